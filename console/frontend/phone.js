// Starts the page on a phone. What is current follows the board at once; new outcomes wait behind
// one button, so that what somebody reads never jumps.
import { show } from "./board.js";
import { feed } from "./live.js";
import { begin, page } from "./public.js";
import { load, translate } from "./text.js";

const CALM = 2000; // ms between two things said to a screen reader
const part = (id) => document.getElementById(id);
const list = part("outcomes");
const button = part("fresh");
let texts = {};
const t = (key, facts) => translate(texts, key, facts);

let lastHash = null; // of the last outcome when the list was loaded
let said = summary();
const pending = new Map(); // what it is about -> what will be said, the newest of each

function summary() {
  return [...part("now").querySelectorAll("[data-said]")].map((one) => one.textContent.trim()).join(". ");
}

function say(about, text) {
  if (pending.size === 0) setTimeout(speak, CALM);
  pending.set(about, text);
}

function speak() {
  part("said").textContent = [...pending.values()].join(". ");
  pending.clear();
}

function sayWhatIsNew() {
  const now = summary();
  if (now !== said) say("now", now);
  said = now;
}

const shown = () => Number(list.querySelector("[data-count]").dataset.count);

function offer() {
  const { hash, body } = feed.sections.get("last");
  const fresh = body.count - shown();
  if (fresh < 0) return renew(); // one was taken back: it does not stay for anybody
  lastHash ??= hash;
  if (fresh > 0) ask(t("phone.fresh", { count: fresh }));
  else if (hash !== lastHash) ask(t("phone.mended"));
  else button.hidden = true;
  return null;
}

function ask(text) {
  if (!button.hidden && part("fresh-text").textContent === text) return;
  part("fresh-text").textContent = text;
  button.hidden = false;
  say("outcomes", text);
}

async function renew() {
  const hash = feed.sections.get("last")?.hash;
  const answer = await fetch(`/live/${page.meeting}/outcomes?lang=${page.language}`).catch(() => null);
  if (!answer?.ok) return ask(t("phone.failed"));
  const before = new Set([...list.querySelectorAll("[data-matter]")].map((one) => one.dataset.matter));
  list.innerHTML = await answer.text();
  for (const one of list.querySelectorAll("[data-matter]")) {
    one.classList.toggle("new", !before.has(one.dataset.matter));
  }
  part("count").textContent = t("phone.outcomes_count", { count: shown() });
  lastHash = hash;
  button.hidden = true;
  return null;
}

async function press() {
  await renew();
  if (!button.hidden) return;
  part("results").focus({ preventScroll: true });
  say("outcomes", t("phone.loaded"));
}

function hear(event) {
  if (event.kind !== "link") part("updated").textContent = clock(feed.now());
  document.body.dataset.link = feed.link;
  if (event.kind !== "board") return;
  document.body.dataset.number = event.number;
  sayWhatIsNew();
  if (event.changed.has("last")) offer();
  if (event.changed.has("meeting")) standAs(feed.sections.get("meeting").body.state === "closed");
}

function standAs(isClosed) {
  part("results-title").textContent = isClosed ? t("phone.outcomes_final") : t("phone.outcomes");
  part("coming-part").hidden = isClosed;
  part("to-coming").hidden = isClosed;
}

function clock(at) {
  const told = { timeZone: "Asia/Ho_Chi_Minh", hourCycle: "h23", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  return new Intl.DateTimeFormat("en-GB", told).format(new Date(at));
}

async function start() {
  const areas = { state: "phone_state", now: "phone_now", next: "phone_next" };
  texts = await load(page.language);
  const { language } = page;
  await Promise.all(Object.entries(areas).map(([id, area]) => show(part(id), { area, language })));
  feed.watch(hear);
  feed.follow(page.meeting, "public");
}

button.addEventListener("click", press);
begin(start());
