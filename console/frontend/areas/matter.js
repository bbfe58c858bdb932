// The matter on the floor: whose it is, what is asked, who answers, what was decided.
import { citizen, place } from "../people.js";

export const sections = ["matter", "meeting", "agenda"];

const LONG = 170; // letters from which the question is set smaller
const LONGEST = 380;

export function draw({ matter, meeting, agenda }, tools) {
  return matter ? exchange(matter, tools) : instead(meeting, agenda, tools);
}

function exchange(matter, tools) {
  const { html, t } = tools;
  return html`<div class="matter"><h2 class="vh">${t("board.matter")}</h2>
    <p class="asker"><span class="chip">${number(matter, t)}</span>
      <b>${citizen(matter.asker, t) || t("word.unnamed")}</b>
      <span>${place(matter.site, t)}</span>${kinds(matter, tools)}</p>
    ${wording(matter, tools)}
    ${others(matter, tools)}${units(matter, tools)}${outcome(matter, tools)}</div>`;
}

function number(matter, t) {
  return t("word.matter_number", { number: String(matter.number).padStart(2, "0") });
}

function kinds({ kinds = [] }, { html, t }) {
  if (!kinds.length) return "";
  return html`<span class="meta end">${kinds.map((kind) => t(`word.kind.${kind}`)).join(", ")}</span>`;
}

function wording(matter, { html, t, icon }) {
  if (!matter.wording) {
    const why = matter.is_withheld ? t("word.withheld") : t("board.no_wording");
    return html`<p class="gist quiet">${matter.is_withheld && icon("lock")}${why}</p>`;
  }
  const size = matter.wording.length > LONGEST ? "longest" : matter.wording.length > LONG ? "long" : "";
  return html`<div class="gist ${size}" data-scroll tabindex="0" role="region" aria-label="${t("board.wording")}"><p lang="vi">${matter.wording}</p></div>`;
}

// Everybody whose question is answered with it, so that nobody is forgotten.
function others({ questions = [] }, { html, t, icon }) {
  if (questions.length < 2) return "";
  const names = questions.map((one) => one.asker).filter(Boolean);
  const said = t("board.asked_by", { count: questions.length, names: [...new Set(names)].join(", ") });
  return html`<ul class="facts"><li>${icon("people")}<span>${said}</span></li></ul>`;
}

function units(matter, { html, t }) {
  const lead = matter.unit || t("board.no_unit");
  const others = matter.other_units ?? [];
  return html`<p class="units"><span>${t("board.lead")} <b lang="vi">${lead}</b></span>${
    others.length > 0 && html`<span>${t("board.others")} <em lang="vi">${others.join(", ")}</em></span>`
  }</p>`;
}

function outcome({ outcome: decided }, { html, t, icon, day }) {
  if (!decided) return "";
  const facts = [decided.unit, decided.due_on && t("board.due", { day: day(decided.due_on) })].filter(Boolean);
  return html`<p class="decided">${icon("check-circle")}<b>${t(`word.outcome.${decided.kind}`)}</b>${
    facts.length > 0 && html`<span>${facts.join(", ")}</span>`
  }</p>`;
}

// No matter: what the programme says comes now and next.
function instead(meeting, agenda, tools) {
  const { html, t, icon } = tools;
  const items = agenda?.items ?? [];
  const lines = items.map((one) => step(one, meeting, tools));
  const [title, lead] = told(meeting, tools);
  return html`<div class="matter"><h2>${title}</h2>${lead && html`<p class="lead">${lead}</p>`}
    ${lines.length > 0 && html`<ol class="items" data-scroll tabindex="0" aria-label="${t("board.programme")}">${lines}</ol>`}
    ${meeting.state === "planned" && html`<p class="units">${icon("people")} ${t("board.sites_there", { count: meeting.sites_connected, of: meeting.sites_count })}</p>`}</div>`;
}

function told(meeting, { t, time }) {
  if (meeting.state === "planned") {
    return [t("board.before"), meeting.venue ? t("board.venue", { venue: meeting.venue }) : ""];
  }
  if (meeting.state === "recess") {
    const until = meeting.recess?.until;
    return [t("word.meeting.recess"), until ? t("board.goes_on_at", { time: time(until) }) : t("board.goes_on")];
  }
  if (meeting.state === "closed") return [t("word.meeting.closed"), t("board.after")];
  return [t("board.no_matter"), t("board.no_matter_hint")];
}

function step(one, meeting, { html, t, icon, time }) {
  const isRunning = one.started_at && !one.ended_at && meeting.state !== "closed";
  const [look, glyph] = isRunning ? ["now", "onair"] : one.ended_at ? ["over", "check"] : ["", "ring"];
  const at = one.started_at ?? one.planned_at;
  const word = isRunning ? "running" : one.ended_at ? "over" : "to_come";
  return html`<li class="${look}">${icon(glyph)}<span class="vh">${t(`board.step.${word}`)}</span><span lang="vi">${one.position}. ${one.title}</span>${
    at && html`<time>${time(at)}</time>`
  }</li>`;
}
