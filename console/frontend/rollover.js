// Quick fingers press the next key before the last one is up. Streamlit's shortcuts (hotkeys-js) take
// two keys held at once for a chord that nobody registered, and the second act would be lost.

/** The plain key that is held, as it went down. @type {KeyboardEvent | null} */
let held = null;

addEventListener("keydown", (event) => release(event), true);
addEventListener("keyup", (event) => forget(event), true);

/** @param {KeyboardEvent} event */
function release(event) {
  if (!event.isTrusted || event.repeat) return;
  if (held !== null && held.code !== event.code) {
    const { key, code, keyCode } = held;
    document.dispatchEvent(new KeyboardEvent("keyup", { key, code, keyCode }));
  }
  const isPlain =
    event.key.length === 1 && !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
  held = isPlain ? event : null;
}

/** @param {KeyboardEvent} event */
function forget(event) {
  if (held?.code === event.code && event.isTrusted) held = null;
}
