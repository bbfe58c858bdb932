// The word for what the meeting is doing, beside the time of the last update.
export const sections = ["meeting"];

const LOOK = {
  planned: ["", "calendar", "word.meeting.planned"],
  open: ["onair", "onair", "phone.state_open"],
  recess: ["warn", "pause", "word.meeting.recess"],
  closed: ["ok", "check-circle", "word.meeting.closed"],
};

export function draw({ meeting }, { html, t, icon }) {
  const [look, sign, key] = meeting.is_cancelled ? ["warn", "warn", "phone.cancelled"] : LOOK[meeting.state];
  return html`<span class="chip ${look}">${icon(sign)}${t(key)}</span>`;
}
