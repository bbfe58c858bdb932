// Who has the floor and how long.
/** @import { ChairBoard, ChairFloor, PublicMeeting } from "../board_types" */
/** @import { Tools, Translate } from "../types" */
import { chip, lookOf } from "../chips.js";
import { minutes } from "../clock_text.js";
import { asker, place, stateWord } from "../people.js";

export const sections = ["floor", "meeting", "next"];

// Kinds of a turn that are told beside its state.
const UNASKED = new Set(["follow_up", "point_of_order", "statement", "guest"]);

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw({ floor, meeting }, tools) {
  const drawn = floor ? turn(floor, tools) : nobody(meeting, tools);
  return tools.html`<div class="floor ${floor?.state ?? "empty"}">${drawn}</div>`;
}

/**
 * @param {ChairFloor} floor
 * @param {Tools} tools
 */
function turn(floor, tools) {
  const { html, t } = tools;
  return html`<p class="row">${chip(lookOf(`turn.${floor.state}`, t), stateWord(floor, t))}
      ${UNASKED.has(floor.kind) && chip(["info", "chat"], t(`word.turn_kind.${floor.kind}`))}
      ${floor.state === "called" && floor.is_ready && chip(["ok", "check"], t("board.site_ready"))}
      <span class="meta end">${t("board.turn_number", { number: floor.number })}</span></p>
    <p class="who" lang="vi">${floor.unit || asker(floor.asker, t)}</p>
    <p class="meta">${about(floor, t)}</p>
    ${floor.state === "on_air" ? running(floor, tools) : standing(floor, tools)}`;
}

/**
 * @param {ChairFloor} floor
 * @param {Translate} t
 */
function about(floor, t) {
  const from = floor.unit ? floor.asker : place(floor.site, t);
  const more = floor.extended_reason && t("board.more_time", { why: floor.extended_reason });
  const before = floor.unit_seconds > 0 && t("board.unit_time", { time: minutes(floor.unit_seconds) });
  return [from, floor.topic, before, more].filter(Boolean).join(" · ");
}

/**
 * @param {ChairFloor} floor
 * @param {Tools} tools
 */
function running(floor, { html, t, countdown, bar, minutes }) {
  const allowed = t("board.of_time", { time: minutes(floor.seconds_allowed) });
  const count = countdown(floor.ends_at, floor.seconds_allowed);
  return html`<p class="count">${count}<span class="of"><span class="left">${t("board.left")}</span><span
    class="beyond">${t("board.over")}</span>${allowed}</span></p>${bar(
      floor.ends_at,
      floor.seconds_allowed,
      floor.bells,
    )}`;
}

/**
 * @param {ChairFloor} floor
 * @param {Tools} tools
 */
function standing(floor, { html, t, minutes }) {
  const left = floor.seconds_left ?? floor.seconds_allowed;
  const share = Math.min(100, Math.max(0, (100 * left) / (floor.seconds_allowed || 1)));
  const said = left < 0 ? t("board.over") : floor.state === "called" ? t("board.allowed") : t("board.left");
  const allowed = t("board.of_time", { time: minutes(floor.seconds_allowed) });
  return html`<p class="count"><span class="countdown still ${left < 0 && "over"}" role="timer">${minutes(
    left,
  )}</span><span class="of"><span>${said}</span>${floor.state === "paused" && allowed}</span></p>
    <span class="bar" aria-hidden="true"><i style="width:${share.toFixed(1)}%"></i></span>`;
}

/** @type {Record<string, [title: string, hint: string]>} */
const EMPTY = {
  planned: ["board.floor_before", "board.floor_before_hint"],
  recess: ["board.floor_recess", "board.floor_recess_hint"],
  closed: ["board.floor_after", "board.floor_after_hint"],
};

/**
 * @param {PublicMeeting} meeting
 * @param {Tools} tools
 */
function nobody(meeting, { html, t }) {
  const [title, hint] = EMPTY[meeting.state] ?? ["board.floor_empty", "board.floor_empty_hint"];
  return html`<p class="row">${chip(["", "mic-off"], t(title))}</p><p class="lead">${t(hint)}</p>`;
}
