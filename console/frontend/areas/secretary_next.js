// Who writes along, and who speaks next.
import { citizen, place } from "../people.js";
import { feed } from "../live.js";

export const sections = ["next"];

const WRITING_NOW = 10000; // ms
const SHOWN = 2;

export function draw({ next = [] }, { html, t }) {
  return html`<section class="card mates"><h2 class="label">${t("secretary.mates")}</h2><ul data-part="mates"></ul></section>
    <section class="card soon"><h2 class="label">${t("secretary.next")}</h2>
    ${next.length ? html`<ul>${next.slice(0, SHOWN).map((one) => html`<li><b lang="vi">${citizen(one.asker, t) || t("word.unnamed")}</b>
      <span class="meta">${place(one.site, t)}</span>${one.topic && html`<br><span lang="vi">${one.topic}</span>`}</li>`)}</ul>`
      : html`<p class="meta">${t("secretary.nobody")}</p>`}</section>`;
}

const mates = (window.consoleMates ??= new Map()); // account -> {name, at}

export function drawn(root, tools) {
  if (!root.consoleMates) {
    root.consoleMates = feed.watch((event) => {
      if (event.kind !== "typing" || event.account === tools.options.account) return;
      if (event.over) mates.delete(event.account);
      else mates.set(event.account, { name: event.name, at: Date.parse(event.at) });
      show(root, tools);
    });
    const ticking = setInterval(() => {
      if (root.isConnected) return show(root, tools);
      clearInterval(ticking);
      return root.consoleMates();
    }, 2000);
  }
  show(root, tools);
}

function show(root, { html, t, icon }) {
  const list = root.querySelector("[data-part=mates]");
  if (!list) return;
  const now = [...mates.values()].filter((one) => feed.now() - one.at < WRITING_NOW);
  const lines = now.map((one) => html`<li>${icon("edit")} <b>${one.name}</b> <span class="meta">${t("secretary.writing")}</span></li>`);
  const drawn = lines.length ? lines.join("") : String(html`<li class="meta">${t("secretary.alone")}</li>`);
  if (list.innerHTML !== drawn) list.innerHTML = drawn;
}
