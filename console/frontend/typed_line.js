// The secretary's line: what its signs and words say is shown below it before Enter, and what is
// named by # or @, or begun after a semicolon, is offered; Tab takes the first. It is handed over as
// written, and read again.
/** @import { ReadLine } from "./line_types" */
/** @import { About } from "./types" */
import { chip } from "./chips.js";
import { soughtUnit } from "./choosing.js";
import { day } from "./clock_text.js";
import { readLine } from "./line_reading.js";
import { mounting, ownRoot } from "./mounting.js";
import { phrasesFor } from "./phrases.js";
import { ranked } from "./ranking.js";
import { html } from "./text.js";
import { TypedForm } from "./typed_form.js";

const AT = /(?:^|\s)@(?<sought>[^@#]{0,30})$/u;
const NUMBER = /^(?:\s*(?:[>?!]|\/\/|=\d+))*\s*#(?<sought>[^@#]{0,30})$/u;
const OFFERED = 3; // at once

class TypedLine extends TypedForm {
  /** @type {{ put: string, lead: string, name: string }[]} */
  offered = [];

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.area.insertAdjacentHTML(
      "afterend",
      '<ul class="typed-units" hidden></ul><p class="typed-read" hidden></p>',
    );
    this.units = this.find(".typed-units", HTMLElement);
    this.told = this.find(".typed-read", HTMLElement);
    this.units.addEventListener("click", (event) => this.takeClicked(event));
  }

  /** @returns {ReadLine} */
  get reading() {
    const { line, units = [], matters = {} } = this.data;
    if (!line) return { text: this.area.value, unknown: [] };
    const numbers = Object.entries(matters).map(([id, { number }]) => [number, Number(id)]);
    const known = { units, matters: Object.fromEntries(numbers), year: line.year };
    return readLine(this.area.value, this.about.kind ?? line.notes[0]?.kind ?? "", known, line);
  }

  get signed() {
    const { note } = this.reading;
    return note ? { name: "kind", value: note, length: 0 } : null;
  }

  get asked() {
    return this.reading.outcome ? { ...this.about, kind: "outcome" } : this.about;
  }

  onTyped() {
    if (this.typed && this.given) {
      const named = this.reading.matter_id;
      if (named && String(named) !== this.matter) this.turnTo(String(named));
    }
    super.onTyped();
    if (this.given) this.offer();
  }

  sort() {
    super.sort();
    if (this.drawnInputs) this.tell();
  }

  point() {
    super.point();
    if (this.reading.matter_id) this.target.hidden = true; // the chip below says so
  }

  // Show what the line would become.
  tell() {
    this.told.hidden = !this.area.value.trim() || !this.texts;
    const drawn = this.told.hidden ? "" : this.chips(this.reading).join(" ");
    if (this.told.innerHTML !== drawn) this.told.innerHTML = drawn;
  }

  /** @param {ReadLine} said */
  chips(said) {
    const { about } = this;
    const { label, isNew, takes } = this.becomes(said);
    const number = this.data.matters?.[said.matter_id ?? this.matter]?.number;
    const named = this.data.units?.find(({ id }) => id === said.unit_id)?.name;
    const unit = named ?? about.unit;
    const person = said.person || (named && named !== about.unit ? "" : about.person);
    return [
      number && !isNew && chip(["", "list"], this.t("typed.read_matter", { number })),
      chip(["info", "note"], label),
      takes.unit && unit && chip(["", "people"], unit),
      takes.person && person && chip(["", "person"], person),
      takes.day && this.dueChip(said),
      ...said.unknown.map(([what, word]) => chip(["fault", "fault"], this.unknown(what, word))),
    ].filter(Boolean);
  }

  /**
   * @param {string} what
   * @param {string} word
   */
  unknown(what, word) {
    return this.t(`typed.unknown.${what}`, { word });
  }

  /**
   * Tell what a line becomes, and what that names.
   * @param {ReadLine} said
   */
  becomes(said) {
    const { notes = [], outcomes = [] } = this.data.line ?? {};
    const ending = outcomes.find(({ kind }) => kind === said.outcome);
    if (ending) {
      const takes = { unit: ending.names_unit || ending.names_body, person: false, day: ending.takes_date };
      return { label: this.t("typed.read_outcome", { outcome: ending.label }), isNew: false, takes };
    }
    const note = notes.find(({ kind }) => kind === (said.note ?? this.about.kind));
    const takes = { unit: note?.names_unit, person: note?.names_person, day: note?.takes_date };
    return { label: note?.label ?? "", isNew: note?.kind === "wording", takes };
  }

  /** @param {ReadLine} said */
  dueChip(said) {
    if (said.is_undated) return chip(["", "calendar"], this.t("typed.read_undated"));
    const on = said.due_on || this.readDay(this.about.due ?? "");
    if (!on) return "";
    return chip(this.isPast(on) ? ["warn", "warn"] : ["", "calendar"], this.dueText(on));
  }

  /** @param {string} on */
  dueText(on) {
    return this.t(this.isPast(on) ? "typed.past" : "typed.read_due", { day: day(on) });
  }

  // ── What is offered after a sign ──────────────────────────────────────────────────────────

  offer() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    const found = [...this.mattersFor(before), ...this.unitsFor(before), ...this.phrases(before)];
    this.offered = found.slice(0, OFFERED);
    this.units.hidden = !this.offered.length;
    this.units.innerHTML = this.offered.map((one, at) => String(this.offeredLine(one, at))).join("");
  }

  /** @param {string} before the caret */
  unitsFor(before) {
    const sought = AT.exec(before)?.groups?.sought;
    const isNamed = !this.reading.unknown.some(([what]) => what === "unit");
    if (!sought || (isNamed && /\s$/.test(sought))) return [];
    const found = ranked(sought, (this.data.units ?? []).map(soughtUnit));
    return found.map(({ short, name }) => ({ put: `@${short[0]} `, lead: `@${short[0]}`, name }));
  }

  /** @param {string} before the caret */
  mattersFor(before) {
    const sought = NUMBER.exec(before)?.groups?.sought;
    if (sought === undefined || this.reading.matter_id) return [];
    const things = Object.values(this.data.matters ?? {})
      .sort((one, other) => one.number - other.number)
      .map(({ number, gist, asker }) => ({
        short: [String(number)],
        name: gist ?? "",
        beside: asker ?? "",
      }));
    return ranked(sought, things).map(({ short, name, beside }) => ({
      put: `#${short[0]} `,
      lead: `#${short[0]}`,
      name: [beside, name].filter(Boolean).join(": "),
    }));
  }

  /** @param {string} before the caret */
  phrases(before) {
    const found = phrasesFor(before, this.data.phrases ?? []);
    return found.map((phrase) => ({ put: phrase, lead: ";", name: phrase }));
  }

  /**
   * @param {{ lead: string, name: string }} offered
   * @param {number} at
   */
  offeredLine({ lead, name }, at) {
    const key = at === 0 && html` <kbd>Tab</kbd>`;
    return html`<li><button type="button" data-at="${at}"><b>${lead}</b> ${name}${key}</button></li>`;
  }

  /** @param {Event} event */
  takeClicked(event) {
    const button = /** @type {Element} */ (event.target).closest("[data-at]");
    if (button instanceof HTMLElement) this.take(Number(button.dataset.at));
  }

  /** @param {number} at */
  take(at) {
    const taken = this.offered[at];
    if (!taken) return;
    const before = this.area.value.slice(0, this.area.selectionStart);
    this.area.setRangeText(taken.put, before.lastIndexOf(taken.lead.charAt(0)), before.length, "end");
    this.area.focus();
    this.onTyped();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "Tab" && !event.shiftKey && this.offered.length && !this.isComposing) {
      event.preventDefault();
      this.take(0);
      return;
    }
    super.press(event);
  }

  /**
   * What the line names must be known; the text goes as it is, to be read again.
   * @param {About} about
   */
  unsigned(about) {
    const { outcome, matter_id: named } = this.reading;
    const seen = this.data.matters?.[named ?? this.matter]?.seen;
    if (outcome && seen) about.seen = seen;
    return this.area.value;
  }

  submit() {
    if (this.isComposing || !this.drawnInputs) return;
    const [unknown] = this.reading.unknown;
    if (unknown) this.refuse(this.unknown(...unknown));
    else super.submit();
    this.offered = [];
    this.units.hidden = true;
  }

  /** @param {string} text */
  refuse(text) {
    this.target.hidden = false;
    this.target.textContent = text;
    this.say(text);
  }
}

const { mount, unmount } = mounting("typedLines", (element) => new TypedLine(ownRoot(element, "typed")));

export { mount, unmount };
