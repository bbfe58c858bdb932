// Keeps what is typed in a text area of Streamlit's own, at every key, and puts it back after a
// reload or a lost session. Mounted beside the area; draws nothing.
import { draftOf } from "./draft.js";

const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
const finished = (window.consoleKeptAreas ??= new Map()); // field -> how often its text became an act

class KeptArea {
  constructor({ field, account, key }) {
    this.key = key;
    this.draft = draftOf(account, field);
    this.stopWatching = this.draft.watch((why) => why === "loaded" && this.restore());
    this.onInput = (event) => event.target === this.area && this.draft.edit(this.area.value);
    document.addEventListener("input", this.onInput);
  }

  // Found anew each time: Streamlit draws the area before or after this, and may draw another one.
  get area() {
    return document.querySelector(`.st-key-${CSS.escape(this.key)} textarea`);
  }

  set({ field, done }) {
    if ((finished.get(field) ?? done) < done) this.draft.edit("");
    else this.restoreWhenDrawn();
    finished.set(field, done);
  }

  restoreWhenDrawn() {
    if (this.area) return this.restore();
    this.drawing ??= new MutationObserver(() => {
      if (!this.area) return;
      this.drawing.disconnect();
      this.restore();
    });
    return this.drawing.observe(document.body, { childList: true, subtree: true });
  }

  restore() {
    const { area, draft } = this;
    if (!area || area.value || !draft.text || document.activeElement === area) return;
    write.call(area, draft.text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }

  stop() {
    this.stopWatching();
    this.drawing?.disconnect();
    document.removeEventListener("input", this.onInput);
  }
}

const kept = new WeakMap(); // element -> KeptArea

export function mount({ data, parentElement }) {
  let one = kept.get(parentElement);
  if (one?.draft.field !== data.field) {
    one?.stop();
    kept.set(parentElement, (one = new KeptArea(data)));
  }
  one.set(data);
}

export function unmount(parentElement) {
  queueMicrotask(() => parentElement.isConnected || kept.get(parentElement)?.stop());
}
