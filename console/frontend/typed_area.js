// Keeps what is typed in a text area of Streamlit's own, at every key, and puts it back after a
// reload or a lost session. Mounted beside the area; draws nothing.
/** @import { AreaData, Change, Component } from "./types" */
import { mounting } from "./mounting.js";
import { textArea, writeInto } from "./streamlit.js";
import { typedText } from "./typed_text.js";

class TypedArea {
  /** @type {import("./typed_text.js").TypedText | undefined} */
  #text;
  #key = "";
  /** @type {MutationObserver | undefined} */
  #drawing;
  #unwatch = () => {};
  #onInput = (/** @type {Event} */ event) => this.#keep(event);

  constructor() {
    document.addEventListener("input", this.#onInput);
  }

  /** @param {Component<AreaData>} component */
  set({ data: { account, field, key, done } }) {
    this.#key = key;
    if (this.#text?.field !== field) this.#attach(account, field);
    if (!this.#text?.finish(done)) this.#restoreWhenDrawn();
  }

  /**
   * @param {number} account
   * @param {string} field
   */
  #attach(account, field) {
    this.#unwatch();
    this.#text = typedText(account, field);
    this.#unwatch = this.#text.watch((why) => this.#hear(why));
  }

  /** @param {Event} event */
  #keep(event) {
    const area = textArea(this.#key);
    if (area && event.target === area) this.#text?.edit(area.value);
  }

  /** @param {Change} why */
  #hear(why) {
    if (why === "loaded") this.#restore();
  }

  #restoreWhenDrawn() {
    if (textArea(this.#key)) return this.#restore();
    this.#drawing ??= new MutationObserver(() => {
      if (!textArea(this.#key)) return;
      this.#drawing?.disconnect();
      this.#restore();
    });
    return this.#drawing.observe(document.body, { childList: true, subtree: true });
  }

  #restore() {
    const area = textArea(this.#key);
    if (!area || area.value || !this.#text?.text || document.activeElement === area) return;
    writeInto(area, this.#text.text);
  }

  end() {
    this.#unwatch();
    this.#drawing?.disconnect();
    document.removeEventListener("input", this.#onInput);
  }
}

const { mount, unmount } = mounting("typedAreas", () => new TypedArea());

export { mount, unmount };
