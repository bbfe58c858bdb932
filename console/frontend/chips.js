// Icons, and the chip: an icon with the word for a state; its colour only repeats what they say.
/** @import { Look } from "./types" */
import { html } from "./text.js";

/** @param {string} name of icons.css, without `ic-` */
export function icon(name) {
  return html`<span class="ic ic-${name}" aria-hidden="true"></span>`;
}

/** @type {Look} */
const UNKNOWN = ["", "ring"];

/**
 * @param {Look | undefined} look ok, warn, fault, info, onair or none; and the icon
 * @param {...unknown} words
 */
export function chip(look, ...words) {
  const [colour, name] = look ?? UNKNOWN;
  return html`<span class="chip ${colour}">${icon(name)}${words}</span>`;
}

/** @type {Readonly<Record<string, Look>>} */
export const MEETING_LOOKS = {
  planned: ["", "calendar"],
  open: ["onair", "onair"],
  recess: ["warn", "pause"],
  closed: ["ok", "check-circle"],
};
