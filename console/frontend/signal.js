// Reruns one fragment when a topic it watches rings: scoped by topic, paced by who waits.
import { feed } from "./live.js";

const URGENT = { first: 30, spread: 0, between: 300 }; // ms
const PATIENT = { first: 150, spread: 850, between: 1500 };

class Signal {
  constructor(element) {
    this.element = element;
    this.firedAt = 0;
    this.stop = feed.watch((event) => this.hear(event));
  }

  hear(event) {
    if (event.kind !== "board" || !event.isNew) return;
    if (!this.element.isConnected) return this.end();
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
    if (!this.element.isConnected) return this.end();
    if (feed.number <= this.seen) return;
    this.firedAt = Date.now();
    this.trigger("rang", feed.number);
  }

  end() {
    clearTimeout(this.timer);
    this.stop();
    signals.delete(this.element);
  }
}

const signals = (window.consoleSignals ??= new Map()); // element -> Signal

export function mount({ data, parentElement, setTriggerValue }) {
  let signal = signals.get(parentElement);
  if (!signal) signals.set(parentElement, (signal = new Signal(parentElement)));
  signal.topics = data.topics;
  signal.isUrgent = data.is_urgent;
  signal.seen = data.number;
  signal.trigger = setTriggerValue;
}

export function unmount(parentElement) {
  queueMicrotask(() => parentElement.isConnected || signals.get(parentElement)?.end());
}
