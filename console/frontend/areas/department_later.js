// The department's other questions of the day.
/** @import { BranchView, Tools } from "../types" */
/** @import { OwnMatter } from "../board_types" */
import { ownMatters } from "../own_unit.js";
import { matterName } from "../people.js";

export const sections = ["mine"];

/**
 * @param {BranchView} view
 * @param {Tools} tools
 */
export function draw(view, tools) {
  const { html, t } = tools;
  const later = ownMatters(view).slice(1);
  const lines = later.map((matter) => line(matter, tools));
  return html`<section class="later"><h2>${t("department.later", { count: later.length })}</h2>
    ${later.length > 0 && html`<ol>${lines}</ol>`}</section>`;
}

/**
 * @param {OwnMatter} matter
 * @param {Tools} tools
 */
function line(matter, { html, t, time }) {
  const at = matter.expected_at
    ? t("department.about", { time: time(matter.expected_at) })
    : t("department.ahead", { count: matter.ahead });
  const said = matter.report && t(`department.said.${matter.report}`);
  return html`<li><b>${matterName(matter.number, t)}</b><span lang="vi">${
    matter.wording || t("word.withheld")
  }</span><span class="w">${[at, said].filter(Boolean).join(", ")}</span></li>`;
}
