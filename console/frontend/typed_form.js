// A typed field with inputs beside it (choices, a unit, a person, a date, a time) that are kept and
// handed over together with the text. Signs at the start of a line choose too; they are never needed.
/** @import { About, Component, FormData, FormInput } from "./types" */

import { choosingUnits } from "./choosing.js";
import { mounting, ownRoot } from "./mounting.js";
import { html } from "./text.js";
import { TypedField } from "./typed_field.js";
import { actButtons, inputOf } from "./typed_inputs.js";
import { readDay, readTime, unitNamed } from "./typed_reading.js";

/** @extends {TypedField<FormData>} */
export class TypedForm extends TypedField {
  drawnInputs = "";
  /** @type {Component<FormData> | undefined} what the page has gone on to */
  next;

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    root.classList.add("typed-form");
    this.part("label").insertAdjacentHTML("beforebegin", '<div class="typed-inputs"></div>');
    this.area.insertAdjacentHTML("afterend", '<p class="typed-target" hidden></p>');
    this.inputs = this.find(".typed-inputs", HTMLElement);
    this.target = this.find(".typed-target", HTMLElement);
    this.inputs.addEventListener("input", () => this.onTyped());
    this.target.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("button")) this.turn();
    });
  }

  // While its writer is at one text the page may go on to another: no key shall fall into that.
  /** @param {Component<FormData>} component */
  async set(component) {
    const isOther = Boolean(this.typed && this.typed.field !== component.data.field);
    this.next = isOther && this.isInUse ? component : undefined;
    if (this.next) this.point();
    else await super.set(component);
  }

  async goOn() {
    const { next } = this;
    this.next = undefined;
    if (next) await super.set(next);
  }

  follow() {
    if (this.next && !this.isInUse) this.goOn();
    else this.followText();
  }

  label() {
    super.label();
    const { inputs, units, key, submits } = this.data;
    const drawn = JSON.stringify([inputs, units, submits]);
    if (drawn === this.drawnInputs) return;
    this.drawnInputs = drawn;
    const active = document.activeElement;
    const focused = this.inputs.contains(active) ? active?.id : "";
    this.inputs.innerHTML = String(html`${inputs.map((input) => inputOf(input, key))}`);
    choosingUnits(this.inputs, units ?? [], this.t("typed.offered"));
    this.buttons();
    this.fill();
    if (focused) document.getElementById(focused)?.focus();
  }

  buttons() {
    if (!this.data.submits) return;
    this.part("submit").hidden = true;
    actButtons(this.find(".typed-foot", HTMLElement), this.data.submits, (act) => this.submit(act));
  }

  // What the inputs say as they stand.
  get about() {
    /** @type {About} */
    const about = {};
    for (const input of this.given?.inputs ?? []) {
      const value = this.read(input);
      if (value) about[input.name] = value;
    }
    return about;
  }

  /** @param {FormInput} input */
  place({ name }) {
    return /** @type {HTMLElement | null} */ (this.inputs.querySelector(`[data-input="${name}"]`));
  }

  /** @param {FormInput} input */
  fieldsOf(input) {
    return [...(this.place(input)?.querySelectorAll("input") ?? [])];
  }

  /** @param {FormInput} input */
  read(input) {
    const fields = this.fieldsOf(input);
    const isMarked = input.type === "choice" || input.type === "check";
    if (isMarked) return fields.find((field) => field.checked)?.value ?? "";
    return fields[0]?.value.trim() ?? "";
  }

  fill() {
    this.fillWith(this.text.isPristine ? (this.data.proposed ?? {}) : this.text.about);
    this.sort();
  }

  /** @param {About} about */
  fillWith(about) {
    for (const input of this.data.inputs) {
      const value = String(about[input.name] ?? input.options?.[0]?.value ?? "");
      for (const field of this.fieldsOf(input)) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else if (field.value !== value && field !== document.activeElement) field.value = value;
      }
    }
  }

  write() {
    super.write();
    if (this.drawnInputs) this.fill();
  }

  followText() {
    super.follow();
    if (this.drawnInputs && this.text.isPristine) this.fill();
  }

  onTyped() {
    this.grow();
    if (!this.typed || !this.given) return;
    const text = this.area.value;
    const { matter, seen } = this;
    this.typed.edit(text, { ...this.about, seen, ...(text.trim() && matter ? { matter } : {}) });
    this.sort();
  }

  // The matter the text is about: once something is written it stays the same.
  get matter() {
    const { target } = this.data;
    return this.text.about.matter ?? (target ? String(target.id) : "");
  }

  // The choice a sign in the text makes, if there is one.
  get signed() {
    for (const input of this.data.inputs) {
      const option = input.options?.find(({ sign }) => sign && this.area.value.startsWith(sign));
      if (option) return { name: input.name, value: option.value, length: option.sign?.length ?? 0 };
    }
    return null;
  }

  // What decides which inputs are shown.
  get asked() {
    return this.about;
  }

  // Show the inputs that belong to what is chosen.
  sort() {
    if (!this.drawnInputs) return; // typed before the texts of the inputs came
    const { signed } = this;
    const meant = this.data.inputs.find((input) => input.name === signed?.name);
    for (const field of meant ? this.fieldsOf(meant) : []) {
      if (field.value === signed?.value) field.checked = true;
    }
    const about = this.asked;
    for (const input of this.data.inputs) {
      const wanted = Object.entries(input.when ?? {});
      const isMeant = wanted.every(([name, values]) => values.includes(about[name] ?? ""));
      this.place(input)?.toggleAttribute("hidden", !isMeant);
      if (input.type === "date") this.remark(input, about[input.name] ?? "");
    }
    this.point();
  }

  point() {
    const { matters } = this.data;
    const target = this.next?.data.target ?? this.data.target;
    const matter = this.next ? this.matter : this.text.about.matter;
    const isOther = Boolean(matter && this.area.value.trim() && matter !== String(target?.id));
    this.target.hidden = !(target && isOther);
    if (!target || !matter || !isOther || !this.texts) return;
    const turn = this.t("typed.turn", { number: target.number });
    const drawn = String(html`<span class="ic ic-warn" aria-hidden="true"></span>
      <span>${this.t("typed.target", { number: matters?.[matter]?.number ?? "" })}</span>
      <button type="button">${turn}</button>`);
    if (this.target.innerHTML !== drawn) this.target.innerHTML = drawn;
  }

  // Turn to the matter the page looks at: what stands beside the text is of that one, too.
  turn() {
    if (this.next) {
      this.goOn();
      return;
    }
    if (this.data.target) this.turnTo(String(this.data.target.id));
    this.area.focus();
  }

  /** @param {string} matter */
  turnTo(matter) {
    const { unit = "" } = this.data.matters?.[matter] ?? {};
    this.fillWith({ ...this.about, unit, person: "", due: "" });
    this.text.edit(this.area.value, { ...this.about, seen: this.seen, matter });
    this.sort();
  }

  /**
   * Take the signs off the text: what they say goes along with it.
   * @param {About} about
   */
  unsigned(about) {
    let text = this.area.value;
    const { signed } = this;
    if (signed) {
      about[signed.name] = signed.value;
      text = text.slice(signed.length).trimStart();
    }
    return text;
  }

  submit(act = "") {
    if (this.isComposing || !this.drawnInputs) return;
    /** @type {About} */
    const about = { ...this.about, seen: this.seen, ...(act ? { act } : {}) };
    if (this.matter) about.matter = this.matter;
    const text = this.unsigned(about);
    if (!text.trim() && !this.data.is_optional) return;
    const wrong = this.resolve(about);
    if (wrong) this.fieldsOf(wrong)[0]?.focus();
    else this.text.hand(text, about);
  }

  /**
   * Turn what was written into ids, dates and times; gives the input that cannot be understood.
   * @param {About} about
   */
  resolve(about) {
    for (const input of this.data.inputs) {
      if (this.place(input)?.hidden) delete about[input.name];
      const written = about[input.name];
      const value = written ? this.meant(input, written) : undefined;
      if (value === undefined) continue;
      this.complain(input, value ? "" : this.t(`typed.${input.type}`));
      if (!value) return input;
      about[input.type === "unit" ? `${input.name}_id` : input.name] = value;
    }
    return null;
  }

  /**
   * Give what was meant, "" where it cannot be understood, nothing for plain words.
   * @param {FormInput} input
   * @param {string} written
   */
  meant({ type }, written) {
    if (type === "date") return this.readDay(written);
    if (type === "time") return readTime(written);
    if (type === "unit") return String(unitNamed(this.data.units ?? [], written)?.id ?? "");
    return undefined;
  }

  /**
   * Say of a day that has passed that it is kept as it was said.
   * @param {FormInput} input
   * @param {string} written
   */
  remark(input, written) {
    const note = this.place(input)?.querySelector("small");
    const on = this.readDay(written);
    if (note) note.textContent = on && this.isPast(on) ? this.t("typed.past_short") : "";
  }

  /** @param {string} written */
  readDay(written) {
    return readDay(written, this.data.field.slice(0, 4));
  }

  /** @param {string} on */
  isPast(on) {
    return on < (this.data.today ?? "");
  }

  /**
   * @param {FormInput} input
   * @param {string} text nothing = it is understood now
   */
  complain(input, text) {
    this.fieldsOf(input)[0]?.setAttribute("aria-invalid", String(Boolean(text)));
    this.target.hidden = !text;
    this.target.textContent = text;
    this.say(text);
  }
}

const { mount, unmount } = mounting("typedForms", (element) => new TypedForm(ownRoot(element, "typed")));

export { mount, unmount };
