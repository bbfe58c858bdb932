// Who else is writing just now: for ten seconds after a key of theirs.
/** @import { Writing } from "./types" */
import { feed } from "./live.js";

const WRITING_NOW = 10000; // ms

export class Writers {
  /** @type {Map<number, { name: string, at: number }>} */
  #writers = new Map(); // account -> name and last key, ms
  #fading = 0;

  /**
   * @param {number} account whose own keys do not count
   * @param {() => void} onChange
   */
  constructor(account, onChange) {
    this.account = account;
    this.onChange = onChange;
  }

  get names() {
    const now = feed.now();
    return [...this.#writers.values()]
      .filter((writer) => now - writer.at < WRITING_NOW)
      .map((writer) => writer.name);
  }

  /** @param {Pick<Writing, "account" | "name" | "at" | "over">} writing */
  hear({ account, name, at, over }) {
    if (account === this.account) return;
    if (over) this.#writers.delete(account);
    else this.#writers.set(account, { name, at: Date.parse(at) });
    clearTimeout(this.#fading);
    if (this.#writers.size) this.#fading = setTimeout(this.onChange, WRITING_NOW + 100);
  }
}
