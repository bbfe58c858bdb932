// What the modules hand one another, and what the pages hand them.
import type {
  ChairBoard,
  ChairMatter,
  OwnBridge,
  OwnDepartment,
  OwnOperator,
  OwnTurn,
  StaffBoard,
} from "./board_types";
import type { LineGrammar, MatterTold } from "./line_types";
import type { Html } from "./text";

/** Seconds, counts and names put into a text of the catalogs. */
export type Facts = Record<string, string | number | null | undefined>;
export type Texts = Record<string, string>;
/** Gives a text of the catalogs in the language of the page. */
export type Translate = (key: string, facts?: Facts) => string;
/** Look, icon of the chip and, on some, the word: what a stored state is drawn as. */
export type Look = readonly [look: string, icon: string];

// ── The connection ────────────────────────────────────────────────────────────────────────────

/** Sections by name; which of them there are depends on the board that is followed. */
export type Sections = Partial<ChairBoard> & { mine?: OwnOperator | OwnDepartment };
export type Section = { hash: string; body: unknown };
export type Writing = { field: string; account: number; name: string; at: string; over?: boolean };

export interface BoardEvent {
  kind: "board";
  changed: Set<string>;
  topics: Set<string>;
  full: boolean;
  isNew: boolean;
  number: number;
}
export type FeedEvent =
  | BoardEvent
  | { kind: "link"; link: string }
  | { kind: "full" }
  | { kind: "hello"; isNew: boolean }
  | { kind: "beat" }
  | { kind: "session"; session: string; lives: boolean }
  | { kind: "ended"; code: number }
  | ({ kind: "typing" } & Writing);

/** A message of the server; which one it is, its fields tell. */
export type Message = { server_at?: string } & (
  | { start_id: string }
  | { number: number; sections: Record<string, Section>; topics: string[]; full: boolean }
  | { session: string; lives: boolean }
  | { typing: Writing }
  | Record<never, never>
);

// ── Components in Streamlit pages ─────────────────────────────────────────────────────────────

/** What Streamlit hands a component of ours. */
export interface Component<Data = unknown> {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}
/** One component on the page, kept from run to run. */
export interface Mounted {
  set(component: Component): void;
  end(): void;
}

// ── Areas of the boards ───────────────────────────────────────────────────────────────────────

export interface Tools<Options = unknown> {
  options: Options;
  lang: string;
  number: number;
  t: Translate;
  icon: (name: string) => Html;
  html: (strings: TemplateStringsArray, ...values: unknown[]) => Html;
  time: (at: string | number | null | undefined) => string;
  day: (on: string | null | undefined) => string;
  minutes: (seconds: number) => string;
  age: (at: string) => Html;
  bar: (endsAt: string | null, allowed: number, bells: number[]) => Html;
  clock: () => Html;
  countdown: (endsAt: string | null, allowed: number) => Html;
  now: () => number;
}
export interface Area {
  sections: string[];
  draw(view: unknown, tools: Tools): Html;
  drawn?(root: HTMLElement, tools: Tools): void;
}
export interface Shown {
  area: string;
  language: string;
  options?: Record<string, unknown>;
}

/** The screen of the hall as everybody sees it, and the matter it may show. */
export type HallView = Partial<StaffBoard> & { hall_stage?: string; hall_coming?: string };
/** The matter on the card of the chair: of the board, or of a desk that looks at another one. */
export type ShownMatter = Pick<
  ChairMatter,
  "id" | "number" | "wording" | "is_withheld" | "asker" | "site" | "unit" | "other_units" | "questions"
> & {
  kinds?: string[];
  screen?: string;
  outcome: { kind: string; unit: string; due_on: string | null } | null;
};

/** What the desk of a site reads: the board of the staff, or of its operator with `mine`. */
export type BranchView = Partial<StaffBoard> & { mine?: OwnOperator | OwnDepartment };
/** A turn at one site, wherever it was read from; its place counts those who still wait. */
export type SiteTurn = Pick<OwnTurn, "id" | "number" | "name" | "state" | "is_ready" | "seconds_left"> &
  Partial<
    Pick<
      OwnTurn,
      "topic" | "place_in_queue" | "expected_at" | "spread_minutes" | "ends_at" | "seconds_allowed"
    >
  >;
export interface OwnSite {
  bridge: Pick<OwnBridge, "id" | "presence" | "since"> | null;
  turns: SiteTurn[];
}

/** One form of a note, with what stood beside its text. */
export type NoteVersion = Pick<
  Note,
  "text" | "unit" | "person" | "due_on" | "happened_at" | "author" | "recorded_at"
>;
/** A note about the matter the secretary looks at; dates and times as ISO 8601. */
export interface Note {
  id: number;
  kind: string;
  sign: string;
  is_private: boolean;
  text: string;
  unit: string;
  person: string;
  author: string;
  number: number | null;
  due_on: string | null;
  happened_at: string;
  recorded_at: string;
  is_late: boolean;
  version: number;
  is_withheld: boolean;
  earlier: NoteVersion[]; // oldest first
}
export interface LookedAt {
  id: number;
  number: number;
  place: string;
  wording: string;
  /** What everybody reads of it; empty = not on screen. */
  screen: string;
  version: string;
  is_withheld: boolean;
  asker: string;
  site: string;
  /** Number of the turn it was asked in; null = in none, or not told. */
  turn: number | null;
  is_named: boolean;
  refs: string[];
  lead: string;
  others: string[];
}
/** Options of the area `secretary_matter`. */
export interface SecretaryMatter {
  matter: LookedAt | null;
  /** Who writes of it; null = nobody said so. */
  writer: { name: string; since: string; is_own: boolean } | null;
  pieces: Note[];
  current: number | null;
  is_following: boolean;
  can_write: boolean;
  can_take_up: boolean;
  is_signed: boolean;
  opened: string;
  /** At the start of a line, by kind of note. */
  signs: Record<string, string>;
  clash: { id: number; newest: number; mine: string; theirs: string } | null;
}

// ── Typed text ────────────────────────────────────────────────────────────────────────────────

/** What stands in the inputs beside a text: name -> value. */
export type About = Record<string, string>;
/** A text handed over: no act yet, or refused and given back. */
export type HandedOver = { id: string; text: string; at: string; about: About };
export type Returned = { text: string; about?: About };
/** What became of a text; told to whoever shows it. */
export type Change = "edited" | "handed" | "taken" | "kept" | "loaded" | "others" | "returned" | "done";
/** What the server keeps of a field; `done` is the id of the last text that became an act. */
export interface KeptText {
  text: string;
  revision: number;
  done: string;
  others: { account: number; name: string; at: string }[];
}

/** What the page hands a typed field. */
export interface FieldData {
  field: string;
  account: number;
  label: string;
  key: string;
  /** What the act depends on, as it is drawn now; empty = it makes something new. */
  seen: string;
  placeholder: string;
  rows: number;
  submit_label: string;
  help: string;
  initial: string;
  language: string;
  heard: string;
  done: string;
}
export interface Unit {
  id: number;
  code: string;
  name: string;
  aliases: string[];
}
export interface FormInput {
  name: string;
  type: "choice" | "unit" | "date" | "time" | "text" | "check";
  label: string;
  placeholder?: string;
  look?: string;
  options?: { value: string; label: string; sign?: string }[];
  /** Shown only while another input has one of these values. */
  when?: Record<string, string[]>;
}
export interface FormData extends FieldData {
  inputs: FormInput[];
  units?: Unit[];
  /** By id. */
  matters?: Record<string, MatterTold>;
  /** What the signs of a line mean; only of the secretary's line. */
  line?: LineGrammar & { year: number };
  /** Kept ready for it. */
  phrases?: string[];
  /** The day today, as ISO 8601. */
  today?: string;
  target?: { id: number; number: number } | null;
  proposed?: About;
  submits?: { act: string; label: string; is_primary: boolean }[];
  is_optional?: boolean;
}
/** What the page hands the choice of a unit. */
export interface PickerData {
  key: string;
  label: string;
  placeholder: string;
  units: Unit[];
  /** Id; 0 = none. */
  chosen: number;
  language: string;
}
/** What the page hands the keeper of one of Streamlit's text areas. */
export interface AreaData {
  account: number;
  field: string;
  key: string;
  done: number;
}

// ── Lists ─────────────────────────────────────────────────────────────────────────────────────

export interface ListLine {
  id: string;
  lead: string;
  title: string;
  text: string;
  chips: { icon: string; word: string; look: string }[];
}
export interface ListData {
  lines: ListLine[];
  chosen: string;
  label: string;
  language: string;
}

declare global {
  interface Window {
    /** Objects of this tab; they outlive a newer version of our modules. */
    consoleTab?: Record<string, unknown>;
  }
}
