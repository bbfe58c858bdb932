// Icons, and the chip: an icon with the word for a state; its colour only repeats what they say.
/** @import { Look, Translate } from "./types" */
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

/**
 * How a stored state is drawn, as the server says it among the texts.
 * @param {string} state `meeting.open`, `turn.called`, `presence.lost`
 * @param {Translate} t
 * @returns {Look}
 */
export function lookOf(state, t) {
  return [t(`colour.${state}`), t(`icon.${state}`)];
}
