// What the hall's screen shows now.
export const sections = ["meeting", "matter", "floor", "next"];

const whose = ({ asker, site }, t) => [asker, site || t("word.hall")].filter(Boolean).join(", ");

function lead(view, { t, time }) {
  const { meeting, floor, matter } = view;
  if (meeting?.recess) return [t("word.meeting.recess"), meeting.recess.until ? t("branch.until", { time: time(meeting.recess.until) }) : ""];
  if (floor && floor.state !== "called") return [t(`word.turn.${floor.state}`), whose(floor, t)];
  if (matter?.unit) return [t("branch.answering"), matter.unit];
  if (matter) return [t("word.place.on_floor"), t("word.matter_number", { number: matter.number })];
  return [t(`word.meeting.${meeting?.state ?? "planned"}`), meeting?.item?.title ?? meeting?.venue ?? ""];
}

function timing({ floor }, { html, minutes, countdown }) {
  if (floor?.state === "on_air") return countdown(floor.ends_at, floor.seconds_allowed);
  return floor?.state === "paused" ? html`<span class="countdown">${minutes(floor.seconds_left)}</span>` : "";
}

export function draw(view, tools) {
  const { html, t } = tools;
  const [word, who] = lead(view, tools);
  const asked = view.matter && !(view.floor && view.floor.state !== "called")
    ? html`<p class="meta">${t("branch.asked_by", { who: whose(view.matter, t) })}</p>`
    : "";
  const [next] = view.next ?? [];
  const coming = next ? html`<p class="meta">${t("branch.then", { who: whose(next, t) })}</p>` : "";
  return html`<h2>${t("branch.hall")}</h2>
    <div class="screen">${timing(view, tools)}<p><span class="meta">${word}</span><b>${who}</b></p>${asked}${coming}</div>`;
}
