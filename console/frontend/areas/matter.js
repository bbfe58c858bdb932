// The matter on the floor, or the one somebody decides: whose it is, what is asked, who answers, what
// was proposed or decided. Options: looked_at (a matter elsewhere; none = the one on the floor).
/** @import { ChairBoard, ChairMatter, ChairProposed, PublicMeeting } from "../board_types" */
/** @import { StaffAgenda, StaffAgendaLine } from "../board_types" */
/** @import { ShownMatter, Tools } from "../types" */
import { asker, matterName, place } from "../people.js";
import { reported } from "../unit_reports.js";

export const sections = ["matter", "meeting", "agenda", "proposals", "reports"];

/**
 * @typedef {object} Options
 * @property {boolean} [can_hide]
 * @property {ShownMatter | null} [looked_at]
 * @property {{ kind: string, key: string }} [fitting]
 * @property {History | null} [history] of one matter; it may be another while the page catches up
 */

/**
 * @typedef {object} History
 * @property {number} id
 * @property {string} raised
 * @property {{ said: string, is_late: boolean }[]} commitments
 * @property {string} answered
 * @property {{ title: string, text: string, basis: string } | null} draft
 */

const LONG = 170; // letters from which the question is set smaller
const LONGEST = 380;

/**
 * @param {ChairBoard} view
 * @param {Tools<Options>} tools
 */
export function draw({ matter, meeting, agenda, proposals = [], reports = [] }, tools) {
  const { html } = tools;
  const shown = tools.options.looked_at ?? matter;
  if (!shown) return instead(meeting, agenda, tools);
  const proposal = proposals.find((proposed) => proposed.matter === shown.id);
  const above = tools.options.looked_at ? elsewhere(matter, tools) : "";
  const below = reported(
    reports.filter((report) => report.matter === shown.id),
    tools,
  );
  return exchange(shown, above, html`${below}${proposed(proposal, tools)}`, tools);
}

/**
 * That this is not what the hall speaks of.
 * @param {ChairMatter | null} onFloor
 * @param {Tools} tools
 */
function elsewhere(onFloor, { html, t, icon }) {
  const said = onFloor
    ? t("board.elsewhere", { matter: matterName(onFloor.number, t) })
    : t("board.elsewhere_empty");
  return html`<p class="elsewhere">${icon("info")}<span>${said}</span></p>`;
}

/**
 * @param {ShownMatter} matter
 * @param {unknown} above
 * @param {unknown} below what units say of it, what is proposed
 * @param {Tools} tools
 */
function exchange(matter, above, below, tools) {
  const { html, t } = tools;
  return html`<div class="matter"><h2 class="vh">${t("board.matter")}</h2>${above}
    <p class="asker"><span class="chip">${matterName(matter.number, t)}</span>
      <b>${asker(matter.asker, t)}</b>
      <span>${place(matter.site, t)}</span>${kinds(matter, tools)}</p>
    ${wording(matter, tools)}
    ${others(matter, tools)}${before(matter, tools)}${units(matter, tools)}${onScreen(matter, tools)}
    ${prepared(matter, tools)}${outcome(matter, tools)}${below}</div>`;
}

/**
 * That everybody reads it, and the way to end that.
 * @param {ShownMatter} matter
 * @param {Tools<Options>} tools
 */
function onScreen({ id, number, screen }, { html, t, icon, options }) {
  if (!screen || !options.can_hide) return "";
  return html`<p class="shown">${icon("video")}<span>${t("board.on_screen")}</span><button type="button"
    data-choose="hide:${id}:${screen}">${t("board.take_off_screen", { number })}</button></p>`;
}

/**
 * @param {ShownMatter} matter
 * @param {Tools} tools
 */
function kinds({ kinds = [] }, { html, t }) {
  if (!kinds.length) return "";
  return html`<span class="meta end">${kinds.map((kind) => t(`word.kind.${kind}`)).join(", ")}</span>`;
}

/**
 * @param {ShownMatter} matter
 * @param {Tools<Options>} tools
 */
function wording(matter, { html, t, icon, options }) {
  if (!matter.wording) {
    if (!matter.is_withheld) return html`<p class="gist quiet">${t("board.no_wording")}</p>`;
    return html`<p class="gist quiet">${icon("lock")}<span>${t("word.withheld")}
      ${options.fitting && fits(options.fitting, { html, t })}</span></p>`;
  }
  const { length } = matter.wording;
  const size = length > LONGEST ? "longest" : length > LONG ? "long" : "";
  return html`<div class="gist ${size}" data-scroll tabindex="0" role="region"
    aria-label="${t("board.wording")}"><p lang="vi">${matter.wording}</p></div>`;
}

/**
 * Which outcome normally fits what is not dealt with here.
 * @param {{ kind: string, key: string }} fitting
 * @param {Pick<Tools, "html" | "t">} tools
 */
function fits({ kind, key }, { html, t }) {
  return html`<small class="hint">${t("board.fitting", { outcome: t(`word.outcome.${kind}`), key })}</small>`;
}

/**
 * Everybody whose question is answered with it, so that nobody is forgotten.
 * @param {ShownMatter} matter
 * @param {Tools} tools
 */
function others({ questions = [] }, { html, t, icon }) {
  if (questions.length < 2) return "";
  const names = new Set(questions.map((question) => question.asker).filter(Boolean));
  const said = t("board.asked_by", { count: questions.length, names: [...names].join(", ") });
  return html`<ul class="facts"><li>${icon("people")}<span>${said}</span></li></ul>`;
}

/**
 * What is known of this matter, and of no other.
 * @param {ShownMatter} matter
 * @param {Tools<Options>} tools
 */
function historyOf({ id, wording }, { options }) {
  return wording && options.history?.id === id ? options.history : null;
}

/**
 * How often it was asked before, and what is still owed for it.
 * @param {ShownMatter} matter
 * @param {Tools<Options>} tools
 */
function before(matter, tools) {
  const { html, icon } = tools;
  const known = historyOf(matter, tools);
  if (!known?.raised) return "";
  const owed = known.commitments.map(
    ({ said, is_late: isLate }) =>
      html`<li class="${isLate ? "late" : ""}">${icon(isLate ? "fault" : "half")}<span>${said}</span></li>`,
  );
  const answered = known.answered && html`<li>${icon("note")}<span>${known.answered}</span></li>`;
  return html`<ul class="facts before"><li class="raised">${icon("repeat")}<b>${known.raised}</b></li>
    ${owed}${answered}</ul>`;
}

/**
 * The answer a unit prepared; it gives way to what was decided.
 * @param {ShownMatter} matter
 * @param {Tools<Options>} tools
 */
function prepared(matter, tools) {
  const { html, t } = tools;
  const draft = historyOf(matter, tools)?.draft;
  if (!draft || matter.outcome) return "";
  const basis =
    draft.basis && html`<p class="meta" lang="vi">${t("board.basis", { basis: draft.basis })}</p>`;
  return html`<div class="draft" data-scroll tabindex="0" role="region" aria-label="${draft.title}">
    <b>${draft.title}</b><p lang="vi">${draft.text}</p>${basis}</div>`;
}

/**
 * @param {ShownMatter} matter
 * @param {Tools} tools
 */
function units(matter, { html, t }) {
  const lead = matter.unit || t("board.no_unit");
  const others = (matter.other_units ?? []).join(", ");
  return html`<p class="units"><span>${t("board.lead")} <b lang="vi">${lead}</b></span>${
    others && html`<span>${t("board.others")} <em lang="vi">${others}</em></span>`
  }</p>`;
}

/**
 * @param {ShownMatter} matter
 * @param {Tools} tools
 */
function outcome({ outcome: decided }, { html, t, icon, day }) {
  if (!decided) return "";
  const due = decided.due_on && t("board.due", { day: day(decided.due_on) });
  const facts = [decided.unit, due].filter(Boolean).join(", ");
  const said = t("board.decided", { outcome: t(`word.outcome.${decided.kind}`) });
  return html`<p class="decided">${icon("check-circle")}<b>${said}</b>${
    facts && html`<span>${facts}</span>`
  }</p>`;
}

/**
 * What the secretary proposes and the chair has not decided.
 * @param {ChairProposed | undefined} proposal
 * @param {Tools} tools
 */
function proposed(proposal, { html, t, icon, day, time }) {
  if (!proposal) return "";
  const due = proposal.due_on && t("board.due", { day: day(proposal.due_on) });
  const facts = [t(`word.outcome.${proposal.kind}`), proposal.body, proposal.unit, due].filter(Boolean);
  const said = t("board.proposed", { person: proposal.by, time: time(proposal.at) });
  return html`<p class="proposed" role="status">${icon("note")}<b>${said}</b><span>${facts.join(", ")}</span>${
    proposal.text && html`<q lang="vi">${proposal.text}</q>`
  }</p>`;
}

/**
 * No matter: what the programme says comes now and next.
 * @param {PublicMeeting} meeting
 * @param {StaffAgenda} agenda
 * @param {Tools} tools
 */
function instead(meeting, agenda, tools) {
  const { html, t, icon } = tools;
  const lines = (agenda?.items ?? []).map((item) => step(item, meeting, tools));
  const [title, lead] = told(meeting, tools);
  const programme = html`<ol class="items" data-scroll tabindex="0"
    aria-label="${t("board.programme")}">${lines}</ol>`;
  const there = t("board.sites_there", { count: meeting.sites_connected, of: meeting.sites_count });
  return html`<div class="matter"><h2>${title}</h2>${lead && html`<p class="lead">${lead}</p>`}
    ${lines.length > 0 && programme}
    ${meeting.state === "planned" && html`<p class="units">${icon("people")} ${there}</p>`}</div>`;
}

/**
 * @param {PublicMeeting} meeting
 * @param {Tools} tools
 */
function told(meeting, { t, time }) {
  if (meeting.state === "planned") {
    return [t("board.before"), meeting.venue ? t("board.venue", { venue: meeting.venue }) : ""];
  }
  if (meeting.state === "recess") {
    const until = meeting.recess?.until;
    const goesOn = until ? t("board.goes_on_at", { time: time(until) }) : t("board.goes_on");
    return [t("word.meeting.recess"), goesOn];
  }
  if (meeting.state === "closed") return [t("word.meeting.closed"), t("board.after")];
  return [t("board.no_matter"), t("board.no_matter_hint")];
}

/**
 * @param {StaffAgendaLine} item
 * @param {PublicMeeting} meeting
 * @param {Tools} tools
 */
function step(item, meeting, { html, t, icon, time }) {
  const isRunning = item.started_at && !item.ended_at && meeting.state !== "closed";
  const stage = isRunning ? "running" : item.ended_at ? "over" : "to_come";
  const { look, glyph } = STAGES[stage];
  const at = item.started_at ?? item.planned_at;
  return html`<li class="${look}">${icon(glyph)}<span class="vh">${t(`board.step.${stage}`)}</span><span
    lang="vi">${item.position}. ${item.title}</span>${at && html`<time>${time(at)}</time>`}</li>`;
}

const STAGES = {
  running: { look: "now", glyph: "onair" },
  over: { look: "over", glyph: "check" },
  to_come: { look: "", glyph: "ring" },
};
