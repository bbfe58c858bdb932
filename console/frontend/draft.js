// What is written in one field, before it is an act: on this device at every key, at the server
// half a second later, handed over when its writer says so. Loses nothing and writes over nothing.
import { feed } from "./live.js";

const QUIET = 500; // ms after the last key
const AT_LEAST = 2000; // ms after the first key that was not sent
const PATIENCE = 8000; // ms for an answer
const UNHEARD = 4000; // ms after which what was handed over counts as not heard
const FIRST_WAIT = 1000; // ms, doubled up to
const LONGEST_WAIT = 15000; // ms
const WRITING_NOW = 10000; // ms somebody counts as writing after a key
const REFUSED = new Set([403, 404, 413, 422]); // trying the same again would not help

const token = () => crypto.getRandomValues(new Uint32Array(3)).reduce((text, one) => text + one.toString(36), "");

function tabId() {
  let id = sessionStorage.getItem("console.tab");
  if (!id) sessionStorage.setItem("console.tab", (id = token()));
  return id;
}

export class Draft {
  constructor(account, field) {
    this.account = account;
    this.field = field;
    this.place = `console.typed.${account}.${field}`;
    this.watchers = new Set();
    this.others = new Map(); // account -> {name, at}
    this.state = "idle"; // idle | sending | saved | local
    this.wait = FIRST_WAIT;
    Object.assign(this, { text: "", revision: 0, seen: 0, saved: 0 }, this.#read());
    this.about ??= {}; // what stands in the inputs beside the text: name -> value
    this.outbox ??= []; // handed over, not an act yet: {id, text, at, about}
    this.returned ??= []; // refused, waiting to be taken back: {text, about}
    this.isTouched = false;
    this.elsewhere ??= ""; // written meanwhile in another tab or on another machine
    this.writer ??= tabId();
    feed.watch((event) => this.#hear(event));
    addEventListener("online", () => this.#again());
    addEventListener("pagehide", () => this.#leave());
    this.#load();
  }

  get isUnsaved() {
    return this.revision > this.saved;
  }

  // Everything not an act yet, so that another machine would find it.
  get whole() {
    return [...this.outbox, this].map((one) => one.text).join("\n").trimStart();
  }

  // Read again what another machine may have written, when somebody comes back to the field.
  refresh() {
    if (!this.isUnsaved && !this.outbox.length) this.#load();
  }

  watch(watcher) {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  // Nothing of its writer in it: what the page proposes may stand there.
  get isPristine() {
    return !this.isTouched && !this.text && !Object.keys(this.about).length;
  }

  edit(text, about = this.about) {
    const isSame = text === this.text;
    Object.assign(this, { text, about, isTouched: true });
    if (isSame) this.#remember();
    else this.#changed();
  }

  hand(text, about, kept = {}) {
    this.outbox.push({ id: token(), text: text.trim(), at: new Date(feed.now()).toISOString(), about });
    Object.assign(this, { text: "", about: kept, isTouched: false });
    this.#changed("handed");
    this.#fire();
  }

  // The component can hand over from now on; `heard` and `done` are what the server's page knows.
  serve(trigger, { heard, done }) {
    this.trigger = trigger;
    this.#settle(heard, done);
  }

  takeBack(taken) {
    this.#forget(taken);
    if (!this.text.trim()) this.about = taken.about ?? this.about;
    this.text = [this.text, taken.text].filter((one) => one.trim()).join("\n");
    this.isTouched = true;
    this.#changed("taken");
  }

  drop(dropped) {
    this.#forget(dropped);
    this.#remember();
    this.#tell("kept");
  }

  #forget(one) {
    this.returned = this.returned.filter((other) => other !== one);
    if (this.elsewhere === one.text) this.elsewhere = "";
  }

  writing(now = feed.now()) {
    return [...this.others.values()].filter((one) => now - one.at < WRITING_NOW);
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.place)) ?? {};
    } catch {
      return {}; // not ours, or half written
    }
  }

  #remember() {
    if (this.isOver) return undefined;
    const rest = this.outbox.length + this.returned.length || this.elsewhere;
    const { text, revision, seen, saved, outbox, returned, elsewhere, writer, about } = this;
    const kept = { text, revision, seen, saved, outbox, returned, elsewhere, writer, about };
    if (rest || this.isUnsaved) return localStorage.setItem(this.place, JSON.stringify(kept));
    if (!Object.keys(about).length) return localStorage.removeItem(this.place);
    return localStorage.setItem(this.place, JSON.stringify({ about }));
  }

  #changed(why = "edited") {
    this.revision += 1;
    this.#remember();
    if (this.state !== "local") this.state = "sending";
    this.#tell(why);
    this.#plan();
  }

  #plan() {
    this.unsentSince ??= Date.now();
    const latest = this.unsentSince + AT_LEAST - Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#send(), Math.max(0, Math.min(QUIET, latest)));
  }

  async #load() {
    const told = await this.#ask({ method: "GET" });
    if (told === null) return;
    const { status, body } = told;
    if (status === 200) this.#learn(body);
    if (this.isUnsaved || this.outbox.length) this.#plan();
    this.#fire();
  }

  #learn(body) {
    this.#hearOthers(body.others);
    this.#forgetDone(body.done);
    if (this.isUnsaved) {
      this.revision = Math.max(this.revision, body.revision + 1);
    } else if (!this.outbox.length) {
      const isNew = body.text !== this.text;
      Object.assign(this, { text: body.text, revision: body.revision });
      Object.assign(this, { seen: body.revision, saved: body.revision });
      this.state = body.text ? "saved" : "idle";
      this.#tell(isNew ? "loaded" : "kept");
    }
    this.#remember();
  }

  async #send() {
    if (this.sending || !this.isUnsaved) return;
    this.sending = true;
    this.unsentSince = null;
    const { revision } = this;
    const { seen, writer } = this;
    const told = await this.#ask({ method: "POST", body: { text: this.whole, revision, seen, writer } });
    this.sending = false;
    if (told?.status === 200) this.#saved(revision, told.body);
    else if (told?.status === 409) this.#meet(told.body);
    else this.#fail(told?.status ?? 0);
  }

  #saved(revision, body) {
    this.saved = Math.max(this.saved, revision);
    this.seen = Math.max(this.seen, body.revision, revision);
    this.wait = FIRST_WAIT;
    this.#hearOthers(body.others);
    this.state = this.isUnsaved ? "sending" : "saved";
    this.#remember();
    this.#tell("kept");
    if (this.isUnsaved) this.#plan();
  }

  // The other text is kept beside this one until its writer says what becomes of it.
  #meet(body) {
    this.elsewhere = body.text;
    this.seen = body.revision;
    this.revision = Math.max(this.revision, body.revision) + 1;
    this.#remember();
    this.#tell("kept");
    this.#plan();
  }

  #fail(status) {
    this.state = "local";
    this.#tell("kept");
    if (REFUSED.has(status)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#send(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  async #ask({ method, body, keepalive = false }) {
    const options = { method, keepalive, body: body && JSON.stringify(body) };
    try {
      const answer = await fetch(`/typing/${encodeURIComponent(this.field)}`, {
        ...options,
        headers: body && { "content-type": "application/json" },
        signal: AbortSignal.timeout(PATIENCE),
      });
      const isTold = answer.status === 200 || answer.status === 409;
      return { status: answer.status, body: isTold ? await answer.json() : null };
    } catch {
      return null; // no line, no server, or an answer cut off
    }
  }

  #again() {
    this.wait = FIRST_WAIT;
    if (this.isUnsaved) this.#plan();
    this.#recheck();
  }

  #leave() {
    if (!this.isUnsaved) return;
    const { revision, seen, writer } = this;
    this.#ask({ method: "POST", keepalive: true, body: { text: this.whole, revision, seen, writer } });
  }

  #hear(event) {
    if (event.kind === "hello") this.#again();
    if (event.kind === "ended" && event.code === 4401) this.isOver = true; // signed out: nothing of it stays on this device
    if (event.kind !== "typing" || event.field !== this.field) return;
    if (event.over) this.others.delete(event.account);
    else this.#hearOthers([event]);
    this.#tell("others");
  }

  #hearOthers(others) {
    for (const { account, name, at } of others) {
      if (account === this.account) continue;
      this.others.set(account, { name, at: Date.parse(at) });
    }
    clearTimeout(this.fading);
    if (this.others.size) this.fading = setTimeout(() => this.#tell("others"), WRITING_NOW + 100);
  }

  // One at a time, in order; the same again is known by its id and done once.
  #fire() {
    const [first] = this.outbox;
    if (!first || !this.trigger) return;
    if (this.fired?.id === first.id && Date.now() - this.fired.at < UNHEARD) return;
    this.fired = { id: first.id, at: Date.now() };
    this.trigger(JSON.stringify({ field: this.field, ...first }));
    clearTimeout(this.unheard);
    this.unheard = setTimeout(() => this.#miss(), UNHEARD);
  }

  #miss() {
    if (!this.outbox.length) return;
    this.state = "local";
    this.#tell("kept");
    this.#recheck();
  }

  // Ask first what has become of it: the answer may have been lost, not the act.
  async #recheck() {
    if (!this.outbox.length || this.rechecking) return;
    this.rechecking = true;
    const told = await this.#ask({ method: "GET" });
    this.rechecking = false;
    if (told?.status === 200) {
      this.#forgetDone(told.body.done);
      this.#fire();
    }
    clearTimeout(this.unheard);
    if (this.outbox.length) this.unheard = setTimeout(() => this.#recheck(), UNHEARD * (0.75 + Math.random() / 2));
  }

  #settle(heard, done) {
    this.#forgetDone(done);
    const [first] = this.outbox;
    if (first && first.id === heard) {
      this.outbox.shift();
      clearTimeout(this.unheard);
      const { text, about } = first;
      if (this.text.trim()) this.returned.push({ text, about });
      else Object.assign(this, { text, about: about ?? {}, isTouched: true });
      this.#changed("returned");
    }
    this.#fire();
  }

  #forgetDone(done) {
    const at = done ? this.outbox.findIndex((one) => one.id === done) : -1;
    if (at < 0) return;
    this.outbox.splice(0, at + 1);
    clearTimeout(this.unheard);
    this.#changed("done");
  }

  #tell(why) {
    for (const watcher of [...this.watchers]) watcher(why);
  }
}

const drafts = (window.consoleDrafts ??= new Map()); // place -> Draft; survives a lost session

export function draftOf(account, field) {
  const place = `${account}.${field}`;
  if (!drafts.has(place)) drafts.set(place, new Draft(account, field));
  return drafts.get(place);
}
