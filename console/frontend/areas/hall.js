// The whole screen in the hall, read from 15 m away: one thing leads, nothing scrolls.
import { fit } from "../fit.js";
import { acting, ICONS, isTheirs, OUTCOME_ICONS, place, question, scene, who } from "../scene.js";

export const sections = ["meeting", "matter", "floor", "next", "last"];

export const drawn = fit;

export function draw(view, tools) {
  const stage = scene(view);
  return tools.html`${header(view.meeting, tools)}
    <main class="${stage.name}">${DRAWN[stage.name]({ ...view, ...stage }, tools)}</main>
    ${footer(view, stage.name, tools)}`;
}

function header(meeting, { html, t, icon, clock }) {
  const said = meeting.is_demonstration ? t("hall.demonstration") : t("hall.recorded");
  return html`<header><b>${t("hall.title", { month: month(meeting.code) })}</b>
    <span class="end">${icon("record")}${said}</span>
    <span class="reconnecting">${icon("sync")}${t("hall.reconnecting")}</span>${clock()}</header>`;
}

function month(code) {
  return code.split("-").reverse().join("/");
}

function lead(name, state, title, { html, icon }, more = "") {
  return html`<section class="lead"><p class="state">${icon(ICONS[name])}${state}</p>
    <h1 class="who">${title}</h1>${more}</section>`;
}

function turn(view, tools) {
  const { floor, matter, name } = view;
  const { html, t } = tools;
  const where = floor.asker && html`<p class="where">${place(floor.site, t)}</p>`;
  const asked = matter?.wording && ask(matter, tools, !isTheirs(matter, floor));
  const state = { called: "hall.called", speaking: "hall.speaking", paused: "hall.paused" }[name];
  return html`${lead(name, t(state), who(floor, t), tools, where)}${timer(floor, tools)}${asked}`;
}

function timer(floor, tools) {
  const { html, t, minutes, countdown, bar } = tools;
  const allowed = minutes(floor.seconds_allowed);
  if (floor.state === "on_air") {
    return html`<div class="time">${countdown(floor.ends_at, floor.seconds_allowed)}
      ${bar(floor.ends_at, floor.seconds_allowed)}<span class="within">${t("hall.left_of", { allowed })}</span>
      <span class="past">${t("hall.past_of", { allowed })}</span></div>`;
  }
  const isFresh = floor.seconds_left === floor.seconds_allowed;
  return html`<div class="time"><span class="countdown ${floor.seconds_left < 0 && "over"}">${minutes(floor.seconds_left)}</span>
    <span class="within">${isFresh ? t("hall.allowed") : t("hall.left_of", { allowed })}</span>
    <span class="past">${t("hall.past_of", { allowed })}</span></div>`;
}

function ask(matter, { html, t }, withAsker = true) {
  const asked = withAsker && html`<p class="for">${question(matter, t)}</p>`;
  const gist = matter.wording && html`<p class="gist" lang="vi">${matter.wording}</p>`;
  return html`<section class="ask">${asked}${gist}</section>`;
}

function answering({ matter, name }, tools) {
  const { html, t } = tools;
  const title = html`<span lang="vi">${matter.unit}</span>`;
  return html`${lead(name, t("hall.answering"), title, tools)}${ask(matter, tools)}`;
}

function discussing({ matter, name }, tools) {
  const { html, t } = tools;
  return html`${lead(name, t("hall.discussing"), question(matter, t), tools)}${ask(matter, tools, false)}`;
}

function decided({ matter, last, name }, tools) {
  const { html, t, day } = tools;
  const { kind, due_on: dueOn } = matter.outcome;
  const due = dueOn && html`<span class="nb">${t("hall.due", { day: day(dueOn) })}</span>`;
  const by = acting(matter, last);
  const unit = by && html`<span lang="vi">${by}</span>`;
  const more = (unit || due) && html`<p class="where">${unit}${unit && due && ", "}${due}</p>`;
  return html`${lead(name, t("hall.decided"), t(`word.outcome.${kind}`), tools, more)}${ask(matter, tools)}`;
}

function between({ meeting, name }, tools) {
  const { html, t } = tools;
  const title = meeting.item ? html`<span lang="vi">${meeting.item.title}</span>` : t("word.meeting.open");
  return lead(name, t("hall.between"), title, tools);
}

function before({ meeting, name }, tools) {
  const { html, t, time, day, options } = tools;
  const start = meeting.planned_start_at;
  const title = start ? t("hall.starts_at", { time: time(start) }) : t("hall.starts_later");
  const more = html`<p class="where">${day(meeting.held_on)}</p><p class="where" lang="vi">${meeting.venue}</p>`;
  const items = options.programme.map((one) => html`<li lang="vi">${one}</li>`);
  const programme = items.length > 0 && html`<section class="programme"><h2>${t("hall.programme")}</h2>
    <ol>${items}</ol></section>`;
  return html`${lead(name, t("word.meeting.planned"), title, tools, more)}${programme}`;
}

function recess({ meeting, name }, tools) {
  const { html, t, time, countdown, bar, minutes } = tools;
  const { since, until } = meeting.recess ?? {};
  const title = until ? t("hall.resumes_at", { time: time(until) }) : t("hall.resumes_soon");
  const allowed = until && Math.round((Date.parse(until) - Date.parse(since)) / 1000);
  const left = until && html`<div class="time">${countdown(until, allowed)}${bar(until, allowed)}
    <span class="within">${t("hall.left_of", { allowed: minutes(allowed) })}</span>
    <span class="past">${t("hall.resumes_soon")}</span></div>`;
  return html`${lead(name, t("word.meeting.recess"), title, tools, sums(tools))}${left}`;
}

function closed({ meeting, name }, tools) {
  const { html, t, time } = tools;
  if (meeting.is_cancelled) return html`${lead(name, t("phone.cancelled"), t("phone.cancelled_hint"), tools)}`;
  const state = meeting.closed_at ? t("hall.closed_at", { time: time(meeting.closed_at) }) : t("word.meeting.closed");
  return html`${lead(name, state, t("hall.thanks"), tools, sums(tools))}`;
}

function sums({ html, t, icon, options }) {
  const { total, kinds } = options.outcomes;
  if (!total) return "";
  const lines = kinds.map(
    ([kind, count]) => html`<li>${icon(OUTCOME_ICONS[kind])}<b>${count}</b> ${t(`word.outcome.${kind}`)}</li>`,
  );
  return html`<p class="sum"><b>${total}</b> ${t("hall.decided_count")}</p><ul class="sums">${lines}</ul>`;
}

const DRAWN = {
  ...{ before, closed, recess, answering, discussing, decided, between },
  ...{ called: turn, speaking: turn, paused: turn },
};

const NEXT_SHOWN = 2;

function footer({ next }, name, tools) {
  const { html, t, options } = tools;
  const lines = next.slice(0, NEXT_SHOWN).map((one) => html`<li>${person(one, tools)}</li>`);
  const title = name === "recess" ? t("hall.prepare") : t("hall.next");
  const waiting = lines.length > 0 && name !== "closed" && html`<h2>${title}</h2><ol>${lines}</ol>`;
  return html`<footer><section class="coming">${waiting}</section>
    <section class="follow"><p><b>${t("hall.follow")}</b>${t("hall.follow_what")}</p>
    <svg class="qr" role="img" aria-label="${t("hall.qr")}" viewBox="0 0 ${options.qr.size} ${options.qr.size}"
      shape-rendering="crispEdges"><path d="${options.qr.path}"/></svg></section></footer>`;
}

function person(one, { html, t }) {
  const site = place(one.site, t);
  if (one.asker) return html`<b>${one.asker}</b> <span>${site}</span>`;
  return html`<b>${site}</b> <span>${t("hall.turn_number", { number: one.number })}</span>`;
}
