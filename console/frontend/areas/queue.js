// Who waits, in order. Options: afterNext (leaves out who is next, drawn elsewhere),
// rows (at most), chooses (a row can be chosen).
/** @import { ChairBoard, ChairQueued, ChairUnitReported } from "../board_types" */
/** @import { Tools } from "../types" */
import { reasonOf } from "../order_reason.js";
import { shortPlace } from "../people.js";
import { reportWords } from "../unit_reports.js";

export const sections = ["queue", "parked", "next", "meeting", "reports"];

/**
 * @param {ChairBoard} view
 * @param {Tools<{ afterNext?: boolean, rows?: number, chooses?: boolean }>} tools
 */
export function draw({ queue = [], parked = [], next = [], meeting, reports = [] }, tools) {
  const said = (/** @type {ChairQueued} */ turn) => reports.filter((report) => report.turn === turn.id);
  const { html, t, options } = tools;
  const waiting = queue.filter((turn) => turn.state !== "called");
  const elsewhere = options.afterNext ? next[0]?.id : undefined;
  const numbered = waiting.map((turn, at) => ({ turn, order: at + 1 }));
  const shown = numbered.filter(({ turn }) => turn.id !== elsewhere).slice(0, options.rows);
  const rows = shown.map(({ turn, order }) => row(turn, order, expected(turn, tools), said(turn), tools));
  const placed = new Set(waiting.map((turn) => turn.id));
  const away = parked.filter((turn) => !placed.has(turn.id));
  const held = away.map((turn) => row(turn, null, t("word.turn.parked"), said(turn), tools));
  const title = t(waiting.length ? "board.queue" : "board.queue_empty", { count: waiting.length });
  const table = html`<div class="rows" data-scroll tabindex="0" role="region"
    aria-label="${title}"><table>${held}${rows}</table></div>`;
  const hint = html`<p class="lead">${t(hintFor(waiting.length, meeting.state))}</p>`;
  return html`<div class="queue"><h2>${title}</h2>
    ${rows.length + held.length > 0 ? table : hint}</div>`;
}

/**
 * @param {number} count of those who wait
 * @param {string} state of the meeting
 */
function hintFor(count, state) {
  if (count) return "board.queue_next_only";
  return state === "closed" ? "board.floor_after_hint" : "board.queue_hint";
}

/**
 * @param {ChairQueued} turn
 * @param {Tools} tools
 */
function expected(turn, { t, time }) {
  if (!turn.expected_at) return "";
  const key = turn.spread_minutes ? "board.about_spread" : "board.about";
  return t(key, { time: time(turn.expected_at), minutes: turn.spread_minutes });
}

/**
 * @param {ChairQueued} turn
 * @param {number | null} order
 * @param {string} when
 * @param {ChairUnitReported[]} reports what units say of what is asked in it
 * @param {Tools} tools
 */
function row(turn, order, when, reports, { html, t, icon, options }) {
  const name = turn.asker || t("word.unnamed");
  const place = shortPlace(turn.site, t);
  const site =
    turn.is_connected === false ? html`<span class="t-fault">${icon("fault")}${place}</span>` : place;
  const said = html`${name} <span class="site">· ${site}</span>`;
  const cell = options.chooses ? html`<button type="button" data-choose="${turn.id}">${said}</button>` : said;
  const told = reports.map(
    (report) => html` <span class="reported">${report.unit}: ${reportWords(report, t)}</span>`,
  );
  return html`<tr title="${reasonOf(turn, t)}"><td class="num">${order ?? icon("pause")}</td><td>${cell}</td>
    <td class="topic">${turn.topic}${told}</td><td class="when">${when}</td></tr>`;
}
