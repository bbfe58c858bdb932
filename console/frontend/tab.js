// Once a page, outside fragments: opens the tab's connection, leaves when the sign-in ended, and
// heals a lost Streamlit session. Streamlit reconnects by itself but does not run the page again:
// every control in a fragment would be dead without a word.
/** @import { Component, FeedEvent } from "./types" */
import { feed } from "./live.js";
import "./press.js";
import "./rollover.js";
import { isIdle, speaking } from "./streamlit.js";
import { once } from "./tab_state.js";
import { forgetAll } from "./typed_storage.js";

const SIGNED_OUT = 4401;
const DEAD_AFTER = 5000; // ms in which a session that lives would have reconnected
const ASK_EVERY = 1000; // ms
const SPREAD = 3000; // ms over which 200 tabs come back
const LOOK_EVERY = 250; // ms
const HEAL_AGAIN = 10000; // ms in which the run that was asked for shows itself, doubled each time
const HEAL_ANYWAY = 30000; // ms, whatever Streamlit says of itself

class Tab {
  session = "";
  timer = 0;
  hasMet = false;
  /** @type {number | null} */
  deadSince = null; // ms
  patience = HEAL_AGAIN;
  healedAt = -Infinity; // ms
  /** @type {Component["setTriggerValue"]} */
  trigger = () => {};

  speak = speaking();

  constructor() {
    feed.watch((event) => this.hear(event));
  }

  /**
   * @param {Component<{ meeting: string, board: string, session: string, language: string,
   *   words: [string, string][] }>} component
   */
  set({ data, setTriggerValue }) {
    this.speak(data.words);
    this.trigger = setTriggerValue;
    if (this.session !== data.session) this.rest();
    this.session = data.session;
    feed.follow(data.meeting, data.board, { lang: data.language });
  }

  /** @param {FeedEvent} event */
  hear(event) {
    if (event.kind === "ended" && event.code === SIGNED_OUT) leave();
    if (event.kind === "hello") this.begin(event.isNew);
    if (event.kind === "beat" && !this.timer) this.ask();
    if (event.kind === "session" && event.session === this.session) this.judge(event.lives);
  }

  /** @param {boolean} isNewStart of the server */
  begin(isNewStart) {
    this.deadSince = isNewStart && this.hasMet ? -Infinity : null;
    this.hasMet = true;
    this.ask();
  }

  ask() {
    this.rest();
    feed.ask(this.session);
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** @param {boolean} lives */
  judge(lives) {
    this.rest();
    if (lives) {
      this.deadSince = null;
      return;
    }
    this.deadSince ??= Date.now();
    if (Date.now() - this.deadSince < DEAD_AFTER) this.timer = setTimeout(() => this.ask(), ASK_EVERY);
    else this.timer = setTimeout(() => this.beginHealing(), Math.random() * SPREAD);
  }

  beginHealing() {
    this.patience = HEAL_AGAIN;
    this.healedAt = -Infinity;
    this.heal();
  }

  // Without a connection of Streamlit's own the trigger is lost, so it waits for one. Fired again
  // while the page runs, it would only break that run off and begin it anew, with 200 tabs for ever.
  heal() {
    const since = Date.now() - this.healedAt;
    if (since > (isIdle() ? this.patience : Math.max(this.patience, HEAL_ANYWAY))) {
      this.patience = this.healedAt > 0 ? 2 * this.patience : this.patience;
      this.healedAt = Date.now();
      this.trigger("lost", this.healedAt);
    }
    this.timer = setTimeout(() => this.heal(), LOOK_EVERY);
  }
}

function leave() {
  forgetAll();
  fetch("/session/end", { method: "POST" }).finally(() => location.reload());
}

/** @param {Component} component */
export function mount(component) {
  once("tab", () => new Tab()).set(component);
}

export function unmount() {}
