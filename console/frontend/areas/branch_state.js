// Head of a branch's desk: whose it is, the time, its line, its microphone, the way to help.
import { ownSite, situation } from "../own_site.js";

export const sections = ["mine", "bridges", "floor", "queue", "parked", "meeting"];

const LOOKS = { connected: ["ok", "check"], lost: ["fault", "fault"], left: ["", "ring"], awaited: ["", "ring"] };

export function draw(view, { html, t, icon, age, clock, options }) {
  const site = ownSite(view, options);
  const presence = site.bridge?.presence ?? "awaited";
  const [look, sign] = LOOKS[presence];
  const since = site.bridge?.since ? age(site.bridge.since) : "";
  const isOpen = situation(view, site) === "on_air";
  return html`<header class="branch-top" data-presence="${presence}">
    <h1>${t("branch.heading", { name: options.name })}</h1>
    ${clock()}
    <span class="chip ${look}">${icon(sign)}${t(`branch.presence.${presence}`)} ${since}</span>
    <span class="chip ${isOpen ? "onair" : ""}">${icon(isOpen ? "mic" : "mic-off")}${t(isOpen ? "branch.mic_open" : "branch.mic_off")}</span>
    <a class="st-btn sos" href="#su-co">${icon("warn")}${t("branch.trouble")}</a>
    <p class="offline" data-when="offline" role="status"></p>
  </header>`;
}
