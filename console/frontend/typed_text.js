// What is written in one field, before it is an act: on this device at every key, at the server
// half a second later, handed over when its writer says so. Loses nothing and writes over nothing.
/** @import { About, Change, FeedEvent, HandedOver, KeptText, Returned } from "./types" */
import { feed } from "./live.js";
import { once } from "./tab_state.js";
import { Outbox } from "./typed_outbox.js";
import { Pace } from "./typed_pace.js";
import * as server from "./typed_server.js";
import * as storage from "./typed_storage.js";
import { Writers } from "./typed_writers.js";

const REFUSED = new Set([403, 404, 413, 422]); // trying the same again would not help
const SIGNED_OUT = 4401;

export class TypedText {
  /** @type {Set<(why: Change) => void>} */
  #watchers = new Set();
  #pace = new Pace(() => this.#send());
  #isSending = false;
  #isOver = false; // signed out: nothing of it stays on this device
  #isTouched = false;
  #finished = 0; // how often a button of the page made an act of it
  /** @type {"idle" | "sending" | "saved" | "local"} */
  state = "idle";

  /**
   * @param {number} account
   * @param {string} field
   */
  constructor(account, field) {
    this.account = account;
    this.field = field;
    const stored = storage.read(this.place);
    this.text = stored.text ?? "";
    this.revision = stored.revision ?? 0;
    this.seen = stored.seen ?? 0; // revision of the server this text stands on
    this.saved = stored.saved ?? 0; // revision the server has
    /** @type {About} */
    this.about = stored.about ?? {}; // what stands in the inputs beside the text
    /** @type {Returned[]} */
    this.returned = stored.returned ?? []; // refused, waiting to be taken back
    this.elsewhere = stored.elsewhere ?? ""; // written meanwhile in another tab or on another machine
    this.writer = stored.writer ?? storage.tabName();
    this.writers = new Writers(account, () => this.#tell("others"));
    this.outbox = new Outbox(field, stored.outbox ?? [], {
      onDone: () => this.#change("done"),
      onRefused: (refused) => this.#giveBack(refused),
      onMissed: () => this.#standAlone(),
    });
    feed.watch((event) => this.#hear(event));
    addEventListener("online", () => this.#again());
    addEventListener("pagehide", () => this.#leave());
    this.#load();
  }

  get place() {
    return `${this.account}.${this.field}`;
  }

  get isUnsaved() {
    return this.revision > this.saved;
  }

  /** Whether nothing of its writer is in it: what the page proposes may stand there. */
  get isPristine() {
    return !this.#isTouched && !this.text && !Object.keys(this.about).length;
  }

  /**
   * Hear of every change from now on; gives what ends it.
   * @param {(why: Change) => void} watcher
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Read again what another machine may have written, when somebody comes back to the field. */
  refresh() {
    if (!this.isUnsaved && this.outbox.isEmpty) this.#load();
  }

  /**
   * @param {string} text
   * @param {About} about
   */
  edit(text, about = this.about) {
    const isSame = text === this.text;
    this.#write(text, about);
    if (isSame) this.#remember();
    else this.#change("edited");
  }

  /**
   * Hand it over; the field is free for the next.
   * @param {string} text
   * @param {About} about
   */
  hand(text, about) {
    this.outbox.add(text, about);
    this.#free("handed");
    this.outbox.fire();
  }

  /**
   * Empty it, and free it for what the page proposes, when a button of the page made an act of it.
   * @param {number} times how often that has happened in this tab
   * @returns {boolean} whether it was emptied now
   */
  finish(times) {
    const isNew = this.#finished < times;
    this.#finished = times;
    if (isNew) this.#free("taken");
    return isNew;
  }

  /** @param {Change} why */
  #free(why) {
    this.#write("", {});
    this.#isTouched = false;
    this.#change(why);
  }

  /** @param {Returned} taken */
  takeBack(taken) {
    this.#forget(taken);
    const about = this.text.trim() ? this.about : (taken.about ?? this.about);
    const text = [this.text, taken.text].filter((part) => part.trim()).join("\n");
    this.#write(text, about);
    this.#change("taken");
  }

  /** @param {Returned} dropped */
  drop(dropped) {
    this.#forget(dropped);
    this.#remember();
    this.#tell("kept");
  }

  /** @param {Returned} settled */
  #forget(settled) {
    this.returned = this.returned.filter((other) => other !== settled);
    if (this.elsewhere === settled.text) this.elsewhere = "";
  }

  // Who is refused is told what stands now: the next try has seen it.
  /** @param {HandedOver} refused */
  #giveBack({ text, about: { seen: _before, ...about } }) {
    if (this.text.trim()) this.returned.push({ text, about });
    else this.#write(text, about);
    this.#change("returned");
  }

  /**
   * @param {string} text
   * @param {About} about
   */
  #write(text, about) {
    this.text = text;
    this.about = about;
    this.#isTouched = true;
  }

  #remember() {
    if (!this.#isOver) storage.keep(this.place, this, this.outbox.waiting);
  }

  /** @param {Change} why */
  #change(why) {
    this.revision += 1;
    this.#remember();
    if (this.state !== "local") this.state = "sending";
    this.#tell(why);
    this.#pace.plan();
  }

  async #load() {
    const answer = await server.load(this.field);
    if (answer === null) return;
    if (answer.status === 200 && answer.body) this.#learn(answer.body);
    if (this.isUnsaved || !this.outbox.isEmpty) this.#pace.plan();
    this.outbox.fire();
  }

  /** @param {KeptText} there */
  #learn(there) {
    for (const writing of there.others) this.writers.hear(writing);
    this.outbox.forgetDone(there.done);
    if (this.isUnsaved) this.revision = Math.max(this.revision, there.revision + 1);
    else if (this.outbox.isEmpty) this.#take(there);
    this.#remember();
  }

  /** @param {KeptText} there */
  #take({ text, revision }) {
    const isNew = text !== this.text;
    this.text = text;
    this.revision = this.seen = this.saved = revision;
    this.state = text ? "saved" : "idle";
    this.#tell(isNew ? "loaded" : "kept");
  }

  // Everything that is no act yet, so that another machine would find it.
  get #sent() {
    const { revision, seen, writer } = this;
    const texts = [...this.outbox.waiting.map((handed) => handed.text), this.text];
    return { text: texts.join("\n").trimStart(), revision, seen, writer };
  }

  async #send() {
    if (this.#isSending || !this.isUnsaved) return;
    this.#isSending = true;
    this.#pace.begin();
    const sent = this.#sent;
    const answer = await server.keep(this.field, sent);
    this.#isSending = false;
    if (answer?.status === 200 && answer.body) this.#settle(sent.revision, answer.body);
    else if (answer?.status === 409 && answer.body) this.#meet(answer.body);
    else this.#fail(answer?.status ?? 0);
  }

  /**
   * @param {number} revision
   * @param {KeptText} there
   */
  #settle(revision, there) {
    this.saved = Math.max(this.saved, revision);
    this.seen = Math.max(this.seen, there.revision, revision);
    this.#pace.calm();
    for (const writing of there.others) this.writers.hear(writing);
    this.state = this.isUnsaved ? "sending" : "saved";
    this.#remember();
    this.#tell("kept");
    if (this.isUnsaved) this.#pace.plan();
  }

  // The other text is kept beside this one until its writer says what becomes of it.
  /** @param {KeptText} there */
  #meet(there) {
    this.elsewhere = there.text;
    this.seen = there.revision;
    this.revision = Math.max(this.revision, there.revision) + 1;
    this.#remember();
    this.#tell("kept");
    this.#pace.plan();
  }

  /** @param {number} status */
  #fail(status) {
    this.#standAlone();
    if (!REFUSED.has(status)) this.#pace.retry();
  }

  #standAlone() {
    this.state = "local";
    this.#tell("kept");
  }

  #again() {
    this.#pace.calm();
    if (this.isUnsaved) this.#pace.plan();
    this.outbox.recheck();
  }

  #leave() {
    if (this.isUnsaved) server.keep(this.field, this.#sent, true);
  }

  /** @param {FeedEvent} event */
  #hear(event) {
    if (event.kind === "hello") this.#again();
    if (event.kind === "ended" && event.code === SIGNED_OUT) this.#isOver = true;
    if (event.kind !== "typing" || event.field !== this.field) return;
    this.writers.hear(event);
    this.#tell("others");
  }

  /** @param {Change} why */
  #tell(why) {
    for (const watcher of [...this.#watchers]) watcher(why);
  }
}

/** @type {Map<string, TypedText>} */
const texts = once("typedTexts", () => new Map()); // survives a lost session of Streamlit

/**
 * Give the text of a field; the same object wherever in the tab it is asked for.
 * @param {number} account
 * @param {string} field
 */
export function typedText(account, field) {
  const place = `${account}.${field}`;
  const text = texts.get(place) ?? new TypedText(account, field);
  texts.set(place, text);
  return text;
}
