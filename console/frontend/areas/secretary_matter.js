// The matter looked at, and everything written about it in the order it happened.
import { citizen, place } from "../people.js";

export const sections = []; // all of it comes with the page, private notes too

const SIGNS = { answer: ">", wording: "?", conclusion: "!", private: "//" };

export function draw(_view, tools) {
  const { html, t, options } = tools;
  if (!options.matter) return html`<section class="card q"><p class="meta">${t("secretary.no_matter")}</p></section>`;
  return html`${elsewhere(tools)}${question(tools)}${pieces(tools)}`;
}

// New pieces come at the bottom; who reads further up is left alone.
export function drawn(root, { options }) {
  const list = root.querySelector(".pieces .scroll");
  const newest = options.pieces.at(-1)?.id;
  const seen = `${options.matter?.id}:${options.pieces.length}:${newest}`;
  if (list && root.dataset.seen !== seen) list.scrollTop = list.scrollHeight;
  root.dataset.seen = seen;
}

const name = (number, t) => t("word.matter_number", { number: String(number).padStart(2, "0") });

function elsewhere({ html, t, icon, options }) {
  if (options.is_following) return "";
  const { current } = options;
  const said = current === null ? t("secretary.floor_empty") : t("secretary.not_current", { current: name(current, t) });
  const back = current === null ? t("secretary.follow") : t("secretary.back", { current: name(current, t) });
  return html`<p class="away" role="status">${icon("info")}<span>${said}</span><button type="button" data-choose="follow">${back}</button></p>`;
}

function question({ html, t, icon, options }) {
  const { matter, can_write: canWrite } = options;
  return html`<section class="card q" aria-label="${name(matter.number, t)}">
    <h2><span class="chip">${name(matter.number, t)}</span><span lang="vi">${citizen(matter.asker, t) || t("word.unnamed")}</span>
      <span class="s">${place(matter.site, t)}</span>
      ${matter.place === "on_floor" && html`<span class="chip onair">${icon("mic")}${t("word.place.on_floor")}</span>`}</h2>
    <p class="gist" lang="vi">${matter.is_withheld ? html`${icon("lock")} ${t("word.withheld")}` : matter.wording || t("secretary.no_wording")}</p>
    <p class="tags">${matter.refs.length > 0 && html`<span>${t("secretary.refs", { refs: matter.refs.join(", ") })}</span>`}
      <span>${t("secretary.lead")} <b lang="vi">${matter.lead || t("secretary.no_unit")}</b></span>
      ${matter.others.length > 0 && html`<span>${t("secretary.others")} <span lang="vi">${matter.others.join(", ")}</span></span>`}
      ${canWrite && html`<span class="do"><button type="button" data-choose="wording">${icon("edit")} ${t(matter.is_on_screen ? "secretary.change_wording" : "secretary.put_wording")}</button>
        <button type="button" data-choose="questions">${icon("link")} ${t("secretary.change_questions")}</button></span>`}</p></section>`;
}

function pieces(tools) {
  const { html, t, options } = tools;
  return html`<section class="card pieces"><h2 class="label">${t("secretary.pieces")}</h2>
    <div class="scroll" data-scroll tabindex="0" role="region" aria-label="${t("secretary.pieces")}">
      <ol>${options.pieces.map((one) => piece(one, tools))}</ol>
      ${!options.pieces.length && sample(tools)}</div></section>`;
}

function sample({ html, t, options }) {
  if (!options.can_write) return html`<p class="meta none">${t(options.is_signed ? "secretary.signed" : "secretary.no_pieces")}</p>`;
  const lines = [[">", "sample_answer"], ["!", "sample_conclusion"], ["//", "sample_private"]];
  return html`<div class="none"><p class="meta">${t("secretary.no_pieces")}</p>
    <ul>${lines.map(([sign, key]) => html`<li><kbd>${sign}</kbd> <span lang="vi">${t(`secretary.${key}`)}</span></li>`)}</ul></div>`;
}

function piece(one, tools) {
  const { html, t, icon, time, options } = tools;
  const isClash = options.clash && [options.clash.id, options.clash.newest].includes(one.id);
  if (isClash) return clash(one, tools);
  const isOpen = options.opened === `versions:${one.id}`;
  return html`<li class="${one.kind === "private" && "priv"}"><time datetime="${one.happened_at}">${time(one.happened_at)}</time>
    <span class="kind">${SIGNS[one.kind] && html`<kbd>${SIGNS[one.kind]}</kbd>`}${t(`word.note.${one.kind}`)}${one.number && ` ${one.number}`}</span>
    <span class="tx" lang="vi">${one.kind === "private" && icon("lock")}${speaker(one, tools)}${words(one, tools)}
      ${one.due_on && html` <span class="nb">${t("secretary.due_on", { day: tools.day(one.due_on) })}</span>`}
      ${isOpen && versions(one, tools)}</span>
    <span class="by"><span class="who"><span class="t-ok">${icon("check")} ${t("secretary.saved")}</span>${by(one, tools)}</span>
      ${(options.can_write || one.version > 1) && html`<span class="do">
        ${one.version > 1 && html`<button type="button" data-choose="versions:${isOpen ? 0 : one.id}" aria-expanded="${isOpen}">${t("secretary.version", { version: one.version })}</button>`}
        ${options.can_write && html`<button type="button" data-choose="edit:${one.id}" aria-label="${t("secretary.edit_piece", { time: time(one.happened_at) })}">${icon("edit")} ${t("secretary.edit")}</button>`}</span>`}</span></li>`;
}

function words(one, { html, t, icon }) {
  if (one.is_withheld) return html`${icon("lock")} ${t("word.withheld")}`;
  return one.text ? html`<span class="words">${one.text}</span>` : html`<em>${t("secretary.taken_back")}</em>`;
}

function speaker(one, { html }) {
  const named = [one.unit, one.person].filter(Boolean);
  if (!named.length) return "";
  return html`<b>${named[0]}</b>${named[1] && `, ${named[1]}`}: `;
}

function by(one, { t, time }) {
  const late = one.is_late ? t("secretary.late", { time: time(one.recorded_at) }) : "";
  return [one.author, late].filter(Boolean).join(", ");
}

function versions(one, { html, t, time }) {
  return html`<ol class="versions">${one.earlier.map((earlier) => html`<li><del>${earlier.text || t("secretary.taken_back")}</del>
    <small>${earlier.author}, ${time(earlier.recorded_at)}</small></li>`)}</ol>`;
}

function clash(one, { html, t, icon, options }) {
  const { mine, theirs } = options.clash;
  return html`<li class="clash"><p class="t-warn">${icon("split")} <b>${t("secretary.clash", { author: one.author })}</b></p>
    <div class="two"><div><h3>${t("secretary.mine")}</h3><p lang="vi">${mine}</p>
        <button type="button" data-choose="keep:mine">${t("secretary.keep_mine")}</button></div>
      <div><h3>${t("secretary.theirs", { author: one.author })}</h3><p lang="vi">${theirs || t("secretary.taken_back")}</p>
        <button type="button" data-choose="keep:theirs">${t("secretary.keep_theirs")}</button></div></div></li>`;
}
