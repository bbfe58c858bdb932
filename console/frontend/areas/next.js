// Who is called next, and why.
import { citizen, place } from "../people.js";

export const sections = ["next", "queue", "bridges", "meeting"];

export function draw({ next, queue, bridges, meeting }, tools) {
  const { html, t } = tools;
  const coming = next?.[0];
  if (!coming) {
    const why = meeting.state === "closed" ? "board.floor_after_hint" : "board.nobody_waits";
    return html`<div class="next"><h2>${t("board.next")}</h2><p class="lead">${t(why)}</p></div>`;
  }
  const waiting = queue?.find((one) => one.number === coming.number);
  return html`<div class="next"><h2>${t("board.next")}</h2>
    <p class="name">${citizen(coming.asker, t) || t("word.unnamed")}</p>
    <p class="sub">${[place(coming.site, t), coming.topic ?? waiting?.topic].filter(Boolean).join(" · ")}</p>
    <p class="chips">${chips(coming, waiting, bridges, tools)}</p></div>`;
}

function chips(coming, waiting, bridges, { html, t, icon }) {
  const site = bridges?.find((one) => one.id === (waiting?.bridge_id ?? coming.bridge_id));
  const isReady = (waiting ?? coming).is_ready;
  const marks = [];
  if (isReady) marks.push(html`<span class="chip ok">${icon("check")}${t("board.site_ready")}</span>`);
  else if (site && site.presence !== "connected") {
    marks.push(html`<span class="chip fault">${icon("fault")}${t(`board.site.${site.presence}`)}</span>`);
  } else if (site) marks.push(html`<span class="chip">${icon("check")}${t("board.site_there")}</span>`);
  if (waiting?.is_put_first) marks.push(html`<span class="chip info">${icon("up")}${t("board.put_first")}</span>`);
  return marks;
}
