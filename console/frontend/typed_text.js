// A field whose text is kept while it is typed; Enter (with Ctrl when it has several lines) or its
// button hands it over. The value is never set while somebody is writing in it.
import { draftOf } from "./draft.js";
import { html, load, translate } from "./text.js";

const ICONS = { saved: "check", sending: "sync", local: "device" };
const LOOKS = { saved: "ok", sending: "", local: "warn" };

export class TypedText {
  constructor(root) {
    this.root = root;
    this.root.innerHTML = String(html`<div class="typed-field">
      <label data-part="label"></label>
      <textarea autocomplete="off" spellcheck="false"></textarea>
      <div class="typed-foot">
        <span class="chip" data-part="state" hidden></span>
        <span class="chip info" data-part="others" hidden></span>
        <span class="meta" data-part="help"></span>
        <button type="button" data-part="submit"></button>
      </div>
      <ul class="typed-kept" data-part="kept" hidden></ul>
      <p class="vh" role="status"></p>
    </div>`);
    this.area = root.querySelector("textarea");
    this.listen();
  }

  part(name) {
    return this.root.querySelector(`[data-part=${name}]`);
  }

  listen() {
    const { area } = this;
    area.addEventListener("compositionstart", () => (this.isComposing = true));
    area.addEventListener("compositionend", () => (this.isComposing = false));
    area.addEventListener("input", () => this.typed());
    area.addEventListener("keydown", (event) => this.press(event));
    area.addEventListener("blur", () => this.follow());
    this.part("submit").addEventListener("click", () => this.submit());
    this.part("kept").addEventListener("click", (event) => this.choose(event));
  }

  async set({ data, trigger }) {
    const { field, account } = data;
    if (this.draft?.field !== field || this.draft?.account !== account) this.attach(data);
    this.data = data;
    this.draft.serve(trigger, data);
    this.texts = await load(data.language).catch(() => this.texts); // offline: as it was
    if (!this.texts) return;
    this.label();
    this.follow();
    this.show();
  }

  attach(data) {
    this.stop?.();
    this.draft = draftOf(data.account, data.field);
    this.draft.refresh();
    this.stop = this.draft.watch((why) => this.hear(why));
    this.data = data;
    this.write();
  }

  label() {
    const { label, placeholder, rows, help, submit_label: submit, key } = this.data;
    this.area.id = `typed-${key}`;
    const name = this.part("label");
    name.htmlFor = this.area.id;
    name.textContent = label;
    Object.assign(this.area, { placeholder, rows, lang: this.data.language });
    this.part("help").textContent = help;
    this.part("submit").textContent = submit || translate(this.texts, "typed.submit");
    this.root.dataset.rows = rows;
    this.grow();
  }

  get isInUse() {
    return this.isComposing || (document.activeElement === this.area && this.area.value !== "");
  }

  typed() {
    this.grow();
    this.draft?.edit(this.area.value);
  }

  grow() {
    this.area.style.height = "auto";
    if (this.area.scrollHeight) this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

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
    this.draft.hand(this.area.value, {});
  }

  // What should stand in the field: what its writer wrote, else what the page proposes.
  get wanted() {
    return this.draft.isPristine ? this.data?.initial ?? "" : this.draft.text;
  }

  // Its own writer asked for these: handing over empties the field, taking back fills it.
  hear(why) {
    if (!this.root.isConnected) return;
    if (why === "handed" || why === "taken") this.write();
    else if (why !== "edited") this.follow();
    this.show();
  }

  follow() {
    if (!this.draft || this.area.value === this.wanted || this.isInUse) return;
    this.write();
  }

  write() {
    this.area.value = this.wanted;
    this.grow();
  }

  choose(event) {
    const { act, at } = event.target.closest("[data-act]")?.dataset ?? {};
    if (!act) return;
    const { draft } = this;
    const one = at === "elsewhere" ? { text: draft.elsewhere } : draft.returned[Number(at)];
    if (act === "take") draft.takeBack(one);
    else draft.drop(one);
    this.area.focus();
  }

  show() {
    if (!this.texts || !this.draft) return;
    const t = (key, facts) => translate(this.texts, key, facts);
    const { state, text, outbox } = this.draft;
    const shown = text || outbox.length ? state : "idle";
    this.root.dataset.state = shown;
    this.root.toggleAttribute("data-unsaved", this.draft.isUnsaved);
    this.chip("state", shown in ICONS && html`<span class="ic ic-${ICONS[shown]}" aria-hidden="true"></span>${t(`typed.${shown}`)}`, LOOKS[shown]);
    const names = this.draft.writing().map((one) => one.name);
    this.chip("others", names.length > 0 && html`<span class="ic ic-edit" aria-hidden="true"></span>${t("typed.others", { names: names.join(", ") })}`, "info");
    this.kept(t);
    this.say(shown === "local" ? t("typed.local") : this.said && t("typed.saved"));
  }

  chip(part, content, look) {
    const chip = this.part(part);
    chip.hidden = !content;
    chip.className = `chip ${look ?? ""}`;
    const drawn = content ? String(content) : "";
    if (chip.innerHTML !== drawn) chip.innerHTML = drawn;
  }

  kept(t) {
    const { outbox, returned, elsewhere, state } = this.draft;
    const button = (act, at) => html`<button type="button" data-act="${act}" data-at="${at}">${t(`typed.${act}`)}</button>`;
    const waiting = state === "local" ? "typed.local" : "typed.sending";
    const lines = [
      ...outbox.map((one) => html`<li class="waiting"><span>${one.text}</span><em>${t(waiting)}</em></li>`),
      ...returned.map(({ text }, at) => html`<li class="returned"><span>${text}</span><em>${t("typed.returned")}</em>${button("take", at)}${button("drop", at)}</li>`),
      elsewhere && html`<li class="elsewhere"><span>${elsewhere}</span><em>${t("typed.elsewhere")}</em>${button("take", "elsewhere")}${button("drop", "elsewhere")}</li>`,
    ].filter(Boolean);
    const drawn = lines.join("");
    const list = this.part("kept");
    list.hidden = !lines.length;
    if (this.drawnKept !== drawn) list.innerHTML = this.drawnKept = drawn;
  }

  // To a screen reader only what changes what it may count on, not every pause.
  say(text) {
    this.said = text ?? "";
    const place = this.root.querySelector("[role=status]");
    if (place.textContent !== this.said) place.textContent = this.said;
  }

  end() {
    this.stop?.();
  }
}

export function mounting(kind, registry) {
  return {
    mount({ data, parentElement, setTriggerValue }) {
      let field = registry.get(parentElement);
      if (!field) {
        const root = document.createElement("div");
        root.className = "typed";
        parentElement.append(root);
        registry.set(parentElement, (field = new kind(root)));
      }
      field.set({ data, trigger: (value) => setTriggerValue("handed", value) });
    },
    // Streamlit also cleans up before it mounts the same element again; only what is gone ends.
    unmount(parentElement) {
      queueMicrotask(() => {
        if (parentElement.isConnected) return;
        registry.get(parentElement)?.end();
        registry.delete(parentElement);
      });
    },
  };
}

const { mount, unmount } = mounting(TypedText, (window.consoleTypedTexts ??= new Map()));
export { mount, unmount };
