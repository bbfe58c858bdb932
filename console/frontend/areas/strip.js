// The state of the meeting in one line: clock, state, item of the programme, drift.
export const sections = ["meeting", "agenda"];

const LOOKS = {
  planned: ["", "calendar"],
  open: ["onair", "onair"],
  recess: ["warn", "pause"],
  closed: ["ok", "check-circle"],
};

export function draw({ meeting, agenda }, tools) {
  const { html, t, clock } = tools;
  const [month, year] = [meeting.code.slice(5), meeting.code.slice(0, 4)];
  return html`<div class="strip">${clock()}${state(meeting, tools)}
    <div class="course"><h1>${t("board.meeting_of", { month: Number(month), year })}</h1>
      <span class="item">${item(meeting, agenda, tools)}</span>${drift(meeting, agenda, tools)}
      <span class="chip fault" data-when="offline" role="status"></span>
      <span class="title">${meeting.is_demonstration && html`<span class="chip">${t("board.demonstration")}</span> `}${
        meeting.state !== "closed" && meeting.item && html`<span lang="vi">${meeting.item.title}</span>`
      }</span></div></div>`;
}

function state(meeting, { html, t, icon, time }) {
  const [look, glyph] = LOOKS[meeting.state];
  const until = meeting.recess?.until;
  const word = until ? t("board.recess_until", { time: time(until) }) : t(`word.meeting.${meeting.state}`);
  return html`<span class="chip ${look}">${icon(glyph)}${word}</span>`;
}

function item(meeting, agenda, { t, time, day }) {
  if (meeting.state === "planned") return planned(meeting, { t, time, day });
  if (meeting.state === "closed") return t("board.closed_at", { time: time(meeting.closed_at) });
  const running = meeting.item;
  const count = meeting.items_count ?? agenda?.items.length ?? 0;
  return running ? t("board.item", { position: running.position, count }) : t("board.no_item");
}

function planned(meeting, { t, time, day }) {
  if (!meeting.planned_start_at) return meeting.held_on ? day(meeting.held_on) : t("board.undated");
  return t("board.starts", { time: time(meeting.planned_start_at), day: day(meeting.held_on) });
}

function drift(meeting, agenda, { html, t, icon, time }) {
  const minutes = agenda?.drift_minutes;
  if (meeting.state !== "open" && meeting.state !== "recess") return "";
  if (minutes === null || minutes === undefined) return "";
  const end = agenda.expected_end_at;
  const kind = minutes > 0 ? "late" : minutes < 0 ? "early" : "on_time";
  const said = t(`board.${kind}`, { minutes: Math.abs(minutes) });
  const ends = end ? t("board.expected_end", { time: time(end) }) : "";
  const look = kind === "late" ? "warn" : "ok";
  return html`<span class="chip ${look}">${icon("clock")}${[said, ends].filter(Boolean).join(", ")}</span>`;
}
