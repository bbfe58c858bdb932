// The matters of the meeting: the one on the floor first, those without an outcome, those with one.
import { citizen, place } from "../people.js";

export const sections = ["matters"];

const two = (number) => String(number).padStart(2, "0");

export function draw({ matters = [] }, tools) {
  const { html, t, options } = tools;
  const undecided = matters.filter(isUndecided);
  const shown = options.only === "undecided" ? undecided : matters;
  const groups = [
    ["", shown.filter((one) => !one.outcome_kind && one.place !== "scheduled")],
    [t("secretary.with_outcome"), shown.filter((one) => one.outcome_kind)],
    [t("secretary.scheduled"), shown.filter((one) => !one.outcome_kind && one.place === "scheduled")],
  ].filter(([, lines]) => lines.length);
  return html`<section class="card list"><div class="head"><h2 class="label">${t("secretary.matters")}</h2>
      <div class="seg" role="group" aria-label="${t("secretary.filter")}">
        ${filter("undecided", t("secretary.only_undecided", { count: undecided.length }), tools)}
        ${filter("", t("secretary.all", { count: matters.length }), tools)}</div></div>
    <div class="scroll" data-scroll tabindex="0" role="region" aria-label="${t("secretary.matters")}">
      ${groups.map(([title, lines]) => html`${title && html`<h3 class="sep">${title}</h3>`}<ol>${lines.map((one) => line(one, tools))}</ol>`)}
      ${!shown.length && html`<p class="meta none">${t(options.only ? "secretary.none_undecided" : "secretary.no_matters")}</p>`}
    </div></section>`;
}

function isUndecided(one) {
  return !one.outcome_kind && one.place !== "scheduled";
}

function filter(value, label, { html, options }) {
  const isOn = (options.only || "") === value;
  return html`<button type="button" class="${isOn && "on"}" aria-pressed="${isOn}" data-choose="only:${value}">${label}</button>`;
}

function line(one, tools) {
  const { html, t, icon, options } = tools;
  const isLookedAt = one.id === options.looked_at;
  return html`<li class="${isLookedAt && "cur"}"><button type="button" data-choose="matter:${one.place === "on_floor" ? 0 : one.id}" aria-current="${isLookedAt}">
    <span class="n">${two(one.number)}</span>
    <span class="what"><b lang="vi">${citizen(one.asker, t) || place(one.site, t)}</b>
      <span lang="vi">${one.is_withheld ? html`${icon("lock")} ${t("word.withheld")}` : one.gist}</span>${result(one, tools)}</span></button></li>`;
}

function result(one, { html, t, icon, age }) {
  if (one.outcome_kind) return html`<span class="res">${icon("check-circle")} ${t(`word.outcome.${one.outcome_kind}`)}</span>`;
  if (one.place === "on_floor") return html`<span class="res t-accent">${icon("mic")} ${t("word.place.on_floor")}</span>`;
  if (one.place === "scheduled") return html`<span class="res">${icon("calendar")} ${t("word.place.scheduled")}</span>`;
  return html`<span class="res t-warn">${icon("warn")} ${t("secretary.no_outcome")} ${one.undecided_since && age(one.undecided_since)}</span>`;
}
