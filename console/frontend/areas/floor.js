// Who has the floor and how long; options.part = "who" or "time" draws one half alone.
import { citizen, place } from "../people.js";

export const sections = ["floor", "meeting", "next"];

const LOOKS = { called: ["info", "ready"], on_air: ["onair", "mic"], paused: ["warn", "pause"] };

export function draw({ floor, meeting }, tools) {
  return tools.html`<div class="floor ${floor?.state ?? "empty"}">${floor ? turn(floor, tools) : nobody(meeting, tools)}</div>`;
}

function turn(floor, tools) {
  const { html, t, icon } = tools;
  const [look, glyph] = LOOKS[floor.state];
  return html`<p class="row"><span class="chip ${look}">${icon(glyph)}${t(`word.turn.${floor.state}`)}</span>
      <span class="meta end">${t("board.turn_number", { number: floor.number })}</span></p>
    <p class="who">${citizen(floor.asker, t) || t("word.unnamed")}</p>
    <p class="meta">${[place(floor.site, t), floor.topic].filter(Boolean).join(" · ")}</p>
    ${clock(floor, tools)}`;
}

function clock(floor, tools) {
  const { html, t, countdown, bar, minutes } = tools;
  const allowed = t("board.of_time", { time: minutes(floor.seconds_allowed) });
  if (floor.state === "on_air") {
    return html`<p class="count">${countdown(floor.ends_at, floor.seconds_allowed)}<span class="of"><span class="left">${t("board.left")}</span><span class="beyond">${t("board.over")}</span>${allowed}</span></p>${bar(floor.ends_at, floor.seconds_allowed)}`;
  }
  const left = floor.seconds_left ?? floor.seconds_allowed;
  const share = Math.min(100, Math.max(0, (100 * left) / (floor.seconds_allowed || 1)));
  const said = left < 0 ? t("board.over") : floor.state === "called" ? t("board.allowed") : t("board.left");
  return html`<p class="count"><span class="countdown still ${left < 0 && "over"}" role="timer">${minutes(left)}</span><span class="of"><span>${said}</span>${floor.state === "paused" && allowed}</span></p>
    <span class="bar" aria-hidden="true"><i style="width:${share.toFixed(1)}%"></i></span>`;
}

function nobody(meeting, { html, t, icon }) {
  const [title, hint] = {
    planned: ["board.floor_before", "board.floor_before_hint"],
    recess: ["board.floor_recess", "board.floor_recess_hint"],
    closed: ["board.floor_after", "board.floor_after_hint"],
  }[meeting.state] ?? ["board.floor_empty", "board.floor_empty_hint"];
  return html`<p class="row"><span class="chip">${icon("mic-off")}${t(title)}</span></p><p class="lead">${t(hint)}</p>`;
}
