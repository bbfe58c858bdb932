// The matter looked at, and everything written about it in the order it happened.
/** @import { LookedAt, SecretaryMatter, Tools } from "../types" */
import { chip } from "../chips.js";
import { asker, matterName, place } from "../people.js";
import { noteLine } from "../secretary_note.js";

/** @type {string[]} */
export const sections = []; // all of it comes with the page, private notes too

/**
 * @param {object} _view
 * @param {Tools<SecretaryMatter>} tools
 */
export function draw(_view, tools) {
  const { html, t, options } = tools;
  const { matter } = options;
  if (!matter) {
    return html`<section class="card q"><p class="meta">${t("secretary.no_matter")}</p></section>`;
  }
  return html`${elsewhere(tools)}${question(matter, tools)}${notes(tools)}`;
}

/**
 * New notes come at the bottom; who reads further up is left alone.
 * @param {HTMLElement} root
 * @param {Tools<SecretaryMatter>} tools
 */
export function drawn(root, { options }) {
  const list = root.querySelector(".pieces .scroll");
  const newest = options.pieces.at(-1)?.id;
  const seen = `${options.matter?.id}:${options.pieces.length}:${newest}`;
  if (list && root.dataset.seen !== seen) list.scrollTop = list.scrollHeight;
  root.dataset.seen = seen;
}

/** @param {Tools<SecretaryMatter>} tools */
function elsewhere({ html, t, icon, options }) {
  if (options.is_following) return "";
  const current = options.current === null ? "" : matterName(options.current, t);
  const said = current ? t("secretary.not_current", { current }) : t("secretary.floor_empty");
  const back = current ? t("secretary.back", { current }) : t("secretary.follow");
  return html`<p class="away" role="status">${icon("info")}<span>${said}</span><button
    type="button" data-choose="follow">${back}</button></p>`;
}

/**
 * @param {LookedAt} matter
 * @param {Tools<SecretaryMatter>} tools
 */
function question(matter, tools) {
  const { html, t, icon, options } = tools;
  const name = matterName(matter.number, t);
  const wording = matter.wording || t("secretary.no_wording");
  const gist = matter.is_withheld ? html`${icon("lock")} ${t("word.withheld")}` : wording;
  return html`<section class="card q" aria-label="${name}">
    <h2><span class="chip">${name}</span><span lang="vi">${asker(matter.asker, t)}</span>
      <span class="s">${place(matter.site, t)}</span>
      ${matter.place === "on_floor" && chip(["onair", "mic"], t("word.place.on_floor"))}</h2>
    <p class="gist" lang="vi">${gist}</p>
    <p class="tags">${facts(matter, tools)}
      ${options.can_write && acts(matter, tools)}</p></section>`;
}

/**
 * Who writes of it now.
 * @param {Tools<SecretaryMatter>} tools
 */
function writer({ html, t, icon, time, options: { writer: held } }) {
  if (!held) return "";
  const since = time(held.since);
  const said = held.is_own
    ? t("secretary.own_writing", { since })
    : t("secretary.other_writing", { since, name: held.name });
  return html`<span>${icon("edit")} ${said}</span>`;
}

/**
 * The act by which one says so, or no longer does.
 * @param {SecretaryMatter} options
 * @returns {[boolean, string, string, string]}
 */
function claim({ writer: held }) {
  if (held?.is_own) return [true, "release", "edit", "secretary.release"];
  return [true, "claim", "edit", held ? "secretary.claim_over" : "secretary.claim"];
}

/**
 * @param {LookedAt} matter
 * @param {Tools<SecretaryMatter>} tools
 */
function facts({ refs, lead, others }, tools) {
  const { html, t } = tools;
  const known = refs.length > 0 && html`<span>${t("secretary.refs", { refs: refs.join(", ") })}</span>`;
  const along =
    others.length > 0 &&
    html`<span>${t("secretary.others")} <span lang="vi">${others.join(", ")}</span></span>`;
  return html`${writer(tools)}${known}
      <span>${t("secretary.lead")} <b lang="vi">${lead || t("secretary.no_unit")}</b></span>
      ${along}`;
}

/**
 * @param {LookedAt} matter
 * @param {Tools<SecretaryMatter>} tools
 */
function acts(matter, { html, t, icon, options }) {
  const wording = matter.screen ? "secretary.change_wording" : "secretary.put_wording";
  const named = matter.is_named ? "secretary.rename_asker" : "secretary.name_asker";
  /** @type {[boolean, string, string, string][]} whether it is offered, act, icon, text */
  const offered = [
    [options.can_take_up, "take_up", "up", "secretary.take_up"],
    claim(options),
    [matter.turn !== null, "asker", "person", named],
    [true, "wording", "edit", wording],
    [true, "questions", "link", "secretary.change_questions"],
  ];
  const buttons = offered
    .filter(([isOffered]) => isOffered)
    .map(
      ([, act, sign, text]) => html`<button type="button"
        data-choose="${act}">${icon(sign)} ${t(text)}</button>`,
    );
  return html`<span class="do">${buttons}</span>`;
}

/** @param {Tools<SecretaryMatter>} tools */
function notes(tools) {
  const { html, t, options } = tools;
  return html`<section class="card pieces"><h2 class="label">${t("secretary.pieces")}</h2>
    <div class="scroll" data-scroll tabindex="0" role="region" aria-label="${t("secretary.pieces")}">
      <ol>${options.pieces.map((note) => noteLine(note, tools))}</ol>
      ${!options.pieces.length && sample(tools)}</div></section>`;
}

const SAMPLES = ["answer", "conclusion", "private"];

/** @param {Tools<SecretaryMatter>} tools */
function sample({ html, t, options }) {
  if (!options.can_write) {
    return html`<p class="meta none">${t(options.is_signed ? "secretary.signed" : "secretary.no_pieces")}</p>`;
  }
  const lines = SAMPLES.map(
    (kind) =>
      html`<li><kbd>${options.signs[kind]}</kbd> <span lang="vi">${t(`secretary.sample.${kind}`)}</span></li>`,
  );
  return html`<div class="none"><p class="meta">${t("secretary.no_pieces")}</p>
    <ul>${lines}</ul></div>`;
}
