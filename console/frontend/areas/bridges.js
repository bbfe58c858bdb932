// The sites, in order of their number; more than twelve: trouble first, then how many are well.
/** @import { ChairBoard, StaffBridgeCell } from "../board_types" */
/** @import { Tools } from "../types" */
import { lookOf } from "../chips.js";

export const sections = ["bridges", "queue", "floor", "matter"];

const MOST = 12;
/** @typedef {[look: string, icon: string, word: string]} Looking */
/** @typedef {{ site: StaffBridgeCell, looking: Looking, rank: number }} Cell */

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw(view, tools) {
  const { html, t } = tools;
  const all = view.bridges ?? [];
  if (!all.length) return html`<div class="bridges"><p class="lead">${t("board.no_bridges")}</p></div>`;
  const order = t("order.presence").split(" ");
  const { shown, sum, count } = chosen(
    all.map((site) => ({ site, looking: looking(site, view, t), rank: order.indexOf(site.presence) })),
  );
  const well = all.filter((site) => site.presence === "connected").length;
  return html`<div class="bridges"><ul aria-label="${t("board.bridges", { count: all.length, well })}">${shown.map(
    (cell) => drawn(cell, tools),
  )}${count > 0 && html`<li class="sum"><span class="w">${t(sum, { count })}</span></li>`}</ul></div>`;
}

/**
 * @param {StaffBridgeCell} site
 * @param {ChairBoard} view
 * @param {Tools["t"]} t
 * @returns {Looking}
 */
function looking(site, { queue = [], floor }, t) {
  const plain = presence(site, t);
  if (site.presence !== "connected") return plain;
  if (site.role === "asker" || floor?.bridge_id === site.id) return ["talk", "person", "board.role.asker"];
  const isReady = queue.some((turn) => turn.bridge_id === site.id && turn.is_ready);
  if (isReady) return ["ready", "ready", "board.role.ready"];
  return site.role === "next" ? ["coming", "ring", "board.role.next"] : plain;
}

/**
 * @param {StaffBridgeCell} site
 * @param {Tools["t"]} t
 * @returns {Looking}
 */
function presence(site, t) {
  const state = `presence.${site.presence}`;
  const [colour, glyph] = lookOf(state, t);
  return [colour || "away", glyph, `word.${state}`];
}

/**
 * At most twelve cells; the last one tells how many are not drawn.
 * @param {Cell[]} cells
 */
function chosen(cells) {
  if (cells.length <= MOST) return { shown: cells, sum: "", count: 0 };
  const special = cells.filter(({ looking: [look] }) => look !== "ok").sort(byTrouble);
  const shown = special.slice(0, MOST - 1);
  const sum = shown.length < special.length ? "board.sites_more" : "board.sites_well";
  return { shown, sum, count: cells.length - shown.length };
}

/**
 * @param {Cell} cell
 * @param {Cell} other
 */
function byTrouble(cell, other) {
  return cell.rank - other.rank || (cell.site.number ?? 0) - (other.site.number ?? 0);
}

/**
 * @param {Cell} cell
 * @param {Tools} tools
 */
function drawn({ site, looking: [look, glyph, word] }, { html, t, icon, age }) {
  const name = html`<b><span class="vh">${t("word.bridge")} </span>${site.number ?? site.name}</b>`;
  const since = site.presence !== "awaited" && site.since && age(site.since);
  return html`<li class="${look}" title="${site.name}">${name}<span
    class="w">${icon(glyph)} ${t(word)}</span>${since}</li>`;
}
