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
