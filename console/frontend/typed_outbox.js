// What was handed over and is no act yet: one at a time, in order; the same again is known by its
// id and done once.
/** @import { About, HandedOver } from "./types" */
import { feed } from "./live.js";
import { load } from "./typed_server.js";
import { token } from "./typed_storage.js";

const UNHEARD = 4000; // ms after which what was handed over counts as not heard

/**
 * @typedef {object} Owner is told what becomes of a text
 * @property {() => void} onDone it became an act
 * @property {(refused: HandedOver) => void} onRefused it comes back
 * @property {() => void} onMissed nobody has heard of it yet
 */

export class Outbox {
  /** @type {((handed: string) => void) | undefined} */
  #trigger;
  #fired = { id: "", at: 0 }; // ms
  #unheard = 0;
  #isRechecking = false;

  /**
   * @param {string} field
   * @param {HandedOver[]} waiting
   * @param {Owner} owner
   */
  constructor(field, waiting, owner) {
    this.field = field;
    this.waiting = waiting;
    this.owner = owner;
  }

  get isEmpty() {
    return this.waiting.length === 0;
  }

  /**
   * @param {string} text
   * @param {About} about
   */
  add(text, about) {
    const at = new Date(feed.now()).toISOString();
    this.waiting.push({ id: token(), text: text.trim(), at, about });
  }

  /**
   * Hand over from now on through the page.
   * @param {(handed: string) => void} trigger
   * @param {string} heard id of what the page took last
   * @param {string} done id of what became an act last
   */
  serve(trigger, heard, done) {
    this.#trigger = trigger;
    this.forgetDone(done);
    const [first] = this.waiting;
    if (first && first.id === heard) {
      this.waiting.shift();
      clearTimeout(this.#unheard);
      this.owner.onRefused(first);
    }
    this.fire();
  }

  fire() {
    const [first] = this.waiting;
    if (!first || !this.#trigger) return;
    if (this.#fired.id === first.id && Date.now() - this.#fired.at < UNHEARD) return;
    this.#fired = { id: first.id, at: Date.now() };
    this.#trigger(JSON.stringify({ field: this.field, ...first }));
    clearTimeout(this.#unheard);
    this.#unheard = setTimeout(() => this.#miss(), UNHEARD);
  }

  /** @param {string} done id of the last text that became an act */
  forgetDone(done) {
    const at = done ? this.waiting.findIndex((handed) => handed.id === done) : -1;
    if (at < 0) return;
    this.waiting.splice(0, at + 1);
    clearTimeout(this.#unheard);
    this.owner.onDone();
  }

  #miss() {
    if (this.isEmpty) return;
    this.owner.onMissed();
    this.recheck();
  }

  // Ask first what has become of it: the answer may have been lost, not the act.
  async recheck() {
    if (this.isEmpty || this.#isRechecking) return;
    this.#isRechecking = true;
    const answer = await load(this.field);
    this.#isRechecking = false;
    if (answer?.status === 200 && answer.body) {
      this.forgetDone(answer.body.done);
      this.fire();
    }
    clearTimeout(this.#unheard);
    if (this.isEmpty) return;
    this.#unheard = setTimeout(() => this.recheck(), UNHEARD * (0.75 + Math.random() / 2));
  }
}
