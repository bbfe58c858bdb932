// What every component in a Streamlit page does when it comes, comes again and goes.
/** @import { Component, Mounted } from "./types" */
import { once } from "./tab_state.js";

/**
 * Give the functions that `component.js` calls.
 * @param {string} name of the registry in this tab: element -> what is mounted there
 * @param {(element: HTMLElement, leave: () => void) => Mounted} make `leave` is called by what
 *   finds its element gone
 */
export function mounting(name, make) {
  /** @type {Map<HTMLElement, Mounted>} */
  const mounted = once(name, () => new Map());

  /** @param {HTMLElement} element */
  function leave(element) {
    if (element.isConnected) return;
    mounted.get(element)?.end();
    mounted.delete(element);
  }

  return {
    /** @param {Component} component */
    mount(component) {
      const { parentElement: element } = component;
      const known = mounted.get(element) ?? make(element, () => leave(element));
      mounted.set(element, known);
      known.set(component);
    },
    // Streamlit also cleans up before it mounts the same element again; only what is gone ends.
    /** @param {HTMLElement} element */
    unmount(element) {
      queueMicrotask(() => leave(element));
    },
  };
}

/**
 * Give an element of our own inside Streamlit's.
 * @param {HTMLElement} parent
 * @param {string} className
 */
export function ownRoot(parent, className = "") {
  const root = document.createElement("div");
  if (className) root.className = className;
  parent.append(root);
  return root;
}
