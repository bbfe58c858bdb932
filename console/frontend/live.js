// The tab's one connection to the server: boards, rings, the clock of the server.
/** @import { FeedEvent, Message, Section } from "./types" */
import { once } from "./tab_state.js";

const SIGNED_OUT = 4401;
const FULL = 1013; // no place for one more, or no database to read from
const NEVER_AGAIN = new Set([SIGNED_OUT, 4403, 4404]);
const FIRST_WAIT = 400; // ms
const LONGEST_WAIT = 5000; // ms
const SLOWLY = 45000; // ms until a public page without a place asks again
const LONGEST_AT_DESK = 1500; // ms; few of them, and they are waited for
const SILENCE = 40000; // ms without a heartbeat: the line is dead
const CALM = 5000; // ms a loss may last before anybody is told
const SAMPLES = 20;

/** The clock of the server, as far as messages tell it. */
class Clock {
  /** @type {number[]} */
  #samples = [];

  /** @param {string} serverAt */
  hear(serverAt) {
    this.#samples.push(Date.parse(serverAt) - Date.now());
    if (this.#samples.length > SAMPLES) this.#samples.shift();
  }

  // A message is late, never early: the largest difference had the least delay.
  now() {
    return Date.now() + (this.#samples.length ? Math.max(...this.#samples) : 0);
  }
}

class Feed {
  /** @type {Map<string, Section>} */
  sections = new Map();
  number = 0;
  startId = "";
  link = "connecting"; // connecting | live | offline | slow
  /** @type {number | null} */
  lostAt = null; // ms of the server's clock
  ended = 0; // code of closing after which nothing is tried again
  #clock = new Clock();
  /** @type {Set<(event: FeedEvent) => void>} */
  #listeners = new Set();
  /** @type {{ meeting: string, board: string, more: Record<string, string> }} */
  #followed = { meeting: "", board: "", more: {} };
  /** @type {WebSocket | null} */
  #socket = null;
  #wait = FIRST_WAIT; // ms
  #retry = 0;
  #silence = 0;
  #calm = 0;

  constructor() {
    addEventListener("online", () => this.#again(0));
    addEventListener("offline", () => this.#socket?.close());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && !this.isOpen) this.#again(0);
    });
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  now() {
    return this.#clock.now();
  }

  /**
   * Follow a meeting ("" = none, signed-in tabs only); the same again changes nothing.
   * @param {string} meeting its code
   * @param {string} board public, staff or chair
   * @param {Record<string, string>} [more] what else is asked for: the screen, its language
   */
  follow(meeting, board, more = {}) {
    const { meeting: before, board: former } = this.#followed;
    if (this.#socket && before === meeting && former === board) return;
    this.#followed = { meeting, board, more };
    this.#forget();
    this.ended = 0;
    this.#connect();
  }

  /**
   * Hear every event from now on; gives what ends it.
   * @param {(event: FeedEvent) => void} listener
   */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Ask whether a session of Streamlit lives; the answer is an event.
   * @param {string} session
   */
  ask(session) {
    if (this.isOpen) this.#socket?.send(JSON.stringify({ session }));
  }

  #forget() {
    this.sections.clear();
    this.number = 0;
    this.startId = "";
    const old = this.#socket;
    this.#socket = null;
    old?.close();
  }

  #address() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const { meeting, board, more } = this.#followed;
    if (!meeting) return `${scheme}//${location.host}/live/session`;
    const asked = new URLSearchParams({
      board,
      ...more,
      after: String(this.number),
      start: this.startId,
    });
    return `${scheme}//${location.host}/live/${meeting}?${asked}`;
  }

  #connect() {
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#address());
    this.#socket = socket;
    socket.onmessage = (message) => {
      if (socket === this.#socket) this.#hear(socket, JSON.parse(message.data));
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#lose(event.code);
    };
    this.#listenForSilence(socket);
  }

  /** @param {WebSocket} socket */
  #listenForSilence(socket) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => socket === this.#socket && socket.close(), SILENCE);
  }

  /**
   * @param {WebSocket} socket
   * @param {Message} message
   */
  #hear(socket, message) {
    this.#listenForSilence(socket);
    if (message.server_at) this.#clock.hear(message.server_at);
    if ("start_id" in message) this.#greet(message);
    else if ("sections" in message) this.#take(message);
    else if ("session" in message) this.#tell({ kind: "session", ...message });
    else if ("typing" in message) this.#tell({ kind: "typing", ...message.typing });
    else this.#tell({ kind: "beat" });
  }

  /** @param {{ start_id: string }} message */
  #greet({ start_id: startId }) {
    const isNew = startId !== this.startId;
    this.startId = startId;
    this.#wait = FIRST_WAIT;
    clearTimeout(this.#calm);
    this.#calm = 0;
    this.lostAt = null;
    this.#setLink("live");
    this.#tell({ kind: "hello", isNew });
  }

  /** @param {Extract<Message, { sections: any }>} message */
  #take({ number, sections, topics, full }) {
    /** @type {Set<string>} */
    const changed = new Set();
    for (const [name, { hash, body }] of Object.entries(sections)) {
      if (this.sections.get(name)?.hash === hash) continue;
      this.sections.set(name, { hash, body });
      changed.add(name);
    }
    const isNew = number > this.number;
    this.number = number;
    this.#tell({ kind: "board", changed, topics: new Set(topics), full, isNew, number });
  }

  /** @param {number} code of closing */
  #lose(code) {
    this.#socket = null;
    if (NEVER_AGAIN.has(code)) {
      this.ended = code;
      this.#tell({ kind: "ended", code });
      return;
    }
    const isPublic = this.#followed.board === "public";
    if (code === FULL && isPublic) {
      this.#stayAside();
      return;
    }
    if (this.lostAt === null) this.lostAt = this.now();
    if (!this.#calm) this.#calm = setTimeout(() => this.#setLink("offline"), CALM);
    this.#again(this.#wait * (0.5 + Math.random()));
    const longest = isPublic ? LONGEST_WAIT : LONGEST_AT_DESK;
    this.#wait = Math.min(this.#wait * 2, longest);
  }

  // The page as it was loaded is what there is; at each further try it is loaded anew.
  #stayAside() {
    clearTimeout(this.#calm);
    this.#calm = 0;
    if (this.link === "slow") this.#tell({ kind: "full" });
    this.#setLink("slow");
    this.#again(SLOWLY * (0.5 + Math.random()));
  }

  /** @param {number} pause ms */
  #again(pause) {
    if (this.ended || this.#socket) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket || this.#connect(), pause);
  }

  /** @param {string} link */
  #setLink(link) {
    if (this.link === link) return;
    this.link = link;
    this.#tell({ kind: "link", link });
  }

  /** @param {FeedEvent} event */
  #tell(event) {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

export const feed = once("feed", () => new Feed());
