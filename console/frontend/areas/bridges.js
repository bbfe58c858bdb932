// The sites, in order of their number; more than twelve: trouble first, then how many are well.
export const sections = ["bridges", "queue", "floor", "matter"];

const MOST = 12;
const LOOKS = {
  awaited: ["awaited", "circle-dash", "awaited"],
  connected: ["well", "check", "connected"],
  lost: ["fault", "fault", "lost"],
  left: ["awaited", "ban", "left"],
};
const RANK = { lost: 0, left: 1, awaited: 2, connected: 3 };

export function draw(view, tools) {
  const { html, t } = tools;
  const all = view.bridges ?? [];
  if (!all.length) return html`<div class="bridges"><p class="lead">${t("board.no_bridges")}</p></div>`;
  const sites = all.map((one) => ({ ...one, look: look(one, view) }));
  const { shown, key, count } = chosen(sites);
  const label = t("board.bridges", { count: all.length, well: all.filter((one) => one.presence === "connected").length });
  return html`<div class="bridges"><ul aria-label="${label}">${shown.map((one) => site(one, tools))}${
    count > 0 && html`<li class="sum"><span class="w">${t(key, { count })}</span></li>`
  }</ul></div>`;
}

function look(one, { queue = [], floor }) {
  const [name, glyph, word] = LOOKS[one.presence];
  if (one.presence !== "connected") return { name, glyph, word: `word.presence.${word}` };
  const isReady = queue.some((turn) => turn.bridge_id === one.id && turn.is_ready);
  if (one.role === "asker" || floor?.bridge_id === one.id) {
    return { name: "talk", glyph: "person", word: "board.role.asker" };
  }
  if (isReady) return { name: "ready", glyph: "ready", word: "board.role.ready" };
  if (one.role === "next") return { name: "coming", glyph: "ring", word: "board.role.next" };
  return { name, glyph, word: `word.presence.${word}` };
}

// At most twelve cells; the last one tells how many are not drawn.
function chosen(sites) {
  if (sites.length <= MOST) return { shown: sites, key: "", count: 0 };
  const special = sites.filter((one) => one.look.name !== "well");
  special.sort((one, other) => RANK[one.presence] - RANK[other.presence] || one.number - other.number);
  const shown = special.slice(0, MOST - 1);
  const key = shown.length < special.length ? "board.sites_more" : "board.sites_well";
  return { shown, key, count: sites.length - shown.length };
}

function site(one, { html, t, icon, age }) {
  const name = one.number ?? one.name;
  return html`<li class="${one.look.name}" title="${one.name}"><b><span class="vh">${t("word.bridge")} </span>${name}</b><span class="w">${icon(one.look.glyph)} ${t(one.look.word)}</span>${one.since && one.presence !== "awaited" && age(one.since)}</li>`;
}
