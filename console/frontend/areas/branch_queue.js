// Who waits at this site, in order; a name can be given, a turn taken back.
import { ownSite } from "../own_site.js";

export const sections = ["mine", "bridges", "floor", "queue", "parked"];

const LOOKS = { on_air: ["onair", "mic"], paused: ["warn", "pause"], called: ["warn", "clock"], parked: ["warn", "pause"] };

function mark(turn, { html, t, icon }) {
  if (turn.is_ready) return html`<span class="chip ok">${icon("ready")}${t("branch.ready_chip")}</span>`;
  const isNext = turn.state === "waiting" && turn.place_in_queue === 1;
  if (turn.state === "waiting" && !isNext) return "";
  const [look, sign] = isNext ? ["warn", "clock"] : LOOKS[turn.state];
  const word = isNext || turn.state === "called" ? t("branch.prepare_chip") : t(`word.turn.${turn.state}`);
  return html`<span class="chip ${look}">${icon(sign)}${word}</span>`;
}

function when(turn, { t, time }) {
  if (turn.state !== "waiting") return "";
  if (turn.place_in_queue === 1) return t("branch.next_turn");
  const facts = { place: turn.place_in_queue, time: time(turn.expected_at) };
  return t(turn.expected_at ? "branch.order_at" : "branch.order", facts);
}

function buttons(turn, { html, t, icon }) {
  const name = turn.name
    ? ""
    : html`<button type="button" class="st-btn" data-choose="name:${turn.id}">${icon("edit")}${t("branch.name")}</button>`;
  const isOver = turn.state === "on_air" || turn.state === "paused";
  const label = t("branch.withdraw_of", { name: turn.name || t("branch.unnamed"), number: turn.number });
  const back = isOver
    ? ""
    : html`<button type="button" class="st-btn quiet" data-choose="withdraw:${turn.id}" aria-label="${label}">${t("branch.withdraw")}</button>`;
  return html`<span class="do">${name}${back}</span>`;
}

export function draw(view, tools) {
  const { html, t, options } = tools;
  const { turns } = ownSite(view, options);
  const rows = turns.map((turn, at) => {
    const meta = [turn.topic, when(turn, tools)].filter(Boolean).join(". ");
    return html`<li><span class="n">${at + 1}</span><b>${turn.name || t("branch.unnamed")}</b>${mark(turn, tools)}<span class="meta">${meta}</span>${buttons(turn, tools)}</li>`;
  });
  const list = rows.length ? html`<ol class="q">${rows}</ol>` : html`<p class="meta">${t("branch.nobody")}</p>`;
  return html`<h2>${t("branch.queue", { count: turns.length })}</h2>${list}`;
}
