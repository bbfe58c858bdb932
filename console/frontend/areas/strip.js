// The state of the meeting in one line: clock, state, item of the programme, drift.
/** @import { ChairBoard, PublicMeeting, StaffAgenda } from "../board_types" */
/** @import { Tools } from "../types" */
import { chip, lookOf } from "../chips.js";

export const sections = ["meeting", "agenda"];

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw({ meeting, agenda }, tools) {
  const { html, t, clock } = tools;
  const [year, month] = meeting.code.split("-");
  return html`<div class="strip">${clock()}${state(meeting, tools)}
    <div class="course"><h1>${t("board.meeting_of", { month: Number(month), year })}</h1>
      <span class="item">${item(meeting, agenda, tools)}</span>${drift(meeting, agenda, tools)}${late(agenda, tools)}
      <span class="chip fault" data-when="offline" role="status"></span>
      <span class="title">${title(meeting, tools)}</span></div></div>`;
}

/**
 * @param {PublicMeeting} meeting
 * @param {Tools} tools
 */
function title(meeting, { html, t }) {
  const mark = html`<span class="chip">${t("board.demonstration")}</span> `;
  const item = meeting.state !== "closed" && meeting.item;
  return html`${meeting.is_demonstration && mark}${item && html`<span lang="vi">${item.title}</span>`}`;
}

/**
 * @param {PublicMeeting} meeting
 * @param {Tools} tools
 */
function state(meeting, { t, time }) {
  const until = meeting.recess?.until;
  const word = until ? t("board.recess_until", { time: time(until) }) : t(`word.meeting.${meeting.state}`);
  return chip(lookOf(`meeting.${meeting.state}`, t), word);
}

/**
 * @param {PublicMeeting} meeting
 * @param {StaffAgenda} agenda
 * @param {Tools} tools
 */
function item(meeting, agenda, tools) {
  const { t, time } = tools;
  if (meeting.state === "planned") return planned(meeting, tools);
  if (meeting.state === "closed") return t("board.closed_at", { time: time(meeting.closed_at) });
  const running = meeting.item;
  const count = meeting.items_count ?? agenda?.items.length ?? 0;
  return running ? t("board.item", { position: running.position, count }) : t("board.no_item");
}

/**
 * @param {PublicMeeting} meeting
 * @param {Tools} tools
 */
function planned(meeting, { t, time, day }) {
  if (!meeting.planned_start_at) return meeting.held_on ? day(meeting.held_on) : t("board.undated");
  return t("board.starts", { time: time(meeting.planned_start_at), day: day(meeting.held_on) });
}

/**
 * @param {StaffAgenda | undefined} agenda
 * @param {Tools} tools
 */
function late(agenda, { t }) {
  const count = agenda?.unreached.length ?? 0;
  return count > 0 && chip(["warn", "clock"], t("board.unreached", { count }));
}

/**
 * @param {PublicMeeting} meeting
 * @param {StaffAgenda} agenda
 * @param {Tools} tools
 */
function drift(meeting, agenda, { t, time }) {
  const minutes = agenda?.drift_minutes ?? null;
  if ((meeting.state !== "open" && meeting.state !== "recess") || minutes === null) return "";
  const end = agenda.expected_end_at;
  const kind = minutes > 0 ? "late" : minutes < 0 ? "early" : "on_time";
  const said = t(`board.${kind}`, { minutes: Math.abs(minutes) });
  const ends = end ? t("board.expected_end", { time: time(end) }) : "";
  const look = kind === "late" ? "warn" : "ok";
  return chip([look, "clock"], [said, ends].filter(Boolean).join(", "));
}
