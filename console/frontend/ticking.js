// Elements that count on by themselves: countdown, bar, age, clock. One timer for the whole tab.
import { feed } from "./live.js";
import { html, time, translate } from "./text.js";

const PACE = 100; // ms; a second that turns is seen within this
const SOON = 30; // seconds left

const two = (count) => String(count).padStart(2, "0");

export function minutes(seconds) {
  const whole = Math.abs(Math.ceil(seconds));
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

export function countdown(endsAt, allowed) {
  return html`<span class="countdown" role="timer" data-tick="countdown" data-at="${endsAt}" data-allowed="${allowed}"></span>`;
}

export function bar(endsAt, allowed) {
  return html`<span class="bar" data-tick="bar" data-at="${endsAt}" data-allowed="${allowed}" aria-hidden="true"><i></i></span>`;
}

export function age(at) {
  return html`<span class="age" data-tick="age" data-at="${at}"></span>`;
}

export function clock() {
  return html`<time class="clock" data-tick="clock"></time>`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const TICKS = {
  countdown(element, now) {
    const left = (Date.parse(element.dataset.at) - now) / 1000;
    write(element, minutes(left));
    element.classList.toggle("over", Math.ceil(left) < 0);
    element.classList.toggle("soon", left >= 0 && left <= SOON);
  },
  bar(element, now) {
    const allowed = Number(element.dataset.allowed) || 1;
    const left = (Date.parse(element.dataset.at) - now) / 1000;
    const share = Math.min(1, Math.max(0, left / allowed));
    element.classList.toggle("over", left < 0);
    element.firstElementChild.style.width = `${(100 * (left < 0 ? 1 : share)).toFixed(1)}%`;
  },
  age(element, now, texts) {
    const seconds = Math.max(0, Math.floor((now - Date.parse(element.dataset.at)) / 1000));
    if (seconds < 60) write(element, translate(texts, "board.seconds", { count: seconds }));
    else if (seconds < 3600) write(element, translate(texts, "board.minutes", { count: Math.floor(seconds / 60) }));
    else write(element, translate(texts, "board.hours", { count: Math.floor(seconds / 3600) }));
  },
  clock(element, now) {
    write(element, time(now));
  },
};

// Bring every ticking element under a root up to date.
export function tick(root, texts) {
  const now = feed.now();
  for (const element of root.querySelectorAll("[data-tick]")) {
    TICKS[element.dataset.tick](element, now, texts);
  }
}

const roots = (window.consoleTicking ??= new Map()); // root -> texts
if (!window.consoleTicker) {
  window.consoleTicker = setInterval(() => {
    if (document.hidden) return;
    for (const [root, texts] of roots) tick(root, texts);
  }, PACE);
}

export function keepTicking(root, texts) {
  roots.set(root, texts);
  tick(root, texts);
}

export function stopTicking(root) {
  roots.delete(root);
}
