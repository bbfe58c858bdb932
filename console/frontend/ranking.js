// Finding what somebody means by a few letters: without accents, by initials, words in any order.
// The same rule as `console/text/ranking.py`, for lists sought in while somebody types.
/** @import { Named } from "./line_types" */

const WORD = /[\p{L}\p{N}]+/gu;
const LEAST_WITHIN = 2; // letters; one alone stands within nearly every name

/**
 * Give a text as it is compared: lower case, no accents, đ as d.
 * @param {string} text
 */
export function fold(text) {
  return text
    .replaceAll("ð", "đ")
    .replaceAll("Ð", "Đ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Give the folded words of a text; figures and letters only.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return fold(text).match(WORD) ?? [];
}

/** @param {string} text */
const said = (text) => wordsOf(text).join(" ");

/** @param {string} name */
const initials = (name) =>
  name
    .split(" ")
    .map((word) => word[0])
    .join("");

/**
 * @param {string} start
 * @param {string[]} words
 */
const begins = (start, words) => words.some((word) => word.startsWith(start));

/**
 * Tell how likely a thing is meant: 0 = it is called so; -1 = not at all.
 * @param {string[]} words sought
 * @param {Named} thing
 */
function rankOf(words, { short, name, beside = "" }) {
  if (!words.length) return 0;
  const wanted = words.join(" ");
  const shorts = short.map(said);
  const full = said(name);
  const all = [...shorts, full, said(beside)].join(" ").split(" ");
  return [
    [...shorts, full].includes(wanted),
    shorts.some((text) => text.startsWith(wanted)),
    full.startsWith(wanted),
    initials(full).startsWith(wanted.replaceAll(" ", "")),
    words.every((word) => begins(word, full.split(" "))),
    words.every((word) => begins(word, all)),
    words.every((word) => word.length >= LEAST_WITHIN && all.join(" ").includes(word)),
  ].indexOf(true);
}

/**
 * Give what may be meant, the likeliest first; equally likely ones stay in their order.
 * @template {Named} T
 * @param {string} sought nothing = everything
 * @param {T[]} things
 * @returns {T[]}
 */
export function ranked(sought, things) {
  const words = wordsOf(sought);
  return things
    .map((thing) => /** @type {const} */ ([rankOf(words, thing), thing]))
    .filter(([rank]) => rank >= 0)
    .sort(([first], [second]) => first - second)
    .map(([, thing]) => thing);
}
