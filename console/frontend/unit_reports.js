// What units say of a question before they answer it.
/** @import { ChairUnitReported } from "./board_types" */
/** @import { Tools } from "./types" */

/** @type {Record<string, string>} */
const GLYPHS = { ready: "ready", more_time: "clock", elsewhere: "right" };

/**
 * @param {ChairUnitReported} report
 * @param {Tools["t"]} t
 */
export const reportWords = ({ kind, other }, t) => t(`word.unit_report.${kind}`, { unit: other });

/**
 * @param {ChairUnitReported[]} reports
 * @param {Tools} tools
 */
export function reported(reports, { html, t, icon, time }) {
  return reports.map(
    (report) => html`<p class="reported" role="status">${icon(GLYPHS[report.kind] ?? "info")}<b
      lang="vi">${report.unit}</b><span>${reportWords(report, t)}, ${time(report.at)}</span></p>`,
  );
}
