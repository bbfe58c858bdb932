// Who writes along, and who speaks next.
/** @import { ChairBoard, ChairNext } from "../board_types" */
/** @import { Tools } from "../types" */
import { feed } from "../live.js";
import { asker, place } from "../people.js";
import { once } from "../tab_state.js";
import { Writers } from "../typed_writers.js";

export const sections = ["next"];

const SHOWN = 2;

/**
 * @param {ChairBoard} view
 * @param {Tools} tools
 */
export function draw({ next = [] }, tools) {
  const { html, t } = tools;
  const lines = next.slice(0, SHOWN).map((turn) => line(turn, tools));
  const coming = lines.length ? html`<ul>${lines}</ul>` : html`<p class="meta">${t("secretary.nobody")}</p>`;
  return html`<section class="card mates"><h2 class="label">${t("secretary.mates")}</h2>
    <ul data-part="mates"></ul></section>
    <section class="card soon"><h2 class="label">${t("secretary.next")}</h2>${coming}</section>`;
}

/**
 * @param {ChairNext} turn
 * @param {Tools} tools
 */
function line(turn, { html, t }) {
  const topic = turn.topic && html`<br><span lang="vi">${turn.topic}</span>`;
  return html`<li><b lang="vi">${asker(turn.asker, t)}</b>
      <span class="meta">${place(turn.site, t)}</span>${topic}</li>`;
}

/** Where they are shown, and in whose words: the newest drawing of the area. */
const shown = { root: document.body, tools: /** @type {Tools | null} */ (null) };

/**
 * @param {HTMLElement} root
 * @param {Tools<{ account: number }>} tools
 */
export function drawn(root, tools) {
  Object.assign(shown, { root, tools });
  const writers = once("mates", () => {
    const mates = new Writers(tools.options.account, () => show(mates));
    feed.watch((event) => {
      if (event.kind !== "typing") return;
      mates.hear(event);
      show(mates);
    });
    return mates;
  });
  show(writers);
}

/** @param {Writers} writers */
function show(writers) {
  const list = shown.root.querySelector("[data-part=mates]");
  if (!list || !shown.tools) return;
  const { html, t, icon } = shown.tools;
  const writing = html`<span class="meta">${t("secretary.writing")}</span>`;
  const lines = writers.names.map((name) => html`<li>${icon("edit")} <b>${name}</b> ${writing}</li>`);
  const drawn = String(lines.length ? html`${lines}` : html`<li class="meta">${t("secretary.alone")}</li>`);
  if (list.innerHTML !== drawn) list.innerHTML = drawn;
}
