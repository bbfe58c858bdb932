// Empties what was kept of a text that became an act, also when its area is no longer there.
/** @import { Component } from "./types" */
import { typedText } from "./typed_text.js";

/** @param {Component<{ account: number, finished: Record<string, number> }>} component */
export function mount({ data: { account, finished } }) {
  for (const [field, times] of Object.entries(finished)) typedText(account, field).finish(times);
}

export function unmount() {}
