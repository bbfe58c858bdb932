// Get ready, ready, on air: where the site stands and what it does next.
import { called, ownSite, situation } from "../own_site.js";

export const sections = ["mine", "bridges", "floor", "queue", "parked", "meeting"];

const STEPS = ["near", "ready", "on_air"];
const AT = { near: 0, called: 0, parked: 0, ready: 1, on_air: 2, paused: 2 };

function steps(now, { html, t, icon }) {
  const at = AT[now] ?? -1;
  return html`<ol class="branch-steps" aria-label="${t("branch.steps")}">${STEPS.map((step, n) => {
    const look = n < at ? "done" : n === at ? "cur" : "";
    const sign = n < at ? "check" : n > at ? "ring" : ["clock", "ready", "onair"][n];
    return html`<li class="${look}" ${n === at ? html`aria-current="step"` : ""}>${icon(sign)}<span>${t(`branch.step.${step}`)}</span></li>`;
  })}</ol>`;
}

function timing(now, turn, { html, t, minutes, countdown }) {
  if (now === "on_air") return countdown(turn.ends_at, turn.seconds_allowed ?? 0);
  if (now !== "paused") return "";
  return html`<span class="countdown">${minutes(turn.seconds_left ?? 0)}</span>`;
}

export function draw(view, tools) {
  const { html, t, time, options } = tools;
  const site = ownSite(view, options);
  const now = situation(view, site);
  const [turn] = site.turns;
  const at = turn?.expected_at ? time(turn.expected_at) : "";
  const facts = { name: called(turn, t), time: at, place: turn?.place_in_queue ?? "" };
  const say = now === "waiting" && at ? "branch.say.waiting_at" : `branch.say.${now}`;
  const sub = now === "near" && at ? "branch.sub.near_at" : `branch.sub.${now}`;
  return html`<div class="branch-now" data-now="${now}">
    ${steps(now, tools)}
    ${timing(now, turn, tools)}
    <p class="say" role="status">${t(say, facts)}</p>
    <p class="sub">${t(sub, facts)}</p>
  </div>`;
}

// Who has just lost the line needs the number to call, wherever the page stands.
export function drawn(root) {
  const { now } = root.firstElementChild.dataset;
  const isTyping = document.activeElement?.matches("input, textarea");
  if (now === "lost" && root.dataset.was && root.dataset.was !== "lost" && !isTyping) {
    root.scrollIntoView({ block: "center" });
  }
  root.dataset.was = now;
}
