// A list to choose one line from; hundreds of lines are one component. The arrow keys walk in it.
/** @import { Component, ListData, ListLine } from "./types" */
import { chip } from "./chips.js";
import { mounting, ownRoot } from "./mounting.js";
import { html } from "./text.js";

/** @param {ListLine["chips"][number]} mark */
const mark = ({ look, icon, word }) => chip([look, icon], word);

/**
 * @param {ListLine} line
 * @param {boolean} isChosen
 */
const item = ({ id, lead, title, text, chips }, isChosen) => html`<li>
  <button type="button" data-choose="${id}" tabindex="-1" aria-current="${String(isChosen)}">
    <span class="lead">${lead}</span>
    <span class="body"><b>${title}</b>${text && html`<span class="text">${text}</span>`}
      ${chips.length > 0 && html`<span class="chips">${chips.map(mark)}</span>`}</span>
  </button></li>`;

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

class ChoiceList {
  drawn = "";
  /** @type {string | undefined} */
  chosen;
  /** @type {Component["setTriggerValue"]} */
  trigger = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.addEventListener("click", (event) => {
      const chosen = /** @type {Element} */ (event.target).closest("[data-choose]");
      if (chosen instanceof HTMLElement) this.trigger("chosen", chosen.dataset.choose);
    });
    root.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (step) this.walk(event, step);
    });
  }

  /** @param {Component<ListData>} component */
  set({ data, setTriggerValue }) {
    this.trigger = setTriggerValue;
    const { lines, chosen, label, language } = data;
    const active = document.activeElement;
    const hadFocus = active instanceof HTMLElement && this.root.contains(active);
    const focused = hadFocus ? active.dataset.choose : undefined;
    const drawn = String(
      html`<ol class="choices" aria-label="${label}" lang="${language}">
        ${lines.map((line) => item(line, line.id === chosen))}</ol>`,
    );
    if (drawn !== this.drawn) this.replace(drawn);
    this.settle(focused === this.chosen ? chosen : focused, hadFocus);
    if (this.chosen !== chosen) this.reveal(this.current);
    this.chosen = chosen;
  }

  /** @param {string} drawn */
  replace(drawn) {
    const scrolled = this.list?.scrollTop ?? 0;
    this.root.innerHTML = drawn;
    if (this.list) this.list.scrollTop = scrolled;
    this.drawn = drawn;
  }

  get list() {
    return this.root.firstElementChild;
  }

  get buttons() {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll("[data-choose]")]);
  }

  /** @returns {HTMLElement | undefined} */
  get current() {
    const marked = this.root.querySelector('[aria-current="true"]');
    return marked instanceof HTMLElement ? marked : this.buttons[0];
  }

  /**
   * Who has walked away from the chosen line stays where they are.
   * @param {string | undefined} focused the line a person is on
   * @param {boolean} hadFocus
   */
  settle(focused, hadFocus) {
    const button = this.buttons.find(({ dataset }) => dataset.choose === focused) ?? this.current;
    if (!button) return;
    button.tabIndex = 0;
    if (hadFocus) button.focus({ preventScroll: true });
  }

  /**
   * Scrolls the list alone: the page stays where the person is reading.
   * @param {HTMLElement | undefined} button
   */
  reveal(button) {
    const list = this.list;
    if (!list || !button) return;
    const { top, bottom } = button.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (top < frame.top) list.scrollTop -= frame.top - top;
    else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} step
   */
  walk(event, step) {
    const { buttons } = this;
    const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const from = buttons[at];
    const to = buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)];
    if (!from || !to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus({ preventScroll: true });
    this.reveal(to);
  }

  end() {}
}

const { mount, unmount } = mounting("choiceLists", (element) => new ChoiceList(ownRoot(element)));

export { mount, unmount };
