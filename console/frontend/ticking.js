// Elements that count on by themselves: countdown, bar, age, clock. One timer for the whole tab.
/** @import { Texts } from "./types" */
import { minutes, time } from "./clock_text.js";
import { feed } from "./live.js";
import { once } from "./tab_state.js";
import { html, translate } from "./text.js";

const PACE = 100; // ms; a second that turns is seen within this
const SOON = 30; // seconds left
const RINGING = 5; // seconds a bell is seen

/**
 * @param {string | null | undefined} endsAt
 * @param {number} allowed seconds
 */
export function countdown(endsAt, allowed) {
  return html`<span class="countdown" role="timer" data-tick="countdown"
    data-at="${endsAt}" data-allowed="${allowed}"></span>`;
}

/**
 * @param {string | null | undefined} endsAt
 * @param {number} allowed seconds
 * @param {number[]} bells seconds left, where the bar has a mark
 */
export function bar(endsAt, allowed, bells) {
  return html`<span class="bar" data-tick="bar" data-bells="${bells.join(" ")}"
    data-at="${endsAt}" data-allowed="${allowed}" aria-hidden="true"><i></i></span>`;
}

/** @param {string} at */
export function age(at) {
  return html`<span class="age" data-tick="age" data-at="${at}"></span>`;
}

export function clock() {
  return html`<time class="clock" data-tick="clock"></time>`;
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {HTMLElement} element */
const moment = (element) => Date.parse(element.dataset.at ?? "");

/**
 * @param {HTMLElement} element
 * @param {number} place percent of the bar
 */
function mark(element, place) {
  const made = element.appendChild(document.createElement("b"));
  made.style.left = `${place.toFixed(1)}%`;
}

/** @type {Record<string, (element: HTMLElement, now: number, texts: Texts) => void>} */
const TICKS = {
  countdown(element, now) {
    const left = (moment(element) - now) / 1000;
    const isOver = Math.ceil(left) < 0;
    write(element, `${isOver ? (element.dataset.over ?? "") : ""}${minutes(left)}`);
    element.classList.toggle("over", isOver);
    element.classList.toggle("soon", left >= 0 && left <= SOON);
  },
  // How long somebody has spoken: what was allowed, and what came on top.
  spoken(element, now) {
    write(element, minutes(Number(element.dataset.allowed) - (moment(element) - now) / 1000));
  },
  bar(element, now) {
    const allowed = Number(element.dataset.allowed) || 1;
    const left = (moment(element) - now) / 1000;
    const share = Math.min(1, Math.max(0, left / allowed));
    element.classList.toggle("over", left < 0);
    const filled = /** @type {HTMLElement} */ (element.firstElementChild);
    filled.style.width = `${(100 * (left < 0 ? 1 : share)).toFixed(1)}%`;
    const bells = (element.dataset.bells ?? "").split(" ").filter(Boolean).map(Number);
    for (const bell of bells.slice(element.childElementCount - 1)) mark(element, (100 * bell) / allowed);
    const isRinging = bells.some((bell) => left <= bell && left > bell - RINGING);
    element.classList.toggle("ringing", isRinging);
  },
  age(element, now, texts) {
    const seconds = Math.max(0, Math.floor((now - moment(element)) / 1000));
    if (seconds < 60) write(element, translate(texts, "board.seconds", { count: seconds }));
    else if (seconds < 3600)
      write(element, translate(texts, "board.minutes", { count: Math.floor(seconds / 60) }));
    else write(element, translate(texts, "board.hours", { count: Math.floor(seconds / 3600) }));
  },
  clock(element, now) {
    write(element, time(now));
  },
};

/**
 * Bring every ticking element under a root up to date.
 * @param {HTMLElement} root
 * @param {Texts} texts
 */
export function tick(root, texts) {
  const now = feed.now();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-tick]"))) {
    TICKS[element.dataset.tick ?? ""]?.(element, now, texts);
  }
}

/** @type {Map<HTMLElement, Texts>} */
const roots = once("ticking", () => new Map());
once("ticker", () =>
  setInterval(() => {
    if (document.hidden) return;
    for (const [root, texts] of roots) tick(root, texts);
  }, PACE),
);

/**
 * @param {HTMLElement} root
 * @param {Texts} texts
 */
export function keepTicking(root, texts) {
  roots.set(root, texts);
  tick(root, texts);
}

/** @param {HTMLElement} root */
export function stopTicking(root) {
  roots.delete(root);
}
