// Starts the page on a phone. What is current follows the board at once; new outcomes wait behind
// one button, so that what somebody reads never jumps.
import { second } from "./clock_text.js";
import { feed } from "./live.js";
import { follow, page, part } from "./public.js";
import { translate } from "./text.js";

const CALM = 2000; // ms between two things said to a screen reader

const list = part("outcomes");
const button = part("fresh");
const texts = JSON.parse(part("texts").textContent ?? "");
/** @param {string} name @param {number} [count] */
const text = (name, count) => translate(texts, name, { count });

/** @type {Map<string, string>} what it is about -> what will be said, the newest of each */
const pending = new Map();
let said = summary();

function summary() {
  return [...part("now").querySelectorAll("[data-said]")].map((told) => told.textContent?.trim()).join(". ");
}

/** @param {string} about @param {string} words */
function say(about, words) {
  if (pending.size === 0) setTimeout(speak, CALM);
  pending.set(about, words);
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

// How many outcomes there are, and the name of the newest: in the list as it was loaded, and now.
/** @param {HTMLElement} root */
function outcomes(root) {
  const { count, newest } = /** @type {HTMLElement} */ (root.querySelector("[data-newest]")).dataset;
  return { count: Number(count), newest };
}

function offer() {
  const [loaded, now] = [outcomes(list), outcomes(part("results-title"))];
  const fresh = now.count - loaded.count;
  // One that was taken back does not stay for anybody.
  if (fresh < 0) renew();
  else if (fresh > 0) ask(text("fresh", fresh));
  else if (now.newest !== loaded.newest) ask(text("mended"));
  else button.hidden = true;
}

/** @param {string} words */
function ask(words) {
  if (!button.hidden && part("fresh-text").textContent === words) return;
  part("fresh-text").textContent = words;
  button.hidden = false;
  say("outcomes", words);
}

async function renew() {
  const answer = await fetch(`/live/${page.meeting}/outcomes?lang=${page.language}`).catch(() => null);
  if (!answer?.ok) {
    ask(text("failed"));
    return;
  }
  const before = new Set(matters().map((line) => line.dataset.matter));
  list.innerHTML = await answer.text();
  for (const line of matters()) line.classList.toggle("new", !before.has(line.dataset.matter));
  part("count").textContent = text("shown", outcomes(list).count);
  button.hidden = true;
}

/** @returns {HTMLElement[]} */
function matters() {
  return [...list.querySelectorAll("[data-matter]")].filter((line) => line instanceof HTMLElement);
}

async function press() {
  await renew();
  if (!button.hidden) return;
  part("results").focus({ preventScroll: true });
  say("outcomes", text("loaded"));
}

// Once the meeting is over nobody comes next, and the fragment that tells of them is empty.
function standAside() {
  const isOver = part("next").childElementCount === 0;
  part("coming-part").hidden = isOver;
  part("to-coming").hidden = isOver;
}

function tellTime() {
  part("updated").textContent = second(feed.now());
}

button.addEventListener("click", press);
feed.watch((event) => {
  if (event.kind !== "link" && event.kind !== "full") tellTime();
});
follow(() => {
  tellTime();
  sayWhatIsNew();
  offer();
  standAside();
});
