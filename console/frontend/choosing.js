// A list below an input that offers what may be meant by a few letters; see `ranking.js`.
/** @import { Named } from "./line_types" */
/** @import { Unit } from "./types" */
import { ranked } from "./ranking.js";
import { html } from "./text.js";

const MOST = 30; // lines at once; who needs more writes another letter
const ROOM = 260; // px the list takes at most

/**
 * @template {Named & { id: string }} T
 */
export class Choosing {
  /** @type {T[]} */
  offered = [];
  at = 0;

  /**
   * @param {HTMLInputElement} input
   * @param {T[]} things
   * @param {string} label of the list, for screen readers
   * @param {(thing: T) => void} onTaken
   */
  constructor(input, things, label, onTaken) {
    this.input = input;
    this.things = things;
    this.onTaken = onTaken;
    this.list = document.createElement("ul");
    // In the top layer, so that no frame around the input cuts it.
    const id = `${input.id}-offered`;
    Object.assign(this.list, { className: "offered", id, popover: "manual" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    input.after(this.list);
    const marks = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(marks)) input.setAttribute(name, value);
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", (event) => event.isTrusted && this.offer(input.value));
    input.addEventListener("click", () => this.isOpen || this.offer(""));
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // Pressed down, not clicked: the input would lose its focus and close the list first.
    this.list.addEventListener("pointerdown", (event) => this.takePressed(event));
  }

  /** @param {string} sought */
  offer(sought) {
    this.offered = ranked(sought, this.things).slice(0, MOST);
    this.at = 0;
    this.show();
  }

  get isOpen() {
    return this.offered.length > 0;
  }

  show() {
    const { offered, at, list, input, isOpen } = this;
    list.innerHTML = offered.map((thing, place) => String(this.line(thing, place))).join("");
    if (list.isConnected) list.togglePopover(isOpen);
    this.place();
    input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  // Below the input, or above it where there is no room.
  place() {
    const { left, top, bottom, width } = this.input.getBoundingClientRect();
    const isBelow = bottom + ROOM < innerHeight || top < ROOM;
    Object.assign(this.list.style, {
      left: `${Math.max(0, Math.min(left, innerWidth - 320))}px`,
      minWidth: `${width}px`,
      top: isBelow ? `${bottom + 2}px` : "auto",
      bottom: isBelow ? "auto" : `${innerHeight - top + 2}px`,
    });
  }

  /**
   * @param {T} thing
   * @param {number} place
   */
  line({ short, name, beside }, place) {
    const lead = beside ? html`<small>${beside}</small>` : html`<small>${short[0]}</small>`;
    return html`<li role="option" id="${this.list.id}-${place}" data-at="${place}"
      aria-selected="${String(place === this.at)}">${name} ${lead}</li>`;
  }

  close() {
    this.offered = [];
    this.show();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.walk(step);
    else if (event.key === "Enter" && this.isOpen && !event.isComposing) this.take(this.at);
    else if (event.key === "Escape" && this.isOpen) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} step */
  walk(step) {
    if (!this.isOpen) {
      this.offer("");
      return;
    }
    this.at = (this.at + step + this.offered.length) % this.offered.length;
    this.show();
  }

  /** @param {Event} event */
  takePressed(event) {
    event.preventDefault();
    const line = /** @type {Element} */ (event.target).closest("[data-at]");
    if (line instanceof HTMLElement) this.take(Number(line.dataset.at));
  }

  /** @param {number} at */
  take(at) {
    const taken = this.offered[at];
    if (!taken) return;
    this.close();
    this.onTaken(taken);
  }
}

/**
 * Give a unit as it is sought.
 * @param {Unit} unit
 */
export function soughtUnit({ id, code, name, aliases }) {
  return { id: String(id), short: [code, ...aliases], name };
}

/**
 * Offer units below every input for one.
 * @param {HTMLElement} inputs
 * @param {Unit[]} units
 * @param {string} label of the lists
 */
export function choosingUnits(inputs, units, label) {
  const sought = units.map(soughtUnit);
  for (const input of inputs.querySelectorAll("[data-type=unit] input")) {
    if (!(input instanceof HTMLInputElement)) continue;
    new Choosing(input, sought, label, ({ name }) => {
      input.value = name;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
