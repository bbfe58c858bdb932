// The band laid over the picture of the stream: who speaks or answers, and nothing else.
import { acting, ICONS, place, question, scene, who } from "../scene.js";

export const sections = ["meeting", "matter", "floor", "last"];

export function draw(view, tools) {
  const { html, t, icon } = tools;
  const stage = scene(view);
  const [tag, title, more] = told(stage, view, tools);
  const said = [more, view.meeting.is_demonstration && t("hall.demonstration")].filter(Boolean);
  const line = said.length > 0 && html`<p>${said.join(" · ")}</p>`;
  return html`<main class="band" aria-label="${t("hall.band")}">
    <p class="tag">${icon(ICONS[stage.name])}${tag}</p>
    <div class="txt"><h1>${title}</h1>${line}</div></main>`;
}

function told({ name, matter, floor }, { meeting, last }, { t, time, day }) {
  const conference = t("hall.title", { month: meeting.code.split("-").reverse().join("/") });
  if (floor) {
    const tag = { called: "hall.called", speaking: "hall.short.speaking", paused: "word.turn.paused" };
    return [t(tag[name]), who(floor, t), floor.asker && place(floor.site, t)];
  }
  if (name === "answering") return [t("hall.short.answering"), matter.unit, question(matter, t)];
  if (name === "discussing") return [t("hall.discussing"), question(matter, t), conference];
  if (name === "decided") {
    const due = matter.outcome.due_on && t("hall.due", { day: day(matter.outcome.due_on) });
    return [t("hall.decided"), t(`word.outcome.${matter.outcome.kind}`), [acting(matter, last), due].filter(Boolean).join(", ")];
  }
  return [t(`word.meeting.${meeting.state}`), conference, moment(meeting, t, time)];
}

function moment(meeting, t, time) {
  const { state, planned_start_at: start, recess, item } = meeting;
  if (state === "planned") return start ? t("hall.starts_at", { time: time(start) }) : t("hall.starts_later");
  if (state === "recess") return recess?.until ? t("hall.resumes_at", { time: time(recess.until) }) : t("hall.resumes_soon");
  return state === "open" && item ? item.title : "";
}
