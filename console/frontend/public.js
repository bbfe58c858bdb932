// What the public pages begin with: their fragments follow the board, their clocks count on.
import { feed } from "./live.js";
import { keepTicking } from "./ticking.js";

/** @typedef {{ meeting: string, screen: string, language: string }} Page */

/** @param {string} id */
export function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @type {Page} */
export const page = JSON.parse(part("page").textContent ?? "");

/** @type {HTMLElement[]} */
const places = [...document.querySelectorAll("[data-section]")].filter(
  (place) => place instanceof HTMLElement,
);

// The server drew and escaped it. A place that holds the same already is left alone, so that
// nothing is disturbed: not what somebody reads, nor what they have marked or focused.
/** @param {HTMLElement} place */
function renew(place) {
  const section = feed.sections.get(place.dataset.section ?? "");
  if (!section || section.hash === place.dataset.hash) return;
  place.innerHTML = String(section.body);
  place.dataset.hash = section.hash;
}

// Where the server has no place for one more socket, the page itself is asked for now and then.
/** @param {() => void} drawn */
async function loadAnew(drawn) {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const loaded = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const place of places) {
    const found = loaded.querySelector(`[data-section="${place.dataset.section}"]`);
    if (!(found instanceof HTMLElement) || found.dataset.hash === place.dataset.hash) continue;
    place.innerHTML = found.innerHTML;
    place.dataset.hash = found.dataset.hash;
  }
  keepTicking(document.body, {});
  drawn();
}

/**
 * Follow the meeting of this page.
 * @param {() => void} drawn called when the fragments stand as the board told last
 */
export function follow(drawn) {
  keepTicking(document.body, {});
  feed.watch((event) => {
    document.body.dataset.link = feed.link;
    if (event.kind === "full") loadAnew(drawn);
    if (event.kind !== "board") return;
    places.forEach(renew);
    keepTicking(document.body, {});
    drawn();
    document.body.dataset.number = String(event.number);
  });
  feed.follow(page.meeting, "public", { screen: page.screen, lang: page.language });
}
