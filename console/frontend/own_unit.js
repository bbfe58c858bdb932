// What one department has to answer in the programme and nobody has decided, the next one first.
/** @import { BranchView } from "./types" */
/** @import { OwnMatter } from "./board_types" */

/**
 * @param {BranchView} view
 * @returns {OwnMatter[]}
 */
export function ownMatters({ mine }) {
  if (!mine || !("matters" in mine)) return [];
  const waiting = mine.matters.filter((matter) => !matter.outcome_kind && matter.ahead !== null);
  return waiting.sort((one, other) => rank(one) - rank(other));
}

/** @param {OwnMatter} matter */
const rank = ({ ahead, number }) => (ahead ?? 1000) * 10000 + number;
