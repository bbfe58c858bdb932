// The sites, in order of their number; more than twelve: trouble first, then how many are well.
/** @import { ChairBoard, StaffBridgeCell } from "../board_types" */
/** @import { Tools } from "../types" */

export const sections = ["bridges", "queue", "floor", "matter"];

const MOST = 12;
/** @typedef {[look: string, icon: string, word: string]} Looking */
/** @typedef {{ site: StaffBridgeCell, looking: Looking }} Cell */

/** @type {Looking} */
const AWAITED = ["awaited", "circle-dash", "word.presence.awaited"];
/** @type {Record<string, Looking>} */
const LOOKS = {
  connected: ["well", "check", "word.presence.connected"],
  lost: ["fault", "fault", "word.presence.lost"],
  left: ["awaited", "ban", "word.presence.left"],
};
/** @type {Record<string, number>} */
const RANK = { lost: 0, left: 1, awaited: 2, connected: 3 };

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw(view, tools) {
  const { html, t } = tools;
  const all = view.bridges ?? [];
  if (!all.length) return html`<div class="bridges"><p class="lead">${t("board.no_bridges")}</p></div>`;
  const { shown, sum, count } = chosen(all.map((site) => ({ site, looking: looking(site, view) })));
  const well = all.filter((site) => site.presence === "connected").length;
  return html`<div class="bridges"><ul aria-label="${t("board.bridges", { count: all.length, well })}">${shown.map(
    (cell) => drawn(cell, tools),
  )}${count > 0 && html`<li class="sum"><span class="w">${t(sum, { count })}</span></li>`}</ul></div>`;
}

/**
 * @param {StaffBridgeCell} site
 * @param {ChairBoard} view
 * @returns {Looking}
 */
function looking(site, { queue = [], floor }) {
  const plain = LOOKS[site.presence] ?? AWAITED;
  if (site.presence !== "connected") return plain;
  if (site.role === "asker" || floor?.bridge_id === site.id) return ["talk", "person", "board.role.asker"];
  const isReady = queue.some((turn) => turn.bridge_id === site.id && turn.is_ready);
  if (isReady) return ["ready", "ready", "board.role.ready"];
  return site.role === "next" ? ["coming", "ring", "board.role.next"] : plain;
}

/**
 * At most twelve cells; the last one tells how many are not drawn.
 * @param {Cell[]} cells
 */
function chosen(cells) {
  if (cells.length <= MOST) return { shown: cells, sum: "", count: 0 };
  const special = cells.filter(({ looking: [look] }) => look !== "well").sort(byTrouble);
  const shown = special.slice(0, MOST - 1);
  const sum = shown.length < special.length ? "board.sites_more" : "board.sites_well";
  return { shown, sum, count: cells.length - shown.length };
}

/**
 * @param {Cell} cell
 * @param {Cell} other
 */
function byTrouble({ site }, { site: other }) {
  const rank = (RANK[site.presence] ?? 0) - (RANK[other.presence] ?? 0);
  return rank || (site.number ?? 0) - (other.number ?? 0);
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
