// Texts and their markup: the catalogs of the server, and a template that escapes every value.
/** @import { Facts, Texts } from "./types" */

/** @type {Map<string, Promise<Texts>>} */
const labels = new Map();

/** Markup that is safe to stand in a page. */
export class Html {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * @param {unknown} value
 * @returns {string}
 */
function plain(value) {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(plain).join("");
  if (value instanceof Html) return value.text;
  return String(value).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}

/**
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function html(strings, ...values) {
  return new Html(strings.reduce((text, part, at) => text + plain(values[at - 1]) + part));
}

/**
 * Give the texts of a language: key -> text; fetched once.
 * @param {string} language
 * @returns {Promise<Texts>}
 */
export function load(language) {
  const known = labels.get(language);
  if (known) return known;
  const address = new URL(`labels.${language}.json`, import.meta.url);
  const asked = fetch(address).then((answer) => answer.json());
  labels.set(language, asked);
  asked.catch(() => labels.delete(language)); // offline: the next one tries again
  return asked;
}

/**
 * @param {Texts} texts
 * @param {string} key
 * @param {Facts} facts
 */
export function translate(texts, key, facts = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ""));
}
