// Reruns one fragment when a topic it watches rings: scoped by topic, paced by who waits.
/** @import { Component, FeedEvent } from "./types" */
import { feed } from "./live.js";
import { mounting } from "./mounting.js";

const URGENT = { first: 30, spread: 0, between: 300 }; // ms
const PATIENT = { first: 150, spread: 850, between: 1500 };

class Signal {
  /** @type {string[]} */
  topics = [];
  isUrgent = false;
  seen = 0; // number of the journal entry the fragment was read at
  /** @type {Component["setTriggerValue"]} */
  trigger = () => {};
  firedAt = 0;
  timer = 0;

  /**
   * @param {HTMLElement} element
   * @param {() => void} leave
   */
  constructor(element, leave) {
    this.element = element;
    this.leave = leave;
    this.stop = feed.watch((event) => this.hear(event));
  }

  /** @param {Component<{ topics: string[], is_urgent: boolean, number: number }>} component */
  set({ data, setTriggerValue }) {
    this.topics = data.topics;
    this.isUrgent = data.is_urgent;
    this.seen = data.number;
    this.trigger = setTriggerValue;
  }

  /** @param {FeedEvent} event */
  hear(event) {
    if (event.kind !== "board" || !event.isNew) return;
    if (!this.element.isConnected) return this.leave();
    if (event.number <= this.seen) return;
    if (event.full || this.topics.some((topic) => event.topics.has(topic))) this.plan();
  }

  plan() {
    if (this.timer) return;
    const pace = this.isUrgent ? URGENT : PATIENT;
    const rest = this.firedAt + pace.between - Date.now();
    const pause = Math.max(pace.first + Math.random() * pace.spread, rest);
    this.timer = setTimeout(() => this.fire(), pause);
  }

  // Nothing to do when the fragment has run meanwhile, by an act of its own.
  fire() {
    this.timer = 0;
    if (!this.element.isConnected) return this.leave();
    if (feed.number <= this.seen) return;
    this.firedAt = Date.now();
    this.trigger("rang", feed.number);
  }

  end() {
    clearTimeout(this.timer);
    this.stop();
  }
}

const { mount, unmount } = mounting("signals", (element, leave) => new Signal(element, leave));

export { mount, unmount };
