// Objects this tab has once: they stay when a page is drawn again, and when a newer version of our
// modules is loaded beside an older one.

/**
 * Give the object of this name, made when it is asked for first.
 * @template T
 * @param {string} name
 * @param {() => T} make
 * @returns {T}
 */
export function once(name, make) {
  window.consoleTab ??= {};
  window.consoleTab[name] ??= make();
  return /** @type {T} */ (window.consoleTab[name]);
}
