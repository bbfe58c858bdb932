// Head of a department's desk: whose it is, how the meeting stands, the time.
/** @import { BranchView, Tools } from "../types" */
import { chip, lookOf } from "../chips.js";

export const sections = ["meeting"];

/**
 * @param {BranchView} view
 * @param {Tools<{ name: string }>} tools
 */
export function draw({ meeting }, { html, t, clock, options }) {
  const state = meeting?.state ?? "planned";
  return html`<header class="department-top"><h1 lang="vi">${options.name}</h1>
    ${chip(lookOf(`meeting.${state}`, t), t(`word.meeting.${state}`))}${clock()}
    <p class="offline" data-when="offline" role="status"></p></header>`;
}
