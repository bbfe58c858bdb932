// A typed field with inputs beside it (choices, a unit, a person, a date, a time) that are kept and
// handed over together with the text. Signs at the start of a line choose too; they are never needed.
import { html, translate } from "./text.js";
import { mounting, TypedText } from "./typed_text.js";

const AT = /(^|\s)@([\p{L}\p{N}]{1,20})$/u;
const NUMBER = /^#(\d{1,4})\s+/;
const PROPOSED = 3; // units at once

// For matching alone: lower case, no accents, đ as d.
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d").trim();

const two = (number) => String(number).padStart(2, "0");

// 6/11, 06/11/2026, or as kept: 2026-11-06; without a year the one of the meeting.
function readDay(written, { data }) {
  const kept = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(written);
  const found = kept ? [0, kept[3], kept[2], kept[1]] : /^(\d\d?)[/.-](\d\d?)(?:[/.-](\d{4}))?$/.exec(written);
  if (!found) return "";
  const [, day, month, year = data.field.slice(0, 4)] = found;
  const iso = `${year}-${two(month)}-${two(day)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? "" : iso;
}

function readTime(written) {
  const [, hours, minutes, seconds = "0"] = /^(\d\d?)[:hg.](\d\d)(?:[:.](\d\d))?$/.exec(written) ?? [];
  const isTime = hours < 24 && minutes < 60 && seconds < 60;
  return isTime ? `${two(hours)}:${minutes}:${two(seconds)}` : "";
}

const READERS = {
  unit: (written, form) => String(form.unitNamed(written)?.id ?? ""),
  date: readDay,
  time: readTime,
};

class TypedForm extends TypedText {
  constructor(root) {
    super(root);
    root.classList.add("typed-form");
    this.part("label").insertAdjacentHTML("beforebegin", '<div class="typed-inputs"></div>');
    this.area.insertAdjacentHTML("afterend", '<ul class="typed-units" hidden></ul><p class="typed-target" hidden></p>');
    this.inputs = root.querySelector(".typed-inputs");
    this.units = root.querySelector(".typed-units");
    this.target = root.querySelector(".typed-target");
    this.inputs.addEventListener("input", () => this.typed());
    this.units.addEventListener("click", (event) => this.take(event.target.closest("[data-unit]")));
    this.target.addEventListener("click", (event) => event.target.closest("button") && this.turn());
  }

  label() {
    super.label();
    const { inputs, units, key, submits } = this.data;
    const drawn = JSON.stringify([inputs, units, submits]);
    if (drawn === this.drawnInputs) return;
    this.drawnInputs = drawn;
    const focused = this.inputs.contains(document.activeElement) && document.activeElement.id;
    this.inputs.innerHTML = inputs.map((one) => this.input(one, key)).join("") + String(
      units && html`<datalist id="units-${key}">${units.map((one) => html`<option value="${one.name}">${one.code}</option>`)}</datalist>`,
    );
    this.buttons();
    this.fill();
    if (focused) this.inputs.querySelector(`#${CSS.escape(focused)}`)?.focus();
  }

  input(one, key) {
    const id = `${key}-${one.name}`;
    if (one.type === "choice") {
      return html`<fieldset data-input="${one.name}" class="${one.look ?? ""}"><legend>${one.label}</legend>
        ${one.options.map(({ value, label, sign }) => html`<label><input type="radio" name="${id}" value="${value}"><span>${sign && html`<kbd>${sign}</kbd>`}${label}</span></label>`)}</fieldset>`;
    }
    const units = one.type === "unit" && html`list="units-${key}"`;
    return html`<div data-input="${one.name}" data-type="${one.type}"><label for="${id}">${one.label}</label>
      <input id="${id}" type="text" placeholder="${one.placeholder}" ${units} autocomplete="off"></div>`;
  }

  buttons() {
    const { submits } = this.data;
    if (!submits) return;
    const foot = this.root.querySelector(".typed-foot");
    for (const old of foot.querySelectorAll("[data-act]")) old.remove();
    this.part("submit").hidden = true;
    for (const { act, label, is_primary: isPrimary } of submits) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: label, className: isPrimary ? "primary" : "" });
      button.dataset.act = act;
      button.addEventListener("click", () => this.submit(act));
      foot.append(button);
    }
  }

  // name -> value, of the inputs as they stand
  get about() {
    const about = {};
    for (const one of this.data?.inputs ?? []) {
      const value = this.read(one);
      if (value) about[one.name] = value;
    }
    return about;
  }

  place({ name }) {
    return this.inputs.querySelector(`[data-input="${name}"]`);
  }

  read(one) {
    const place = this.place(one);
    if (one.type === "choice") return place?.querySelector("input:checked")?.value ?? "";
    return place?.querySelector("input").value.trim() ?? "";
  }

  fill() {
    const about = this.draft.isPristine ? this.data.proposed ?? {} : this.draft.about;
    for (const one of this.data.inputs) {
      const value = String(about[one.name] ?? (one.type === "choice" ? one.options[0].value : ""));
      for (const input of this.place(one).querySelectorAll("input")) {
        if (one.type === "choice") input.checked = input.value === value;
        else if (input.value !== value && input !== document.activeElement) input.value = value;
      }
    }
    this.sort();
  }

  write() {
    super.write();
    if (this.drawnInputs) this.fill();
  }

  follow() {
    super.follow();
    if (this.drawnInputs && this.draft.isPristine) this.fill();
  }

  typed() {
    this.grow();
    if (!this.draft || !this.data) return;
    const { target } = this.data;
    const matter = this.draft.about.matter ?? (target && String(target.id));
    const text = this.area.value;
    this.draft.edit(text, { ...this.about, ...(text.trim() && matter ? { matter } : {}) });
    this.sort();
    this.propose();
  }

  // The sign at the start of the text, if it is one of a choice.
  get signed() {
    for (const one of this.data.inputs) {
      const found = one.options?.find(({ sign }) => sign && this.area.value.startsWith(sign));
      if (found) return { name: one.name, value: found.value, length: found.sign.length };
    }
    return null;
  }

  // Show the inputs that belong to what is chosen.
  sort() {
    if (!this.drawnInputs) return; // typed before the texts of the inputs came
    const { signed } = this;
    for (const one of this.data.inputs) {
      if (signed?.name === one.name) {
        this.place(one).querySelector(`input[value="${signed.value}"]`).checked = true;
      }
    }
    const about = this.about;
    for (const one of this.data.inputs) {
      const isShown = !one.when || Object.entries(one.when).every(([name, values]) => values.includes(about[name]));
      this.place(one).hidden = !isShown;
    }
    this.point();
  }

  point() {
    const { target } = this.data;
    const matter = this.draft.about.matter;
    const isOther = Boolean(target && matter && this.area.value.trim() && matter !== String(target.id));
    this.target.hidden = !isOther;
    if (!isOther || !this.texts) return;
    const number = this.data.matters?.[matter] ?? "";
    const t = (key, facts) => translate(this.texts, key, facts);
    const drawn = String(html`<span class="ic ic-warn" aria-hidden="true"></span><span>${t("typed.target", { number })}</span>
      <button type="button">${t("typed.turn", { number: target.number })}</button>`);
    if (this.target.innerHTML !== drawn) this.target.innerHTML = drawn;
  }

  turn() {
    this.draft.edit(this.area.value, { ...this.draft.about, matter: String(this.data.target.id) });
    this.point();
    this.area.focus();
  }

  propose() {
    const asked = this.data.units && AT.exec(this.area.value.slice(0, this.area.selectionStart));
    const sought = asked ? fold(asked[2]) : "";
    const found = sought ? this.data.units.filter((one) => this.isMeant(one, sought)).slice(0, PROPOSED) : [];
    this.proposed = found;
    this.units.hidden = !found.length;
    this.units.innerHTML = found
      .map((one, at) => html`<li><button type="button" data-unit="${one.id}"><b>@${one.code}</b> ${one.name}${at === 0 && html` <kbd>Tab</kbd>`}</button></li>`)
      .join("");
  }

  isMeant(unit, sought) {
    const words = [unit.code, ...unit.aliases, unit.name].map(fold);
    return words.some((one) => one.startsWith(sought)) || words.at(-1).split(" ").some((one) => one.startsWith(sought));
  }

  take(button) {
    const unit = button && this.data.units.find((one) => String(one.id) === button.dataset.unit);
    if (!unit) return;
    const before = this.area.value.slice(0, this.area.selectionStart);
    const start = before.lastIndexOf("@");
    this.area.setRangeText("", start, before.length, "end");
    const input = this.inputs.querySelector('[data-input="unit"] input');
    if (input) input.value = unit.name;
    this.area.focus();
    this.typed();
  }

  press(event) {
    if (event.key === "Tab" && !event.shiftKey && this.proposed?.length && !this.isComposing) {
      event.preventDefault();
      this.take(this.units.querySelector("[data-unit]"));
      return;
    }
    super.press(event);
  }

  // Take the signs off the text: what they say goes along with it.
  unsigned(about) {
    let text = this.area.value;
    const { signed } = this;
    if (signed) {
      about[signed.name] = signed.value;
      text = text.slice(signed.length).trimStart();
    }
    const number = this.data.matters && NUMBER.exec(text);
    const meant = number && Object.entries(this.data.matters).find(([, one]) => one === Number(number[1]));
    if (meant) {
      [about.matter] = meant;
      text = text.slice(number[0].length);
    }
    return text;
  }

  unitNamed(text) {
    const sought = fold(text);
    return this.data.units?.find((one) => [one.name, one.code, ...one.aliases].some((word) => fold(word) === sought));
  }

  submit(act) {
    if (this.isComposing || !this.drawnInputs) return;
    const about = { ...this.about, ...(act ? { act } : {}) };
    const target = this.draft.about.matter ?? (this.data.target && String(this.data.target.id));
    if (target) about.matter = target;
    const text = this.unsigned(about);
    if (!text.trim() && !this.data.is_optional) return;
    const wrong = this.resolve(about);
    if (wrong) return void this.place(wrong).querySelector("input").focus();
    this.draft.hand(text, about, this.stays(about));
  }

  // Turn what was written into ids, dates and times; gives the input that cannot be understood.
  resolve(about) {
    for (const one of this.data.inputs) {
      if (this.place(one).hidden) delete about[one.name];
      const read = READERS[one.type];
      const written = about[one.name];
      if (!read || !written) continue;
      const value = read(written, this);
      this.complain(one, value ? "" : translate(this.texts, `typed.${one.type}`));
      if (!value) return one;
      about[one.type === "unit" ? `${one.name}_id` : one.name] = value;
    }
    return null;
  }

  complain(one, text) {
    this.place(one).querySelector("input").setAttribute("aria-invalid", Boolean(text));
    this.target.hidden = !text;
    this.target.textContent = text;
    this.say(text);
  }

  stays(about) {
    const kept = (this.data.inputs ?? []).filter((one) => one.stays && about[one.name]);
    return Object.fromEntries(kept.map((one) => [one.name, about[one.name]]));
  }
}

const { mount, unmount } = mounting(TypedForm, (window.consoleTypedForms ??= new Map()));
export { mount, unmount };
