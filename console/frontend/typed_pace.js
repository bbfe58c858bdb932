// When a changed text is sent: once its writer pauses, at the latest every two seconds, and after a
// failure again and again, ever more slowly.

const QUIET = 500; // ms after the last key
const AT_LEAST = 2000; // ms after the first key that was not sent
const FIRST_WAIT = 1000; // ms, doubled up to
const LONGEST_WAIT = 15000; // ms

export class Pace {
  /** @type {number | null} */
  #unsentSince = null; // ms
  #timer = 0;
  #wait = FIRST_WAIT; // ms

  /** @param {() => void} send */
  constructor(send) {
    this.send = send;
  }

  /** Something changed. */
  plan() {
    this.#unsentSince ??= Date.now();
    const latest = this.#unsentSince + AT_LEAST - Date.now();
    this.#sendIn(Math.max(0, Math.min(QUIET, latest)));
  }

  /** All there is goes out now. */
  begin() {
    this.#unsentSince = null;
  }

  /** The line is well. */
  calm() {
    this.#wait = FIRST_WAIT;
  }

  retry() {
    this.#sendIn(this.#wait * (0.5 + Math.random()));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  /** @param {number} pause ms */
  #sendIn(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.send, pause);
  }
}
