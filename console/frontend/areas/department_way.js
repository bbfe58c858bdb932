// What is on the floor, who comes next, and how far the department's own question is from it.
/** @import { BranchView, Tools } from "../types" */
/** @import { OwnMatter } from "../board_types" */
import { ownMatters } from "../own_unit.js";
import { matterName, place } from "../people.js";

export const sections = ["mine", "floor", "matter", "next", "meeting"];

/**
 * @param {BranchView} view
 * @param {Tools<{ name: string }>} tools
 */
export function draw(view, tools) {
  const { html, t } = tools;
  const [own] = ownMatters(view);
  return html`<ol class="way" aria-label="${t("department.way")}">${now(view, own, tools)}${next(
    view,
    tools,
  )}${coming(own, tools)}</ol>`;
}

/**
 * @param {BranchView} view
 * @param {OwnMatter | undefined} own
 * @param {Tools<{ name: string }>} tools
 */
function now({ floor, matter }, own, { html, t, icon, countdown, options }) {
  const isOwn = own?.ahead === 0 || (!!floor?.unit && floor.unit === options.name);
  const left = floor?.ends_at && countdown(floor.ends_at, floor.seconds_allowed);
  const name = matter ? matterName(matter.number, t) : t("department.nothing_on_floor");
  const answering = floor?.unit && t("department.answers", { unit: floor.unit });
  const said = [name, answering].filter(Boolean).join(", ");
  return html`<li class="on ${isOwn && "mine"}"><span class="st"><span>${icon("mic")} ${t("department.now")}</span>
    ${left}</span><b lang="vi">${said}</b><span class="sub" lang="vi">${matter?.wording ?? ""}</span></li>`;
}

/**
 * @param {BranchView} view
 * @param {Tools} tools
 */
function next({ next: [coming] = [] }, { html, t, icon }) {
  const said = coming
    ? t("department.turn", { number: coming.number, place: place(coming.site, t) })
    : t("department.nobody_waits");
  return html`<li><span class="st"><span>${icon("ring")} ${t("department.next")}</span></span><b>${said}</b></li>`;
}

/**
 * @param {OwnMatter | undefined} own
 * @param {Tools} tools
 */
function coming(own, { html, t, icon, time }) {
  if (!own) {
    return html`<li><span class="st"><span>${icon("clock")} ${t("department.own")}</span></span>
      <b>${t("department.none")}</b></li>`;
  }
  const at = own.expected_at && t("department.about", { time: time(own.expected_at) });
  const spread = own.spread_minutes && t("department.spread", { minutes: own.spread_minutes });
  return html`<li class="mine" aria-current="true"><span class="st"><span>${icon("clock")} ${t(
    "department.own",
  )}</span>${at && html`<time>${at}</time>`}</span><b>${matterName(own.number, t)}, ${away(own, t)}</b>
    <span class="sub">${spread ?? ""}</span></li>`;
}

/**
 * @param {OwnMatter} own
 * @param {Tools["t"]} t
 */
function away({ ahead }, t) {
  return ahead === 0 ? t("department.on_floor") : t("department.ahead", { count: ahead });
}
