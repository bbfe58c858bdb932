// What people write for a day, a time or a unit, read as the server wants it; "" = not understood.
/** @import { Unit } from "./types" */
import { two } from "./clock_text.js";
import { wordsOf } from "./ranking.js";

const KEPT_DAY = /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)$/;
const DAY = /^(?<day>\d\d?)[/.-](?<month>\d\d?)(?:[/.-](?<year>\d{4}))?$/;
const TIME = /^(?<hours>\d\d?)[:hg.](?<minutes>\d\d)(?:[:.](?<seconds>\d\d))?$/;

/**
 * Read 6/11, 06/11/2026 or, as it is kept, 2026-11-06.
 * @param {string} written
 * @param {string} thisYear meant where no year is written
 */
export function readDay(written, thisYear) {
  const { day, month, year } = (KEPT_DAY.exec(written) ?? DAY.exec(written))?.groups ?? {};
  if (!day || !month) return "";
  const iso = `${year ?? thisYear}-${two(month)}-${two(day)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? "" : iso;
}

/**
 * Read 9:05, 9h05 or 09:05:30.
 * @param {string} written
 */
export function readTime(written) {
  const { hours, minutes, seconds = "00" } = TIME.exec(written)?.groups ?? {};
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime ? `${two(hours ?? "")}:${minutes}:${seconds}` : "";
}

/**
 * Give the unit that is called so: by its name, its code or another name of it.
 * @param {Unit[]} units
 * @param {string} written
 */
export function unitNamed(units, written) {
  const sought = wordsOf(written).join(" ");
  return units.find((unit) => namesOf(unit).includes(sought));
}

/** @param {Unit} unit */
function namesOf(unit) {
  return [unit.code, ...unit.aliases, unit.name].map((name) => wordsOf(name).join(" "));
}
