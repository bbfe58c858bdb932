// A field whose text is kept while it is typed; Enter (with Ctrl when it has several lines) or its
// button hands it over. The value is never set while somebody is writing in it.
/** @import { Change, Component, FieldData, HandedOver, Look, Returned, Texts, Translate } from "./types" */
/** @import { TypedText } from "./typed_text.js" */
import { chip } from "./chips.js";
import { mounting, ownRoot } from "./mounting.js";
import { html, load, translate } from "./text.js";
import { typedText } from "./typed_text.js";

/** @type {Readonly<Record<string, Look>>} */
const LOOKS = { saved: ["ok", "check"], sending: ["", "sync"], local: ["warn", "device"] };

/** @template {FieldData} [Data=FieldData] */
export class TypedField {
  /** @type {Data | undefined} */
  given;
  /** @type {TypedText | undefined} */
  typed;
  /** @type {Texts | undefined} */
  texts;
  isComposing = false;
  said = "";
  drawnKept = "";
  stop = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.root.innerHTML = String(html`<div class="typed-field">
      <label data-part="label"></label>
      <textarea autocomplete="off" spellcheck="false"></textarea>
      <div class="typed-foot">
        <span data-part="state" hidden></span>
        <span data-part="others" hidden></span>
        <span class="meta" data-part="help"></span>
        <button type="button" data-part="submit"></button>
      </div>
      <ul class="typed-kept" data-part="kept" hidden></ul>
      <p class="vh" role="status"></p>
    </div>`);
    this.area = this.find("textarea", HTMLTextAreaElement);
    this.listen();
  }

  /** What the page handed it last. */
  get data() {
    if (!this.given) throw new Error("not mounted yet");
    return this.given;
  }

  /** The text of the field it stands for. */
  get text() {
    if (!this.typed) throw new Error("not mounted yet");
    return this.typed;
  }

  /** @type {Translate} */
  t = (key, facts) => translate(this.texts ?? {}, key, facts);

  /**
   * @template {Element} T
   * @param {string} selector
   * @param {new () => T} kind
   */
  find(selector, kind) {
    const found = this.root.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`no ${selector}`);
  }

  /** @param {string} name */
  part(name) {
    return this.find(`[data-part=${name}]`, HTMLElement);
  }

  listen() {
    const { area } = this;
    area.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    area.addEventListener("compositionend", () => {
      this.isComposing = false;
    });
    area.addEventListener("input", () => this.onTyped());
    area.addEventListener("keydown", (event) => this.press(event));
    area.addEventListener("blur", () => this.follow());
    this.part("submit").addEventListener("click", () => this.submit());
    this.part("kept").addEventListener("click", (event) => this.choose(event));
  }

  /** @param {Component<Data>} component */
  async set({ data, setTriggerValue }) {
    const { field, account } = data;
    if (this.typed?.field !== field || this.typed?.account !== account) this.attach(data);
    this.given = data;
    this.text.outbox.serve((handed) => setTriggerValue("handed", handed), data.heard, data.done);
    this.texts = await load(data.language).catch(() => this.texts); // offline: as it was
    if (!this.texts) return;
    this.label();
    this.follow();
    this.show();
  }

  /** @param {Data} data */
  attach(data) {
    // What is typed on must not go into the field that takes this one's place.
    const active = document.activeElement;
    if (this.typed && active instanceof HTMLElement && this.root.contains(active)) active.blur();
    this.stop();
    this.typed = typedText(data.account, data.field);
    this.typed.refresh();
    this.stop = this.typed.watch((why) => this.hear(why));
    this.given = data;
    this.write();
  }

  label() {
    const { label, placeholder, rows, help, submit_label: submit, key, language } = this.data;
    this.area.id = `typed-${key}`;
    const name = this.find("[data-part=label]", HTMLLabelElement);
    name.htmlFor = this.area.id;
    name.textContent = label;
    Object.assign(this.area, { placeholder, rows, lang: language });
    this.part("help").textContent = help;
    this.part("submit").textContent = submit || this.t("typed.submit");
    this.root.dataset.rows = String(rows);
    this.grow();
  }

  get isInUse() {
    return this.isComposing || (document.activeElement === this.area && this.area.value !== "");
  }

  onTyped() {
    this.grow();
    const text = this.area.value;
    this.typed?.edit(text, text.trim() ? { seen: this.seen } : {});
  }

  // What its writer had before their eyes when they began: what has come since, they may not know.
  get seen() {
    const { isPristine, about } = this.text;
    return (isPristine ? undefined : about.seen) ?? this.given?.seen ?? "";
  }

  grow() {
    this.area.style.height = "auto";
    if (this.area.scrollHeight) this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key !== "Enter" || event.isComposing || this.isComposing) return;
    const isSingle = this.data.rows === 1 && !event.shiftKey;
    if (!isSingle && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.submit();
  }

  submit() {
    if (this.isComposing || !this.area.value.trim()) return;
    this.text.hand(this.area.value, { seen: this.seen });
  }

  // What should stand in the field: what its writer wrote, else what the page proposes.
  get wanted() {
    return this.text.isPristine ? this.data.initial : this.text.text;
  }

  /**
   * Its own writer asked for these: handing over empties the field, taking back fills it.
   * @param {Change} why
   */
  hear(why) {
    if (!this.root.isConnected) return;
    if (why === "handed" || why === "taken") this.write();
    else if (why !== "edited") this.follow();
    this.show();
  }

  follow() {
    if (!this.typed || this.area.value === this.wanted || this.isInUse) return;
    this.write();
  }

  write() {
    this.area.value = this.wanted;
    this.grow();
  }

  /** @param {Event} event */
  choose(event) {
    const button = /** @type {Element} */ (event.target).closest("[data-act]");
    if (!(button instanceof HTMLElement)) return;
    const { act, at } = button.dataset;
    const { text } = this;
    const chosen = at === "elsewhere" ? { text: text.elsewhere } : text.returned[Number(at)];
    if (!chosen) return;
    if (act === "take") text.takeBack(chosen);
    else text.drop(chosen);
    this.area.focus();
  }

  show() {
    if (!this.texts || !this.typed) return;
    const { state, text, outbox, writers, isUnsaved } = this.typed;
    const shown = text || !outbox.isEmpty ? state : "idle";
    this.root.dataset.state = shown;
    this.root.toggleAttribute("data-unsaved", isUnsaved);
    const look = LOOKS[shown];
    this.mark("state", look && chip(look, this.t(`typed.${shown}`)));
    const names = writers.names.join(", ");
    this.mark("others", names && chip(["info", "edit"], this.t("typed.others", { names })));
    this.list();
    this.say(shown === "local" ? this.t("typed.local") : this.said && this.t("typed.saved"));
  }

  /**
   * @param {string} name of the part
   * @param {unknown} content nothing = the part is not seen
   */
  mark(name, content) {
    const part = this.part(name);
    const drawn = content ? String(content) : "";
    part.hidden = !drawn;
    if (part.innerHTML !== drawn) part.innerHTML = drawn;
  }

  list() {
    const { outbox, returned, elsewhere } = this.text;
    const lines = [
      ...outbox.waiting.map((handed) => this.waiting(handed)),
      ...returned.map((refused, at) => this.open("returned", refused, at)),
      ...(elsewhere ? [this.open("elsewhere", { text: elsewhere }, "elsewhere")] : []),
    ];
    const drawn = lines.join("");
    const list = this.part("kept");
    list.hidden = !lines.length;
    if (this.drawnKept === drawn) return;
    this.drawnKept = drawn;
    list.innerHTML = drawn;
  }

  /** @param {HandedOver} handed */
  waiting({ text }) {
    const said = this.t(this.text.state === "local" ? "typed.local" : "typed.sending");
    return html`<li class="waiting"><span>${text}</span><em>${said}</em></li>`;
  }

  /**
   * A text that waits for its writer's word.
   * @param {"returned" | "elsewhere"} why
   * @param {Returned} returned
   * @param {number | string} at
   */
  open(why, { text }, at) {
    const buttons = ["take", "drop"].map(
      (act) =>
        html`<button type="button" data-act="${act}" data-at="${at}">${this.t(`typed.${act}`)}</button>`,
    );
    return html`<li class="${why}"><span>${text}</span><em>${this.t(`typed.${why}`)}</em>${buttons}</li>`;
  }

  /**
   * To a screen reader only what changes what it may count on, not every pause.
   * @param {string} text
   */
  say(text) {
    this.said = text;
    const place = this.find("[role=status]", HTMLElement);
    if (place.textContent !== text) place.textContent = text;
  }

  end() {
    this.stop();
  }
}

const { mount, unmount } = mounting("typedFields", (element) => new TypedField(ownRoot(element, "typed")));

export { mount, unmount };
