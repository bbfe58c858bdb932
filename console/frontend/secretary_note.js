// One note about a matter on the secretary's desk: when, what kind, who said what, who wrote it.
/** @import { Note, NoteVersion, SecretaryMatter, Tools } from "./types" */

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
export function noteLine(note, tools) {
  const { html, t, time, options } = tools;
  if (options.clash && [options.clash.id, options.clash.newest].includes(note.id)) return clash(note, tools);
  const kind = html`${note.sign && html`<kbd>${note.sign}</kbd>`}${t(`word.note.${note.kind}`)}`;
  return html`<li class="${note.is_private && "priv"}">
    <time datetime="${note.happened_at}">${time(note.happened_at)}</time>
    <span class="kind">${kind}${note.number && ` ${note.number}`}</span>
    <span class="tx" lang="vi">${words(note, tools)}</span>
    <span class="by"><span class="who">${author(note, tools)}</span>${acts(note, tools)}</span></li>`;
}

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
const isOpen = (note, { options }) => options.opened === `versions:${note.id}`;

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
function words(note, tools) {
  const { html, t, icon, day } = tools;
  const due =
    note.due_on && html` <span class="nb">${t("secretary.due_on", { day: day(note.due_on) })}</span>`;
  return html`${note.is_private && icon("lock")}${speaker(note, tools)}${text(note, tools)}
      ${due}
      ${isOpen(note, tools) && versions(note, tools)}`;
}

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
function text(note, { html, t, icon }) {
  if (note.is_withheld) return html`${icon("lock")} ${t("word.withheld")}`;
  return note.text
    ? html`<span class="words">${note.text}</span>`
    : html`<em>${t("secretary.taken_back")}</em>`;
}

/**
 * @param {Pick<Note, "unit" | "person">} said
 * @param {Tools<SecretaryMatter>} tools
 */
function speaker({ unit, person }, { html }) {
  const [first, second] = [unit, person].filter(Boolean);
  return first && html`<b>${first}</b>${second && `, ${second}`}: `;
}

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
function author(note, { html, t, icon, time }) {
  const late = note.is_late ? t("secretary.late", { time: time(note.recorded_at) }) : "";
  const by = [note.author, late].filter(Boolean).join(", ");
  return html`<span class="t-ok">${icon("check")} ${t("secretary.saved")}</span>${by}`;
}

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
function acts(note, tools) {
  const { html, t, icon, time, options } = tools;
  if (!options.can_write && note.version <= 1) return "";
  const isShown = isOpen(note, tools);
  const versions = html`<button type="button" data-choose="versions:${isShown ? 0 : note.id}"
    aria-expanded="${String(isShown)}">${t("secretary.version", { version: note.version })}</button>`;
  const label = t("secretary.edit_piece", { time: time(note.happened_at) });
  const edit = html`<button type="button" data-choose="edit:${note.id}"
    aria-label="${label}">${icon("edit")} ${t("secretary.edit")}</button>`;
  return html`<span class="do">
        ${note.version > 1 && versions}
        ${options.can_write && edit}</span>`;
}

/**
 * Every form the note had, the first one first, each with what it said beside the text.
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
function versions(note, tools) {
  const { html } = tools;
  return html`<ol class="versions">${note.earlier.map((version) => earlier(version, note, tools))}</ol>`;
}

/**
 * @param {NoteVersion} version
 * @param {Note} note that holds
 * @param {Tools<SecretaryMatter>} tools
 */
function earlier(version, note, tools) {
  const { html, t, time, day } = tools;
  const due = version.due_on && html` ${t("secretary.due_on", { day: day(version.due_on) })}`;
  const isMoved = version.happened_at !== note.happened_at;
  const said = isMoved && html`${t("secretary.said_at_time", { time: time(version.happened_at) })}, `;
  return html`<li><del>${speaker(version, tools)}${version.text || t("secretary.taken_back")}${due}</del>
    <small>${said}${version.author}, ${time(version.recorded_at)}</small></li>`;
}

/**
 * @param {Note} note
 * @param {Tools<SecretaryMatter>} tools
 */
function clash({ author }, { html, t, icon, options }) {
  const { mine = "", theirs = "" } = options.clash ?? {};
  return html`<li class="clash"><p class="t-warn">${icon("split")} <b>${t("secretary.clash", { author })}</b></p>
    <div class="two"><div><h3>${t("secretary.mine")}</h3><p lang="vi">${mine}</p>
        <button type="button" data-choose="keep:mine">${t("secretary.keep_mine")}</button></div>
      <div><h3>${t("secretary.theirs", { author })}</h3><p lang="vi">${theirs || t("secretary.taken_back")}</p>
        <button type="button" data-choose="keep:theirs">${t("secretary.keep_theirs")}</button></div></div></li>`;
}
