// What the secretary's line is read with, and what it says.
import type { Unit } from "./types";

/** Something sought by a few letters; see `ranking.js`. */
export interface Named {
  short: string[];
  name: string;
  beside?: string;
}
/** What a kind of note, or of outcome, names. */
export interface NoteTold {
  kind: string;
  sign: string;
  label: string;
  names_unit: boolean;
  names_person: boolean;
  takes_date: boolean;
}
export interface OutcomeTold {
  kind: string;
  key: string;
  label: string;
  names_unit: boolean;
  names_body: boolean;
  takes_date: boolean;
}
/** A matter that can be named; `seen` is what an outcome of it depends on. */
export interface MatterTold {
  number: number;
  unit?: string;
  seen?: string;
  gist?: string;
  asker?: string;
}
export interface LineGrammar {
  notes: NoteTold[];
  outcomes: OutcomeTold[];
}
export interface Nameable {
  units: Unit[];
  /** By number: id. */
  matters: Record<string, number>;
  /** Of a day that is said without one. */
  year: number;
}
export interface Takes {
  unit: boolean;
  person: boolean;
  day: boolean;
}
/** What a line itself says; dates as ISO 8601. */
export interface ReadLine {
  text: string;
  note?: string;
  outcome?: string | undefined;
  matter_id?: number | undefined;
  unit_id?: number;
  person?: string;
  due_on?: string;
  is_undated?: boolean;
  unknown: ["matter" | "unit" | "outcome" | "due", string][];
}
