// The meeting in one line over the secretary's desk: clock, state, item, matter, who speaks.
/** @import { ChairBoard, ChairFloor, ChairMatter } from "../board_types" */
/** @import { Tools } from "../types" */
import { chip, lookOf } from "../chips.js";
import { matterName, stateWord } from "../people.js";

export const sections = ["meeting", "matter", "floor"];

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw({ meeting, matter, floor }, tools) {
  const { html, t, clock } = tools;
  const facts = { ...meeting.item, count: meeting.items_count };
  return html`<div class="strip">${clock()}
    ${chip(lookOf(`meeting.${meeting.state}`, t), t(`word.meeting.${meeting.state}`))}
    ${meeting.item && html`<span>${t("secretary.item", facts)}</span>`}
    ${matter && onFloor(matter, tools)}
    ${floor && speaking(floor, tools)}
    <span class="chip fault end" data-when="offline" role="status"></span></div>`;
}

/**
 * @param {ChairMatter} matter
 * @param {Tools} tools
 */
function onFloor(matter, { html, t }) {
  const unit = matter.unit && html`, <b lang="vi">${matter.unit}</b>`;
  return html`<span><b>${matterName(matter.number, t)}</b>${unit}</span>`;
}

/**
 * @param {ChairFloor} floor
 * @param {Tools} tools
 */
function speaking(floor, { html, t, countdown, minutes }) {
  const left = floor.ends_at
    ? html`<b>${countdown(floor.ends_at, floor.seconds_allowed)}</b>`
    : html`<b class="num">${minutes(floor.seconds_left ?? 0)}</b>`;
  return html`<span>${stateWord(floor, t)}: <b lang="vi">${floor.unit || floor.asker || t("word.unnamed")}</b>
      ${left}</span>`;
}
