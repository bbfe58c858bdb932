// Who waits, in order. Options: afterNext (leaves out who is next, drawn elsewhere),
// rows (at most), chooses (a row can be chosen).
import { shortPlace } from "../people.js";

export const sections = ["queue", "parked", "next", "meeting"];

export function draw({ queue = [], parked = [], next = [], meeting }, tools) {
  const { html, t, options } = tools;
  const waiting = queue.filter((one) => one.state === "waiting").map((one, at) => [one, at + 1]);
  const elsewhere = options.afterNext ? next[0]?.id : undefined;
  const shown = waiting.filter(([one]) => one.id !== elsewhere).slice(0, options.rows);
  const title = t(waiting.length ? "board.queue" : "board.queue_empty", { count: waiting.length });
  const rows = shown.map(([one, place]) => row(one, place, tools));
  const held = parked.map((one) => row(one, "", tools, t("word.turn.parked")));
  return html`<div class="queue"><h2>${title}</h2>
    ${rows.length + held.length > 0 ? html`<div class="rows" data-scroll tabindex="0" role="region" aria-label="${title}"><table>${held}${rows}</table></div>` : html`<p class="lead">${t(hint(waiting, meeting))}</p>`}</div>`;
}

function hint(waiting, meeting) {
  if (waiting.length) return "board.queue_next_only";
  return meeting.state === "closed" ? "board.floor_after_hint" : "board.queue_hint";
}

function row(one, order, { html, t, time, icon, options }, mark = "") {
  const name = one.asker || t("word.unnamed");
  const at = one.expected_at ? t("board.about", { time: time(one.expected_at) }) : "";
  const site = one.is_connected === false ? html`<span class="t-fault">${icon("fault")}${shortPlace(one.site, t)}</span>` : shortPlace(one.site, t);
  const said = html`${name} <span class="site">· ${site}</span>`;
  return html`<tr><td class="num">${order || icon("pause")}</td><td>${
    options.chooses ? html`<button type="button" data-choose="${one.id}">${said}</button>` : said
  }</td><td class="topic">${one.topic ?? ""}</td><td class="when">${mark || at}</td></tr>`;
}
