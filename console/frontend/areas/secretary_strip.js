// The meeting in one line over the secretary's desk: clock, state, item, matter, who speaks.
export const sections = ["meeting", "matter", "floor"];

const LOOKS = { planned: ["", "calendar"], open: ["onair", "onair"], recess: ["warn", "pause"], closed: ["ok", "check-circle"] };

export function draw({ meeting, matter, floor }, { html, t, icon, clock, countdown, minutes }) {
  const [look, glyph] = LOOKS[meeting.state];
  const number = matter && t("word.matter_number", { number: String(matter.number).padStart(2, "0") });
  const speaks = floor && (floor.asker || t("word.unnamed"));
  return html`<div class="strip">${clock()}
    <span class="chip ${look}">${icon(glyph)}${t(`word.meeting.${meeting.state}`)}</span>
    ${meeting.item && html`<span>${t("secretary.item", { ...meeting.item, count: meeting.items_count })}</span>`}
    ${matter && html`<span><b>${number}</b>${matter.unit && html`, <b lang="vi">${matter.unit}</b>`}</span>`}
    ${floor && html`<span>${t(`word.turn.${floor.state}`)}: <b>${speaks}</b>
      ${floor.ends_at ? html`<b>${countdown(floor.ends_at, floor.seconds_allowed)}</b>` : html`<b class="num">${minutes(floor.seconds_left ?? 0)}</b>`}</span>`}
    <span class="chip fault end" data-when="offline" role="status"></span></div>`;
}
