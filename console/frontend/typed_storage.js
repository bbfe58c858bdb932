// What is kept of typed texts on this device: from the first key until the server has it.
/** @import { About, HandedOver, Returned } from "./types" */

const PREFIX = "console.typed.";

/**
 * @typedef {object} Stored what one field keeps; all of it may be missing
 * @property {string} [text]
 * @property {number} [revision]
 * @property {number} [seen]
 * @property {number} [saved]
 * @property {HandedOver[]} [outbox]
 * @property {Returned[]} [returned]
 * @property {string} [elsewhere]
 * @property {string} [writer]
 * @property {About} [about]
 */

/**
 * @param {string} place account and field
 * @returns {Stored}
 */
export function read(place) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + place) ?? "null") ?? {};
  } catch {
    return {}; // not ours, or half written
  }
}

/**
 * @param {string} place
 * @param {Stored | null} stored nothing = forget it
 */
export function write(place, stored) {
  if (stored) localStorage.setItem(PREFIX + place, JSON.stringify(stored));
  else localStorage.removeItem(PREFIX + place);
}

/**
 * Keep a text as it stands; all of it while anything of it is open.
 * @param {string} place
 * @param {Required<Omit<Stored, "outbox">> & { isUnsaved: boolean }} kept
 * @param {HandedOver[]} outbox
 */
export function keep(place, kept, outbox) {
  const { text, revision, seen, saved, returned, elsewhere, writer, about } = kept;
  const isOpen = outbox.length + returned.length > 0 || elsewhere || kept.isUnsaved;
  const whole = { text, revision, seen, saved, outbox, returned, elsewhere, writer, about };
  const rest = Object.keys(about).length ? { about } : null;
  write(place, isOpen ? whole : rest);
}

/** Leave nothing of anybody on this device. */
export function forgetAll() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}

/** A short name nobody else uses. */
export function token() {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return [...parts].map((part) => part.toString(36)).join("");
}

/** Name this tab; the same after a reload. */
export function tabName() {
  const name = sessionStorage.getItem("console.tab") || token();
  sessionStorage.setItem("console.tab", name);
  return name;
}
