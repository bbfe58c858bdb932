// The choice of a unit: an input with what may be meant below it. Tells the id of the unit, "" for
// none, or the words that name no unit, so that an act can refuse them instead of dropping them.
/** @import { Component, PickerData } from "./types" */
import { Choosing, soughtUnit } from "./choosing.js";
import { mounting, ownRoot } from "./mounting.js";
import { html, load, translate } from "./text.js";
import { unitNamed } from "./typed_reading.js";

class UnitPicker {
  drawn = "";
  told = "";
  /** @type {Component["setTriggerValue"]} */
  trigger = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /** @param {Component<PickerData>} component */
  async set({ data, setTriggerValue }) {
    this.trigger = setTriggerValue;
    // A unit the server chose is not one told from here: choosing the former one again is news.
    if (data.chosen !== this.data?.chosen && (data.chosen || Number(this.told))) this.told = "";
    this.data = data;
    const texts = await load(data.language);
    const drawn = JSON.stringify([data.key, data.label, data.placeholder, data.units, data.language]);
    if (drawn !== this.drawn) this.draw(data, translate(texts, "typed.offered"));
    this.drawn = drawn;
    const input = this.root.querySelector("input");
    const name = data.units.find(({ id }) => id === data.chosen)?.name ?? "";
    if (!input || (!name && this.told && !Number(this.told))) return; // words that name no unit stay
    if (document.activeElement !== input) input.value = name;
  }

  /**
   * @param {PickerData} data
   * @param {string} offered
   */
  draw({ key, label, placeholder, units }, offered) {
    const id = `pick-${key}`;
    this.root.innerHTML = String(html`<div class="unit-picker"><label for="${id}">${label}</label>
      <input id="${id}" type="text" placeholder="${placeholder}" autocomplete="off"></div>`);
    const input = /** @type {HTMLInputElement} */ (this.root.querySelector("input"));
    new Choosing(input, units.map(soughtUnit), offered, ({ name }) => {
      input.value = name;
      this.tell(input);
    });
    input.addEventListener("blur", () => this.tell(input));
  }

  /** @param {HTMLInputElement} input */
  tell(input) {
    const unit = unitNamed(this.data?.units ?? [], input.value);
    if (unit) input.value = unit.name;
    const told = unit ? String(unit.id) : input.value.trim();
    input.setAttribute("aria-invalid", String(Boolean(told && !unit)));
    if (told === (this.told || String(this.data?.chosen || ""))) return;
    this.told = told;
    this.trigger("chosen", told || "0");
  }

  end() {}
}

const { mount, unmount } = mounting("unitPickers", (element) => new UnitPicker(ownRoot(element)));

export { mount, unmount };
