// Empties what was kept of a text that became an act, also when its area is no longer there.
import { draftOf } from "./draft.js";

const finished = (window.consoleKeptAreas ??= new Map()); // field -> how often its text became an act

export function mount({ data }) {
  for (const [field, times] of Object.entries(data.finished)) {
    if ((finished.get(field) ?? 0) < times) draftOf(data.account, field).edit("");
    finished.set(field, times);
  }
}

export function unmount() {}
