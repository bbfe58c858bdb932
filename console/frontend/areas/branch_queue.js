// Who waits at this site, in order; a name can be given, a turn taken back.
/** @import { BranchView, SiteTurn, Tools } from "../types" */
import { chip, lookOf } from "../chips.js";
import { ownSite } from "../own_site.js";

export const sections = ["mine", "bridges", "floor", "queue", "parked"];

/**
 * @param {BranchView} view
 * @param {Tools<{ bridge: number }>} tools
 */
export function draw(view, tools) {
  const { html, t, options } = tools;
  const { turns } = ownSite(view, options);
  const rows = turns.map((turn, at) => row(turn, at + 1, tools));
  const list = rows.length
    ? html`<ol class="q">${rows}</ol>`
    : html`<p class="meta">${t("branch.nobody")}</p>`;
  return html`<h2>${t("branch.queue", { count: turns.length })}</h2>${list}`;
}

/**
 * @param {SiteTurn} turn
 * @param {number} order
 * @param {Tools} tools
 */
function row(turn, order, tools) {
  const { html, t } = tools;
  const meta = [turn.topic, when(turn, tools)].filter(Boolean).join(". ");
  return html`<li><span class="n">${order}</span><b>${turn.name || t("branch.unnamed")}</b>${mark(
    turn,
    t,
  )}<span class="meta">${meta}</span>${buttons(turn, tools)}</li>`;
}

/** @param {SiteTurn} turn */
const isNext = (turn) => turn.state === "waiting" && turn.place_in_queue === 1;

/**
 * @param {SiteTurn} turn
 * @param {Tools["t"]} t
 */
function mark(turn, t) {
  if (turn.is_ready) return chip(["ok", "ready"], t("branch.ready_chip"));
  if (isNext(turn) || turn.state === "called") return chip(["warn", "clock"], t("branch.prepare_chip"));
  return turn.state === "waiting" ? "" : chip(lookOf(`turn.${turn.state}`, t), t(`word.turn.${turn.state}`));
}

/**
 * @param {SiteTurn} turn
 * @param {Tools} tools
 */
function when(turn, { t, time }) {
  if (turn.state !== "waiting") return "";
  if (isNext(turn)) return t("branch.next_turn");
  const facts = { place: turn.place_in_queue, time: time(turn.expected_at), minutes: turn.spread_minutes };
  if (!turn.expected_at) return t("branch.order", facts);
  return t(turn.spread_minutes ? "branch.order_spread" : "branch.order_at", facts);
}

/**
 * @param {SiteTurn} turn
 * @param {Tools} tools
 */
function buttons(turn, { html, t, icon }) {
  const label = t("branch.withdraw_of", { name: turn.name || t("branch.unnamed"), number: turn.number });
  const name = html`<button type="button" class="st-btn"
    data-choose="name:${turn.id}">${icon("edit")}${t("branch.name")}</button>`;
  const back = html`<button type="button" class="st-btn quiet" data-choose="withdraw:${turn.id}"
    aria-label="${label}">${t("branch.withdraw")}</button>`;
  const isSpeaking = turn.state === "on_air" || turn.state === "paused";
  return html`<span class="do">${!turn.name && name}${!isSpeaking && back}</span>`;
}
