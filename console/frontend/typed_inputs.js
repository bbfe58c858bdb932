// The inputs beside a typed text.
/** @import { FormInput, Unit } from "./types" */
import { html } from "./text.js";

/**
 * @param {FormInput} input
 * @param {string} key of the field
 */
export function inputOf(input, key) {
  return input.type === "choice" ? choice(input, key) : line(input, key);
}

/**
 * @param {FormInput} input
 * @param {string} key
 */
function choice({ name, label, look = "", options = [] }, key) {
  const drawn = options.map(
    (option) =>
      html`<label><input type="radio" name="${key}-${name}" value="${option.value}"><span>${
        option.sign && html`<kbd>${option.sign}</kbd>`
      }${option.label}</span></label>`,
  );
  return html`<fieldset data-input="${name}" class="${look}"><legend>${label}</legend>${drawn}</fieldset>`;
}

/**
 * @param {FormInput} input
 * @param {string} key
 */
function line({ name, type, label, placeholder }, key) {
  const id = `${key}-${name}`;
  const units = type === "unit" && html`list="units-${key}"`;
  return html`<div data-input="${name}" data-type="${type}"><label for="${id}">${label}</label>
    <input id="${id}" type="text" placeholder="${placeholder}" ${units} autocomplete="off"></div>`;
}

/**
 * The names a field for a unit proposes.
 * @param {Unit[]} units
 * @param {string} key of the field
 */
export function unitNames(units, key) {
  const names = units.map((unit) => html`<option value="${unit.name}">${unit.code}</option>`);
  return html`<datalist id="units-${key}">${names}</datalist>`;
}

/**
 * A unit proposed after @; Tab takes the first.
 * @param {Unit} unit
 * @param {number} at
 */
export function unitLine({ id, code, name }, at) {
  const key = at === 0 && html` <kbd>Tab</kbd>`;
  return html`<li><button type="button" data-unit="${id}"><b>@${code}</b> ${name}${key}</button></li>`;
}
