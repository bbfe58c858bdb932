// The inputs beside a typed text.
/** @import { FormData, FormInput } from "./types" */
import { html } from "./text.js";

/**
 * @param {FormInput} input
 * @param {string} key of the field
 */
export function inputOf(input, key) {
  if (input.type === "choice") return choice(input, key);
  return input.type === "check" ? check(input, key) : line(input, key);
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
function check({ name, label }, key) {
  const id = `${key}-${name}`;
  return html`<div data-input="${name}" data-type="check"><input id="${id}" type="checkbox" value="yes">
    <label for="${id}">${label}</label></div>`;
}

/**
 * @param {FormInput} input
 * @param {string} key
 */
function line({ name, type, label, placeholder }, key) {
  const id = `${key}-${name}`;
  const note = type === "date" && html`<small role="status"></small>`;
  return html`<div data-input="${name}" data-type="${type}"><label for="${id}">${label}</label>
    <input id="${id}" type="text" placeholder="${placeholder}" autocomplete="off">${note}</div>`;
}

/**
 * Draw a button for each act of a form.
 * @param {HTMLElement} foot
 * @param {NonNullable<FormData["submits"]>} submits
 * @param {(act: string) => void} onPressed
 */
export function actButtons(foot, submits, onPressed) {
  for (const old of foot.querySelectorAll("[data-act]")) old.remove();
  for (const { act, label, is_primary: isPrimary } of submits) {
    const button = document.createElement("button");
    const className = isPrimary ? "primary" : "";
    Object.assign(button, { type: "button", textContent: label, className });
    button.dataset.act = act;
    button.addEventListener("click", () => onPressed(act));
    foot.append(button);
  }
}
