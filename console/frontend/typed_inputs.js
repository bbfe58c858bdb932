// The inputs beside a typed text.
/** @import { FormInput } from "./types" */
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
  return html`<div data-input="${name}" data-type="${type}"><label for="${id}">${label}</label>
    <input id="${id}" type="text" placeholder="${placeholder}" autocomplete="off"></div>`;
}
