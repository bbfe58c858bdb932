// Who is called next, and why.
/** @import { ChairBoard, ChairNext, ChairQueued, StaffBridgeCell } from "../board_types" */
/** @import { Tools } from "../types" */
import { chip } from "../chips.js";
import { reasonOf } from "../order_reason.js";
import { asker, place } from "../people.js";

export const sections = ["next", "queue", "bridges", "meeting"];

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw({ next, queue, bridges, meeting }, { html, t }) {
  const coming = next?.[0];
  if (!coming) {
    const why = meeting.state === "closed" ? "board.floor_after_hint" : "board.nobody_waits";
    return html`<div class="next"><h2>${t("board.next")}</h2><p class="lead">${t(why)}</p></div>`;
  }
  const waiting = queue?.find((turn) => turn.number === coming.number);
  const site = siteOf(coming, waiting, bridges ?? []);
  return html`<div class="next"><h2>${t("board.next")}</h2>
    <p class="name">${asker(coming.asker, t)}</p>
    <p class="sub">${[place(coming.site, t), coming.topic ?? waiting?.topic].filter(Boolean).join(" · ")}</p>
    <p class="sub" data-part="why">${reasonOf(waiting, t)}</p>
    <p class="chips">${ready(waiting, site, t)}</p></div>`;
}

/**
 * @param {ChairNext} coming
 * @param {ChairQueued | undefined} waiting
 * @param {StaffBridgeCell[]} bridges
 */
function siteOf(coming, waiting, bridges) {
  const id = waiting?.bridge_id ?? coming.bridge_id;
  return bridges.find((site) => site.id === id);
}

/**
 * @param {ChairQueued | undefined} waiting
 * @param {StaffBridgeCell | undefined} site
 * @param {Tools["t"]} t
 */
function ready(waiting, site, t) {
  if (waiting?.is_ready) return chip(["ok", "check"], t("board.site_ready"));
  if (!site) return "";
  if (site.presence === "connected") return chip(["", "check"], t("board.site_there"));
  return chip(["fault", "fault"], t(`board.site.${site.presence}`)); // whoever is next has to be there
}
