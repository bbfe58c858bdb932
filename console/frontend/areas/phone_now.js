// What is spoken of now, on a phone: the question, who answers, where it comes from.
import { ICONS, isTheirs, OUTCOME_ICONS, place, scene, who } from "../scene.js";

export const sections = ["meeting", "matter", "floor"];

export function draw(view, tools) {
  const { html, icon } = tools;
  const stage = scene(view);
  const [title, gist, lines] = (TOLD[stage.name] ?? exchange)({ ...view, ...stage }, tools);
  const list = lines.filter(Boolean);
  return html`<h2>${icon(ICONS[stage.name])}<span data-said>${title}</span></h2>
    <p class="gist" data-said>${gist}</p>${list.length > 0 && html`<dl>${list}</dl>`}`;
}

const TOLD = {
  before({ meeting }, tools) {
    const { html, t, time, day } = tools;
    const start = meeting.planned_start_at;
    const at = start ? t("hall.starts_at", { time: time(start) }) : t("hall.starts_later");
    const venue = meeting.venue && line(t("phone.venue"), html`<span lang="vi">${meeting.venue}</span>`, tools);
    const gist = meeting.held_on ? html`${at}, <span class="nb">${day(meeting.held_on)}</span>` : t("phone.date_later");
    return [t("word.meeting.planned"), gist, [venue]];
  },
  recess({ meeting }, { t, time }) {
    const until = meeting.recess?.until;
    return [t("word.meeting.recess"), until ? t("hall.resumes_at", { time: time(until) }) : t("hall.resumes_soon"), []];
  },
  closed({ meeting }, { t, time }) {
    if (meeting.is_cancelled) return [t("phone.cancelled"), t("phone.cancelled_hint"), []];
    const at = meeting.closed_at && t("hall.closed_at", { time: time(meeting.closed_at) });
    return [t("phone.closed"), [at, t("phone.closed_hint")].filter(Boolean).join(". "), []];
  },
  between({ meeting }, { html, t }) {
    return [t("hall.between"), meeting.item ? html`<span lang="vi">${meeting.item.title}</span>` : t("word.meeting.open"), []];
  },
};

const STATES = { called: "hall.called", speaking: "hall.speaking", paused: "hall.paused" };

function exchange({ name, matter, floor }, tools) {
  const { html, t } = tools;
  const speaker = floor && [who(floor, t), floor.asker && place(floor.site, t)].filter(Boolean).join(", ");
  if (!matter) return [t(STATES[name]), speaker, []];
  const unit = matter.unit && html`<b lang="vi">${matter.unit}</b>`;
  const outcome = matter.outcome && line(t("hall.decided"), result(matter.outcome, tools), tools);
  const speaking = floor && line(t(STATES[name]), html`<b>${speaker}</b>`, tools, true);
  const role = name === "answering" ? t("hall.answering") : t("word.part.lead");
  const unitLine = unit && line(role, unit, tools, name === "answering");
  const asker = !(floor && isTheirs(matter, floor)) && origin(matter, tools);
  return [t("hall.discussing"), wording(matter, tools), [outcome, speaking, unitLine, asker]];
}

function wording(matter, { html, t }) {
  if (matter.wording) return html`<span lang="vi">${matter.wording}</span>`;
  return matter.is_withheld ? t("phone.withheld") : t("word.matter_number", { number: matter.number });
}

function origin(matter, tools) {
  const site = place(matter.site, tools.t);
  if (matter.asker) return line(tools.t("phone.asker"), `${matter.asker}, ${site}`, tools);
  return line(tools.t("phone.asked_from"), site, tools);
}

function result({ kind, due_on: dueOn }, { html, t, icon, day }) {
  const due = dueOn && html` <span class="nb">${t("hall.due", { day: day(dueOn) })}</span>`;
  return html`<span class="outcome">${icon(OUTCOME_ICONS[kind])}${t(`word.outcome.${kind}`)}</span>${due}`;
}

function line(label, text, { html }, isSaid = false) {
  return html`<div><dt ${isSaid && "data-said"}>${label}</dt><dd ${isSaid && "data-said"}>${text}</dd></div>`;
}
