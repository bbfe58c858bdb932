// What a line says by its signs and words, shown while it is typed. The server reads it again and
// decides: the same rule as `console/capture/line.py`.
/** @import { LineGrammar, Nameable, NoteTold, OutcomeTold, ReadLine, Takes } from "./line_types" */
/** @import { Unit } from "./types" */
import { fold, wordsOf } from "./ranking.js";
import { readDay } from "./typed_reading.js";

const AT = /(?:^|(?<=\s))@/;
const WORD = /[\p{L}\p{N}]+/gu;
const GAP = /^[^.;:?!\n@#]*$/;
const LONGEST = 16; // words of a name
const GIVEN_TO = /^giao\s+/i;
const PERSON =
  /^\s*(?:,\s*(?<said>[^,:;.?!()\n]{2,80}?)(?=\s*:)|\(\s*(?<put>[^()\n]{2,80}?)\s*\))(?<colon>\s*:)?/;
const TITLES = ["ông ", "bà ", "anh ", "chị ", "cô ", "chú ", "đồng chí ", "đ/c "];
const COLON = /^\s*:/;
const BY = String.raw`\b(?:han(?: la)?|truoc|cham nhat(?: la)?|muon nhat(?: la)?|den(?: het)?)(?: ngay)? `;
const DUE = new RegExp(String.raw`${BY}(?<day>\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?)(?!\d)`);
const UNDATED = "khong hen ngay";

/**
 * Read a line.
 * @param {string} line
 * @param {string} chosen kind of note where no sign says one
 * @param {Nameable} known
 * @param {LineGrammar} grammar
 * @returns {ReadLine}
 */
export function readLine(line, chosen, known, grammar) {
  /** @type {ReadLine} */
  const found = { text: line.normalize("NFC").trim(), unknown: [] };
  takeHead(found, known, grammar);
  const takes = takesOf(found, chosen, grammar);
  takeUnit(found, takes, known);
  takeDue(found, takes, known.year);
  return found;
}

/**
 * @param {ReadLine} found
 * @param {Nameable} known
 * @param {LineGrammar} grammar
 */
function takeHead(found, known, grammar) {
  const notes = grammar.notes.filter(({ sign }) => sign).sort((a, b) => b.sign.length - a.sign.length);
  for (;;) {
    const note = notes.find(({ sign }) => found.text.startsWith(sign));
    const sign = note?.sign ?? /^(?:=\d+|#[\p{L}\p{N}_]*[.,:;]?(?=\s|$))/u.exec(found.text)?.[0];
    if (!sign || (note && (found.note || found.outcome))) return;
    found.text = found.text.slice(sign.length).trimStart();
    if (note) found.note = note.kind;
    else if (sign.startsWith("=")) takeOutcome(found, sign, grammar.outcomes);
    else takeMatter(found, sign.replace(/[.,:;]$/, ""), known);
  }
}

/**
 * @param {ReadLine} found
 * @param {string} sign
 * @param {OutcomeTold[]} outcomes
 */
function takeOutcome(found, sign, outcomes) {
  found.outcome = outcomes.find(({ key }) => `=${key}` === sign)?.kind;
  if (!found.outcome) found.unknown.push(["outcome", sign]);
}

/**
 * @param {ReadLine} found
 * @param {string} sign
 * @param {Nameable} known
 */
function takeMatter(found, sign, { matters }) {
  const number = sign.slice(1);
  found.matter_id = /^[0-9]{1,6}$/.test(number) ? matters[Number(number)] : undefined;
  if (!found.matter_id) found.unknown.push(["matter", sign]);
}

/**
 * What the kind of a line names.
 * @param {ReadLine} found
 * @param {string} chosen
 * @param {LineGrammar} grammar
 * @returns {Takes}
 */
function takesOf({ note, outcome }, chosen, { notes, outcomes }) {
  const ending = outcomes.find(({ kind }) => kind === outcome);
  if (ending) return { unit: ending.names_unit || ending.names_body, person: false, day: ending.takes_date };
  const told = /** @type {NoteTold} */ (notes.find(({ kind }) => kind === (note ?? chosen)));
  return { unit: told.names_unit, person: told.names_person, day: told.takes_date };
}

/**
 * @param {ReadLine} found
 * @param {Takes} takes
 * @param {Nameable} known
 */
function takeUnit(found, takes, known) {
  const names = namesOf(known.units);
  if (!AT.test(found.text)) {
    if (takes.unit) byFirstWords(found, takes, names);
    return;
  }
  for (let at = AT.exec(found.text); at; at = AT.exec(found.text)) {
    const after = at.index + 1;
    const unit = unitAt(names, found.text, after);
    if (!unit) {
      found.unknown.push(["unit", `@${/^\S*/.exec(found.text.slice(after))?.[0] ?? ""}`]);
      return;
    }
    nameUnit(found, takes, at.index, unit);
  }
}

/**
 * @param {ReadLine} found
 * @param {Takes} takes
 * @param {number} start
 * @param {{ unit: Unit, end: number }} named
 */
function nameUnit(found, takes, start, { unit, end }) {
  const before = found.text.slice(0, start);
  const rest = found.text.slice(end);
  if (found.unit_id || !takes.unit) {
    found.text = `${before}${unit.name}${rest}`;
    return;
  }
  found.unit_id = unit.id;
  if (!before.trim()) {
    const [person, behind] = speaker(rest, takes);
    found.person = person;
    found.text = rest.slice(behind).replace(/^[ ,]+|[ ,]+$/g, "");
  } else {
    const isAnswer = takes.person;
    found.text = (
      isAnswer ? `${before.trimEnd()} ${rest.trimStart()}` : `${before}${unit.name}${rest}`
    ).trim();
  }
}

/**
 * @param {ReadLine} found
 * @param {Takes} takes
 * @param {Map<string, Unit>} names
 */
function byFirstWords(found, takes, names) {
  const given = takes.person ? null : GIVEN_TO.exec(found.text);
  const named = unitAt(names, found.text, given?.[0].length ?? 0);
  if (!named) return;
  const rest = found.text.slice(named.end);
  const [person, behind] = speaker(rest, takes);
  const isEnded = behind > 0 && !given;
  if (!isEnded && named.count < 2) return;
  found.unit_id = named.unit.id;
  found.person = person;
  if (isEnded) found.text = rest.slice(behind).trim();
}

/**
 * Give who speaks for the unit, and the offset behind the colon after it; 0 = no colon.
 * @param {string} rest
 * @param {Takes} takes
 * @returns {[string, number]}
 */
function speaker(rest, takes) {
  const said = takes.person ? PERSON.exec(rest) : null;
  const name = said?.groups?.put ?? said?.groups?.said ?? "";
  if (said && isPerson(name)) return [name, said.groups?.colon ? said[0].length : 0];
  return ["", COLON.exec(rest)?.[0].length ?? 0];
}

/** @param {string} name */
const isPerson = (name) =>
  /^\p{Lu}/u.test(name) || TITLES.some((title) => name.toLowerCase().startsWith(title));

/**
 * @param {ReadLine} found
 * @param {Takes} takes
 * @param {number} year
 */
function takeDue(found, takes, year) {
  if (!takes.day) return;
  const text = fold(found.text);
  const day = DUE.exec(text)?.groups?.day;
  if (!day) {
    found.is_undated = text.includes(UNDATED);
    return;
  }
  found.due_on = readDay(day, String(year));
  if (!found.due_on) found.unknown.push(["due", day]);
}

/** @type {WeakMap<Unit[], Map<string, Unit>>} */
const namesByUnits = new WeakMap(); // the same list is read at every key

/** @param {Unit[]} units */
function namesOf(units) {
  const known = namesByUnits.get(units);
  if (known) return known;
  /** @type {Map<string, Unit>} */
  const found = new Map();
  for (const unit of units) {
    for (const name of [unit.code, ...unit.aliases, unit.name]) {
      const words = wordsOf(name).join(" ");
      if (words && !found.has(words)) found.set(words, unit);
    }
  }
  namesByUnits.set(units, found);
  return found;
}

/**
 * Give the unit whose name begins there, by its longest name.
 * @param {Map<string, Unit>} names
 * @param {string} text
 * @param {number} start
 */
function unitAt(names, text, start) {
  /** @type {string[]} */
  const words = [];
  let [best, end] = [/** @type {{ unit: Unit, end: number, count: number } | null} */ (null), 0];
  const rest = text.slice(start);
  for (const word of rest.matchAll(WORD)) {
    const gap = rest.slice(end, word.index);
    if (words.length === LONGEST || !GAP.test(gap) || (!words.length && gap)) break;
    words.push(fold(word[0]));
    end = word.index + word[0].length;
    const unit = names.get(words.join(" "));
    if (unit) best = { unit, end: start + end, count: words.length };
  }
  return best;
}
