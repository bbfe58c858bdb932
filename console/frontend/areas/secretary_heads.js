// Who is here: heads in the hall and at the sites, and sites in trouble.
/** @import { ChairBoard, StaffBridgeCell } from "../board_types" */
/** @import { Tools } from "../types" */
import { chip } from "../chips.js";

export const sections = ["heads", "bridges"];

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw({ heads, bridges = [] }, tools) {
  const { html, t } = tools;
  const lost = bridges.filter((site) => site.presence === "lost");
  const here = bridges.filter((site) => site.presence === "connected").length;
  const counted =
    heads &&
    html`<span>${t("word.hall")} <b>${heads.hall ?? "–"}</b></span>
      <span>${t("secretary.sites", { count: bridges.length })} <b>${heads.sites ?? 0}</b></span>`;
  return html`<div class="heads"><span class="label">${t("secretary.present")}</span>
    ${counted}
    <span>${t("secretary.connected")} <b>${here}/${bridges.length}</b></span>
    ${lost.map((site) => trouble(site, tools))}</div>`;
}

/**
 * @param {StaffBridgeCell} site
 * @param {Tools} tools
 */
function trouble({ name, since }, { html, t, age }) {
  const said = html`<span lang="vi">${t("secretary.lost", { name })}</span>`;
  return chip(["fault", "fault"], said, " ", since && age(since));
}
