// Texts and their markup: the catalogs of the server, and a template that escapes every value.

const labels = new Map();

class Html {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function plain(value) {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(plain).join("");
  if (value instanceof Html) return value.text;
  return String(value).replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}

export function html(strings, ...values) {
  return new Html(strings.reduce((text, part, at) => text + plain(values[at - 1]) + part));
}

// Give the texts of a language: key -> text; fetched once.
export function load(language) {
  if (!labels.has(language)) {
    const address = new URL(`labels.${language}.json`, import.meta.url);
    labels.set(language, fetch(address).then((answer) => answer.json()));
    labels.get(language).catch(() => labels.delete(language)); // offline: the next one tries again
  }
  return labels.get(language);
}

export function translate(texts, key, facts = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

const HANOI = { timeZone: "Asia/Ho_Chi_Minh", hourCycle: "h23", hour: "2-digit", minute: "2-digit" };
const CLOCK = new Intl.DateTimeFormat("en-GB", HANOI);

export function time(at) {
  return at ? CLOCK.format(new Date(at)) : "";
}

export function day(on) {
  return on ? on.split("-").reverse().join("/") : "";
}
