// The matters of the meeting: the one on the floor first, those without an outcome, those with one.
/** @import { ChairBoard, ChairMatterLine } from "../board_types" */
/** @import { Tools } from "../types" */
import { two } from "../clock_text.js";
import { citizen, place } from "../people.js";

export const sections = ["matters"];

/**
 * `writers`: who writes of a matter now, by its id.
 * @typedef {{ only: string, looked_at: number | null, writers: Record<string, string> }} Options
 */

/**
 * @param {ChairBoard} view
 * @param {Tools<Options>} tools
 */
export function draw({ matters = [] }, tools) {
  const { html, t, options } = tools;
  const undecided = matters.filter(isUndecided);
  const shown = options.only === "undecided" ? undecided : matters;
  const none = t(options.only ? "secretary.none_undecided" : "secretary.no_matters");
  return html`<section class="card list"><div class="head"><h2 class="label">${t("secretary.matters")}</h2>
      <div class="seg" role="group" aria-label="${t("secretary.filter")}">
        ${filter("undecided", t("secretary.only_undecided", { count: undecided.length }), tools)}
        ${filter("", t("secretary.all", { count: matters.length }), tools)}</div></div>
    <div class="scroll" data-scroll tabindex="0" role="region" aria-label="${t("secretary.matters")}">
      ${group("", shown.filter(isUndecided), tools)}
      ${group(
        t("secretary.with_outcome"),
        shown.filter((matter) => matter.outcome_kind),
        tools,
      )}
      ${group(t("secretary.scheduled"), shown.filter(isScheduled), tools)}
      ${!shown.length && html`<p class="meta none">${none}</p>`}
    </div></section>`;
}

/** @param {ChairMatterLine} matter */
function isUndecided(matter) {
  return !matter.outcome_kind && matter.place !== "scheduled";
}

/** @param {ChairMatterLine} matter */
function isScheduled(matter) {
  return !matter.outcome_kind && matter.place === "scheduled";
}

/**
 * @param {string} value
 * @param {string} label
 * @param {Tools<Options>} tools
 */
function filter(value, label, { html, options }) {
  const isOn = (options.only || "") === value;
  return html`<button type="button" class="${isOn && "on"}" aria-pressed="${String(isOn)}"
    data-choose="only:${value}">${label}</button>`;
}

/**
 * @param {string} title
 * @param {ChairMatterLine[]} matters
 * @param {Tools<Options>} tools
 */
function group(title, matters, tools) {
  if (!matters.length) return "";
  const { html } = tools;
  const heading = title && html`<h3 class="sep">${title}</h3>`;
  return html`${heading}<ol>${matters.map((matter) => line(matter, tools))}</ol>`;
}

/**
 * @param {ChairMatterLine} matter
 * @param {Tools<Options>} tools
 */
function line(matter, tools) {
  const { html, t, icon, options } = tools;
  const isLookedAt = matter.id === options.looked_at;
  const gist = matter.is_withheld ? html`${icon("lock")} ${t("word.withheld")}` : matter.gist;
  return html`<li class="${isLookedAt && "cur"}"><button type="button" aria-current="${String(isLookedAt)}"
    data-choose="matter:${matter.place === "on_floor" ? 0 : matter.id}">
    <span class="n">${two(matter.number)}</span>
    <span class="what"><b lang="vi">${citizen(matter.asker, t) || place(matter.site, t)}</b>
      <span lang="vi">${gist}</span>${writer(matter, tools)}${result(matter, tools)}</span></button></li>`;
}

/**
 * @param {ChairMatterLine} matter
 * @param {Tools<Options>} tools
 */
function writer(matter, { html, t, icon, options }) {
  const name = options.writers[matter.id];
  return name && html`<span class="res">${icon("edit")} ${t("secretary.writes", { name })}</span>`;
}

/**
 * @param {ChairMatterLine} matter
 * @param {Tools<Options>} tools
 */
function result({ outcome_kind: kind, place, undecided_since: since }, { html, t, icon, age }) {
  if (kind) return html`<span class="res">${icon("check-circle")} ${t(`word.outcome.${kind}`)}</span>`;
  if (place === "on_floor") {
    return html`<span class="res t-accent">${icon("mic")} ${t("word.place.on_floor")}</span>`;
  }
  if (place === "scheduled") {
    return html`<span class="res">${icon("calendar")} ${t("word.place.scheduled")}</span>`;
  }
  const open = since && age(since);
  return html`<span class="res t-warn">${icon("warn")} ${t("secretary.no_outcome")} ${open}</span>`;
}
