// What a public screen is about, from the sections; the server draws its first state by the same
// rules (console/web/public_pages.py).

// before | closed | recess | called | speaking | paused | answering | discussing | decided | between
// with the matter and the turn that belong to it. An outcome leaves the screen when the next person
// has the floor, and at once when the matter is out of scope.
export function scene({ meeting, matter, floor }) {
  const stage = { planned: "before", closed: "closed", recess: "recess" }[meeting.state];
  if (stage) return { name: stage, matter: null, floor: null };
  const isOver = matter?.outcome && (floor || matter.outcome.kind === "out_of_scope");
  const asked = isOver ? null : matter;
  return { name: onStage(asked, floor), matter: asked, floor };
}

function onStage(matter, floor) {
  if (floor) return { called: "called", on_air: "speaking", paused: "paused" }[floor.state];
  if (!matter) return "between";
  if (matter.outcome) return "decided";
  return matter.unit ? "answering" : "discussing";
}

export const ICONS = {
  before: "calendar",
  closed: "check-circle",
  recess: "pause",
  called: "mic",
  speaking: "mic",
  paused: "pause",
  answering: "mic",
  discussing: "chat",
  decided: "check-circle",
  between: "onair",
};

export const OUTCOME_ICONS = {
  answered_on_site: "check-circle",
  written_reply: "letter",
  escalated: "up",
  referred: "right",
  accepted_for_study: "note",
  out_of_scope: "ban",
  withdrawn: "undo",
};

export function place(site, t) {
  return site ? t("hall.site", { site }) : t("word.hall");
}

// Who is meant: the name or initials where the meeting shows them, else the place alone.
export function who(one, t) {
  return one.asker || place(one.site, t);
}

export function question(matter, t) {
  const site = place(matter.site, t);
  if (matter.asker) return t("hall.question_of", { asker: matter.asker, site });
  return t("hall.question_from", { site });
}

// Who acts on the outcome of the matter on the floor: told with the last outcome, which it is.
export function acting(matter, last) {
  const decided = last.outcome?.matter === matter.number ? last.outcome.unit : "";
  return decided || matter.unit;
}

export function isTheirs(matter, floor) {
  return matter.site === floor.site && matter.asker === floor.asker;
}
