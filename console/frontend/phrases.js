// Phrases kept ready for the secretary's line: offered after a semicolon with a letter behind it.
import { ranked } from "./ranking.js";

const SOUGHT = /;(?<sought>[\p{L}\p{N}][^;@#]{0,30})$/u; // "…; sau đó" goes on writing

/**
 * Give the phrases that may be meant, the likeliest first.
 * @param {string} before the caret
 * @param {string[]} phrases
 */
export function phrasesFor(before, phrases) {
  const sought = SOUGHT.exec(before)?.groups?.sought;
  if (!sought) return [];
  const things = phrases.map((phrase) => ({ short: [], name: phrase }));
  return ranked(sought, things).map(({ name }) => name);
}
