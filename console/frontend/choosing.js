// A list below an input that offers what may be meant by a few letters; see `ranking.js`.
/** @import { Named, Unit } from "./types" */
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
    Object.assign(this.list, { className: "offered", id: `${input.id}-offered`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    input.after(this.list);
    const marks = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(marks)) input.setAttribute(name, value);
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", (event) => event.isTrusted && this.offer(input.value));
    input.addEventListener("click", () => this.list.hidden && this.offer(""));
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

  show() {
    const { offered, at, list, input } = this;
    list.hidden = !offered.length;
    list.innerHTML = offered.map((thing, place) => String(this.line(thing, place))).join("");
    list.classList.toggle("up", input.getBoundingClientRect().bottom + ROOM > innerHeight);
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
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
    else if (event.key === "Enter" && !this.list.hidden && !event.isComposing) this.take(this.at);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} step */
  walk(step) {
    if (this.list.hidden) {
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
