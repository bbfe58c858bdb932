// Get ready, ready, on air: where the site stands and what it does next.
/** @import { BranchView, SiteTurn, Tools } from "../types" */
import { called, ownSite, situation } from "../own_site.js";

export const sections = ["mine", "bridges", "floor", "queue", "parked", "meeting"];

const STEPS = [
  { step: "near", glyph: "clock" },
  { step: "ready", glyph: "ready" },
  { step: "on_air", glyph: "onair" },
];
/** @type {Record<string, number>} */
const AT = { near: 0, called: 0, parked: 0, ready: 1, on_air: 2, paused: 2 };

/**
 * @param {BranchView} view
 * @param {Tools<{ bridge: number }>} tools
 */
export function draw(view, tools) {
  const { html, t, time, options } = tools;
  const site = ownSite(view, options);
  const now = situation(view, site);
  const [turn] = site.turns;
  const at = time(turn?.expected_at);
  const facts = { name: called(turn, t), time: at, place: turn?.place_in_queue };
  const say = now === "waiting" && at ? "branch.say.waiting_at" : `branch.say.${now}`;
  const sub = now === "near" && at ? "branch.sub.near_at" : `branch.sub.${now}`;
  return html`<div class="branch-now" data-now="${now}">
    ${steps(AT[now] ?? -1, tools)}
    ${turn && timing(now, turn, tools)}
    <p class="say" role="status">${t(say, facts)}</p>
    <p class="sub">${t(sub, facts)}</p>
  </div>`;
}

/**
 * @param {number} now which step; below 0 = none yet
 * @param {Tools} tools
 */
function steps(now, { html, t, icon }) {
  const lines = STEPS.map(({ step, glyph }, at) => {
    const look = at < now ? "done" : at === now ? "cur" : "";
    const sign = at < now ? "check" : at > now ? "ring" : glyph;
    const current = at === now && html`aria-current="step"`;
    return html`<li class="${look}" ${current}>${icon(sign)}<span>${t(`branch.step.${step}`)}</span></li>`;
  });
  return html`<ol class="branch-steps" aria-label="${t("branch.steps")}">${lines}</ol>`;
}

/**
 * @param {string} now
 * @param {SiteTurn} turn
 * @param {Tools} tools
 */
function timing(now, turn, { html, minutes, countdown }) {
  if (now === "on_air") return countdown(turn.ends_at ?? null, turn.seconds_allowed ?? 0);
  if (now !== "paused") return "";
  return html`<span class="countdown">${minutes(turn.seconds_left ?? 0)}</span>`;
}

/**
 * Who has just lost the line needs the number to call, wherever the page stands.
 * @param {HTMLElement} root
 */
export function drawn(root) {
  const now = root.querySelector(".branch-now")?.getAttribute("data-now") ?? "";
  const isTyping = document.activeElement?.matches("input, textarea");
  if (now === "lost" && root.dataset.was && root.dataset.was !== "lost" && !isTyping) {
    root.scrollIntoView({ block: "center" });
  }
  root.dataset.was = now;
}
