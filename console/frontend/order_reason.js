// Why somebody comes where they come, in one line.
/** @import { ChairQueued } from "./board_types" */
/** @import { Translate } from "./types" */
import { time } from "./clock_text.js";

/**
 * @param {ChairQueued | undefined} turn
 * @param {Translate} t
 */
export function reasonOf(turn, t) {
  if (!turn?.reason) return "";
  const { why, since, ...facts } = turn.reason;
  const key = facts.told ? "board.why.put_first_told" : `board.why.${why}`;
  return t(key, { ...facts, site: source(turn, t), time: time(since) });
}

/**
 * @param {ChairQueued} turn
 * @param {Translate} t
 */
function source(turn, t) {
  if (turn.is_online) return t("word.online");
  return turn.site || t("word.hall");
}
