// What the hall's screen shows now.
/** @import { BranchView, Tools, Translate } from "../types" */

export const sections = ["meeting", "matter", "floor", "next"];

/**
 * @param {BranchView} view
 * @param {Tools} tools
 */
export function draw(view, tools) {
  const { html, t } = tools;
  const [word, who] = lead(view, tools);
  const isSpoken = view.floor && view.floor.state !== "called";
  const asked = view.matter && !isSpoken && t("branch.asked_by", { who: whose(view.matter, t) });
  const next = view.next?.[0];
  const coming = next && t("branch.then", { who: whose(next, t) });
  return html`<h2>${t("branch.hall")}</h2>
    <div class="screen">${timing(view, tools)}<p><span class="meta">${word}</span><b>${who}</b></p>${
      asked && html`<p class="meta">${asked}</p>`
    }${coming && html`<p class="meta">${coming}</p>`}</div>`;
}

/**
 * @param {{ asker: string, site: string }} asked
 * @param {Translate} t
 */
function whose({ asker, site }, t) {
  return [asker, site || t("word.hall")].filter(Boolean).join(", ");
}

/**
 * @param {BranchView} view
 * @param {Tools} tools
 */
function lead({ meeting, floor, matter }, { t, time }) {
  if (meeting?.recess) {
    const { until } = meeting.recess;
    return [t("word.meeting.recess"), until ? t("branch.until", { time: time(until) }) : ""];
  }
  if (floor && floor.state !== "called") return [t(`word.turn.${floor.state}`), whose(floor, t)];
  if (matter?.unit) return [t("branch.answering"), matter.unit];
  if (matter) return [t("word.place.on_floor"), t("word.matter_number", { number: matter.number })];
  return [t(`word.meeting.${meeting?.state ?? "planned"}`), meeting?.item?.title ?? meeting?.venue ?? ""];
}

/**
 * @param {BranchView} view
 * @param {Tools} tools
 */
function timing({ floor }, { html, minutes, countdown }) {
  if (floor?.state === "on_air") return countdown(floor.ends_at, floor.seconds_allowed);
  if (floor?.state !== "paused") return "";
  return html`<span class="countdown">${minutes(floor.seconds_left ?? 0)}</span>`;
}
