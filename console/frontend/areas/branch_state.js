// Head of a branch's desk: whose it is, the time, its line, its microphone, the way to help.
/** @import { BranchView, Tools } from "../types" */
import { chip, lookOf } from "../chips.js";
import { ownSite, situation } from "../own_site.js";

export const sections = ["mine", "bridges", "floor", "queue", "parked", "meeting"];

/**
 * @param {BranchView} view
 * @param {Tools<{ bridge: number, name: string }>} tools
 */
export function draw(view, { html, t, icon, age, clock, options }) {
  const site = ownSite(view, options);
  const presence = site.bridge?.presence ?? "awaited";
  const since = site.bridge?.since && age(site.bridge.since);
  const isOpen = situation(view, site) === "on_air";
  return html`<header class="branch-top" data-presence="${presence}">
    <h1>${t("branch.heading", { name: options.name })}</h1>
    ${clock()}
    ${chip(lookOf(`presence.${presence}`, t), t(`branch.presence.${presence}`), " ", since)}
    ${isOpen ? chip(["onair", "mic"], t("branch.mic_open")) : chip(["", "mic-off"], t("branch.mic_off"))}
    <a class="st-btn sos" href="#su-co">${icon("warn")}${t("branch.trouble")}</a>
    <p class="offline" data-when="offline" role="status"></p>
  </header>`;
}
