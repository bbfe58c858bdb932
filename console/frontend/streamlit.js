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
  const sayAll = () => {
    for (const place of known.length ? document.querySelectorAll(OWN_WORDS) : []) sayIn(place, known);
  };
  new MutationObserver(sayAll).observe(document.body, {
    attributeFilter: NAMING,
    characterData: true,
    childList: true,
    subtree: true,
  });
  return (words) => {
    known = words.map(([english, said]) => [patternOf(english), said.replace("{what}", "$1")]);
    sayAll();
  };
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
