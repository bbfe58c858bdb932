// All that hangs on the inside of Streamlit's pages, read from Streamlit 1.67.0; styles do the same
// in `styles/streamlit.css`. A test compares the version named here with the one installed.

const RUNNING = new Set(["running", "rerunRequested"]);

/** Whether Streamlit has a connection and runs nothing. */
export function isIdle() {
  const app = document.querySelector("[data-testid=stApp]");
  const { testConnectionState, testScriptState } = /** @type {HTMLElement} */ (app).dataset;
  return testConnectionState === "CONNECTED" && !RUNNING.has(testScriptState ?? "");
}

/**
 * Give a text area of Streamlit's own by its key. Find it anew each time: Streamlit may draw it
 * later, and may draw another one.
 * @param {string} key
 * @returns {HTMLTextAreaElement | null}
 */
export function textArea(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} textarea`);
}

const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");

/**
 * Write into a text area as a person would: React hears of it, and leaving it commits the value.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export function writeInto(area, text) {
  value?.set?.call(area, text);
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

// Where Streamlit puts words of its own that no option of its widgets changes.
const OWN_WORDS = [
  "[role=listbox]",
  "[data-testid=stSelectbox]",
  "[data-testid=stMultiSelect]",
  "[data-testid=stNumberInput]",
  "[data-testid=stFileUploader]",
  "[data-testid=InputInstructions]",
  "[data-testid=stSkipToContent]",
].join();
const NAMING = ["aria-label", "placeholder"];

/**
 * Say Streamlit's own words in the language of the page, also those it draws later.
 * @returns {(words: [string, string][]) => void} takes Streamlit's words with what stands for each;
 *   `{what}` is kept
 */
export function speaking() {
  /** @type {[RegExp, string][]} */
  let known = [];
  /** @param {Iterable<Element>} places */
  const sayOf = (places) => {
    if (known.length) for (const place of places) sayIn(place, known);
  };
  // Only what changed is looked at: boards and clocks change every second and hold none of it.
  new MutationObserver((changes) => sayOf(placesOf(changes))).observe(document.body, {
    attributeFilter: NAMING,
    characterData: true,
    childList: true,
    subtree: true,
  });
  return (words) => {
    known = words.map(([english, said]) => [patternOf(english), said.replace("{what}", "$1")]);
    sayOf(document.querySelectorAll(OWN_WORDS));
  };
}

/**
 * Give the places of Streamlit's own words that some changes touched.
 * @param {MutationRecord[]} changes
 */
function placesOf(changes) {
  /** @type {Set<Element>} */
  const places = new Set();
  for (const { target, addedNodes } of changes) {
    const element = target instanceof Element ? target : target.parentElement;
    const around = element?.closest(OWN_WORDS);
    if (around) places.add(around);
    else
      for (const node of addedNodes)
        if (node instanceof Element) {
          if (node.matches(OWN_WORDS)) places.add(node);
          for (const place of node.querySelectorAll(OWN_WORDS)) places.add(place);
        }
  }
  return places;
}

/** @param {string} english */
function patternOf(english) {
  const parts = english.split("{what}").map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&"));
  return new RegExp(`^${parts.join("(.+)")}$`, "su");
}

/**
 * @param {Element} place
 * @param {[RegExp, string][]} known
 */
function sayIn(place, known) {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const said = saidFor(text.nodeValue ?? "", known);
    if (said !== null) text.nodeValue = said;
  }
  for (const element of [place, ...place.querySelectorAll("[aria-label], [placeholder]")])
    for (const name of NAMING) {
      const said = saidFor(element.getAttribute(name) ?? "", known);
      if (said !== null) element.setAttribute(name, said);
    }
}

/**
 * @param {string} text
 * @param {[RegExp, string][]} known
 */
function saidFor(text, known) {
  const word = text && known.find(([english]) => english.test(text));
  return word ? text.replace(...word) : null;
}
