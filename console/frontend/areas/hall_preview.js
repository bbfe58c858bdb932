// What the hall's screen shows now: its own fragments, as everybody is sent them.
/** @import { HallView, Tools } from "../types" */
import { Html } from "../text.js";

export const sections = ["hall_stage", "hall_coming", "matter"];

/**
 * @param {HallView} view
 * @param {Tools<{ can_hide?: boolean }>} tools
 */
export function draw({ hall_stage: stage = "", hall_coming: coming = "", matter }, tools) {
  const { html, t, icon, options } = tools;
  const hide =
    options.can_hide &&
    matter?.screen &&
    html`<p class="do"><button type="button" class="st-btn"
      data-choose="hide:${matter.id}:${matter.screen}">${icon("ban")}
      ${t("board.take_off_screen", { number: matter.number })}</button></p>`;
  return html`<h2 class="label">${t("branch.hall")}</h2>
    <div class="hall-preview">${new Html(stage)}<div class="coming">${new Html(coming)}</div></div>${hide}`;
}
