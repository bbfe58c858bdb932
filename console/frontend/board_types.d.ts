// Written by `python -m tests.board_types` from console/boards: never change it by hand.
export interface PublicRecess {
  since: string;
  until: string | null;
}
export interface PublicItem {
  position: number;
  title: string;
  started_at: string | null;
}
export interface PublicMeeting {
  code: string;
  state: string;
  held_on: string | null;
  planned_start_at: string | null;
  opened_at: string | null;
  closed_at: string | null;
  is_cancelled: boolean;
  venue: string;
  recess: PublicRecess | null;
  item: PublicItem | null;
  items_count: number;
  sites_count: number;
  sites_connected: number;
  is_demonstration: boolean;
}
export interface PublicMatterOutcome {
  kind: string;
  due_on: string | null;
}
export interface PublicNext {
  number: number;
  asker: string;
  site: string;
}
export interface PublicMatter {
  number: number;
  wording: string;
  is_withheld: boolean;
  asker: string;
  site: string;
  unit: string;
  is_answering: boolean;
  parked: PublicNext | null;
  taken_up_at: string | null;
  outcome: PublicMatterOutcome | null;
}
export interface PublicFloor {
  number: number;
  kind: string;
  unit: string;
  question: number | null;
  asker: string;
  site: string;
  bridge_id: number | null;
  state: string;
  seconds_allowed: number;
  ends_at: string | null;
  seconds_left: number | null;
  bells: number[];
  started_at: string | null;
  called_at: string | null;
}
export interface PublicLastOutcome {
  matter: number;
  kind: string;
  wording: string;
  unit: string;
  due_on: string | null;
  decided_at: string;
}
export interface PublicLast {
  count: number;
  outcome: PublicLastOutcome | null;
}
export interface PublicBoard {
  meeting: PublicMeeting;
  matter: PublicMatter | null;
  floor: PublicFloor | null;
  next: PublicNext[];
  last: PublicLast;
}
export interface StaffMatter extends PublicMatter {
  id: number;
  screen: string;
}
export interface StaffFloor extends PublicFloor {
  id: number;
  is_ready: boolean;
}
export interface StaffNext extends PublicNext {
  id: number;
  bridge_id: number | null;
}
export interface StaffAgendaLine {
  position: number;
  title: string;
  minutes_planned: number;
  planned_at: string | null;
  started_at: string | null;
  ended_at: string | null;
}
export interface StaffAgenda {
  items: StaffAgendaLine[];
  drift_minutes: number | null;
  expected_end_at: string | null;
  unreached: number[];
}
export interface StaffOrderReason {
  why: string;
  minutes: number;
  waited: number;
  at_most: number;
  number: number;
  since: string | null;
  told: string;
}
export interface StaffQueued {
  id: number;
  number: number;
  asker: string;
  site: string;
  bridge_id: number | null;
  state: string;
  is_online: boolean;
  is_connected: boolean;
  expected_at: string | null;
  spread_minutes: number | null;
  reason: StaffOrderReason | null;
  is_put_first: boolean;
  is_ready: boolean;
  seconds_left: number;
}
export interface StaffBridgeCell {
  id: number;
  unit_id: number;
  number: number | null;
  name: string;
  presence: string;
  since: string | null;
  losses_count: number;
  people_count: number | null;
  role: string;
}
export interface StaffHeads {
  hall: number | null;
  hall_at: string | null;
  sites: number;
  sites_counted: number;
  total: number;
}
export interface StaffUndecided {
  matter: number;
  number: number;
  since: string | null;
  site: string;
}
export interface StaffBoard {
  meeting: PublicMeeting;
  matter: StaffMatter | null;
  floor: StaffFloor | null;
  next: StaffNext[];
  last: PublicLast;
  agenda: StaffAgenda;
  queue: StaffQueued[];
  parked: StaffQueued[];
  bridges: StaffBridgeCell[];
  heads: StaffHeads;
  undecided: StaffUndecided[];
}
export interface ChairOutcome {
  kind: string;
  version: number;
  unit: string;
  due_on: string | null;
}
export interface ChairQuestion {
  ref: string;
  asker: string;
  site: string;
}
export interface ChairMatter {
  id: number;
  number: number;
  wording: string;
  is_withheld: boolean;
  asker: string;
  site: string;
  unit: string;
  taken_up_at: string | null;
  outcome: ChairOutcome | null;
  screen: string;
  lead_unit_id: number | null;
  other_units: string[];
  questions: ChairQuestion[];
  kinds: string[];
}
export interface ChairFloor extends StaffFloor {
  topic: string;
  extended_reason: string;
  unit_seconds: number;
}
export interface ChairNext extends StaffNext {
  topic: string;
}
export interface ChairQueued extends StaffQueued {
  topic: string;
}
export interface ChairMatterLine {
  id: number;
  number: number;
  place: string;
  gist: string;
  asker: string;
  site: string;
  unit: string;
  outcome_kind: string | null;
  undecided_since: string | null;
  is_withheld: boolean;
}
export interface ChairPiece {
  id: number;
  kind: string;
  text: string;
  unit: string;
  person: string;
  author: string;
  happened_at: string;
  recorded_at: string;
  is_late: boolean;
  version: number;
  is_withheld: boolean;
}
export interface ChairOutcomeLine {
  matter: number;
  number: number;
  kind: string;
  text: string;
  unit: string;
  due_on: string | null;
  decided_at: string;
}
export interface ChairProposed {
  matter: number;
  number: number;
  kind: string;
  text: string;
  unit: string;
  unit_id: number | null;
  body: string;
  body_unit_id: number | null;
  due_on: string | null;
  by: string;
  at: string;
}
export interface ChairUnitReported {
  matter: number;
  turn: number | null;
  unit: string;
  kind: string;
  other: string;
  at: string;
}
export interface ChairBoard {
  meeting: PublicMeeting;
  matter: ChairMatter | null;
  floor: ChairFloor | null;
  next: ChairNext[];
  last: PublicLast;
  agenda: StaffAgenda;
  queue: ChairQueued[];
  parked: ChairQueued[];
  bridges: StaffBridgeCell[];
  heads: StaffHeads;
  undecided: StaffUndecided[];
  matters: ChairMatterLine[];
  pieces: ChairPiece[];
  outcomes: ChairOutcomeLine[];
  proposals: ChairProposed[];
  reports: ChairUnitReported[];
}
export interface OwnBridge {
  id: number;
  name: string;
  presence: string;
  since: string | null;
  people_count: number | null;
  counted_at: string | null;
}
export interface OwnTurn {
  id: number;
  number: number;
  name: string;
  topic: string;
  state: string;
  place_in_queue: number | null;
  expected_at: string | null;
  spread_minutes: number | null;
  ends_at: string | null;
  seconds_left: number | null;
  seconds_allowed: number;
  is_ready: boolean;
}
export interface OwnOperator {
  bridge: OwnBridge | null;
  turns: OwnTurn[];
}
export interface OwnMatter {
  id: number;
  number: number;
  wording: string;
  place: string;
  part: string;
  outcome_kind: string | null;
  ahead: number | null;
  expected_at: string | null;
  spread_minutes: number | null;
  report: string;
}
export interface OwnDepartment {
  matters: OwnMatter[];
}
export interface Own_Coming {
  ahead: number | null;
  expected_at: string | null;
  spread_minutes: number | null;
}
