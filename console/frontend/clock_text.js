// Times, days and durations as people read them.

const HANOI = /** @type {const} */ ({
  timeZone: "Asia/Ho_Chi_Minh",
  hourCycle: "h23",
  hour: "2-digit",
  minute: "2-digit",
});
const CLOCK = new Intl.DateTimeFormat("en-GB", HANOI);
const SECONDS = new Intl.DateTimeFormat("en-GB", { ...HANOI, second: "2-digit" });

/** @param {number | string} count */
export function two(count) {
  return String(count).padStart(2, "0");
}

/**
 * Give a moment as the clock of Hanoi shows it: 09:05; nothing for none.
 * @param {string | number | null | undefined} at
 */
export function time(at) {
  return at ? CLOCK.format(new Date(at)) : "";
}

/**
 * Give a moment to the second: 09:05:07.
 * @param {number} at
 */
export function second(at) {
  return SECONDS.format(new Date(at));
}

/**
 * Give 2026-10-29 as 29/10/2026; nothing for none.
 * @param {string | null | undefined} on
 */
export function day(on) {
  return on ? on.split("-").reverse().join("/") : "";
}

/**
 * Give seconds as 04:30, without their sign; a second begun counts whole.
 * @param {number} seconds
 */
export function minutes(seconds) {
  const whole = Math.abs(Math.ceil(seconds));
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
