// A list to choose one line from; hundreds of lines are one component. The arrow keys walk in it.
import { html } from "./text.js";

const chip = ({ look, icon, word }) =>
  html`<span class="chip ${look}"><span class="ic ic-${icon}" aria-hidden="true"></span>${word}</span>`;

const line = (one, isChosen) => html`<li>
  <button type="button" data-choose="${one.id}" tabindex="-1" aria-current="${isChosen}">
    <span class="lead">${one.lead}</span>
    <span class="body"><b>${one.title}</b>${one.text && html`<span class="text">${one.text}</span>`}
      ${one.chips.length > 0 && html`<span class="chips">${one.chips.map(chip)}</span>`}</span>
  </button></li>`;

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

class ChoiceList {
  constructor(root) {
    this.root = root;
    root.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-choose]");
      if (chosen) this.choose(chosen.dataset.choose);
    });
    root.addEventListener("keydown", (event) => {
      if (event.key in STEPS) this.walk(event);
    });
  }

  set({ lines, chosen, label, language }) {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.choose : undefined;
    const drawn = String(
      html`<ol class="choices" aria-label="${label}" lang="${language}">
        ${lines.map((one) => line(one, one.id === chosen))}</ol>`,
    );
    if (drawn !== this.drawn) {
      const scrolled = this.root.firstElementChild?.scrollTop ?? 0;
      this.root.innerHTML = drawn;
      if (this.root.firstElementChild) this.root.firstElementChild.scrollTop = scrolled;
      this.drawn = drawn;
    }
    this.settle(focused === this.chosen ? chosen : focused, focused !== undefined);
    if (this.chosen !== chosen) this.reveal(this.current);
    this.chosen = chosen;
  }

  get buttons() {
    return [...this.root.querySelectorAll("[data-choose]")];
  }

  get current() {
    return this.root.querySelector('[aria-current="true"]') ?? this.buttons[0];
  }

  // Who has walked away from the chosen line stays where they are.
  settle(focused, hadFocus) {
    const button = this.buttons.find((one) => one.dataset.choose === focused) ?? this.current;
    if (!button) return;
    button.tabIndex = 0;
    if (hadFocus) button.focus({ preventScroll: true });
  }

  // Scrolls the list alone: the page stays where the person is reading.
  reveal(button) {
    if (!button) return;
    const list = this.root.firstElementChild;
    const { top, bottom } = button.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (top < frame.top) list.scrollTop -= frame.top - top;
    else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
  }

  walk(event) {
    const { buttons } = this;
    const at = buttons.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    const to = Math.min(Math.max(at + STEPS[event.key], 0), buttons.length - 1);
    buttons[at].tabIndex = -1;
    buttons[to].tabIndex = 0;
    buttons[to].focus({ preventScroll: true });
    this.reveal(buttons[to]);
  }
}

const lists = (window.consoleChoiceLists ??= new Map()); // element -> ChoiceList

export function mount({ data, parentElement, setTriggerValue }) {
  let list = lists.get(parentElement);
  if (!list) {
    const root = document.createElement("div");
    parentElement.append(root);
    lists.set(parentElement, (list = new ChoiceList(root)));
  }
  list.choose = (id) => setTriggerValue("chosen", id);
  list.set(data);
}

export function unmount(parentElement) {
  queueMicrotask(() => parentElement.isConnected || lists.delete(parentElement));
}
