// What one site has to do with the meeting: its bridge, its turns, and how it stands just now.
/** @import { BranchView, OwnSite, SiteTurn, Translate } from "./types" */

/** @type {Record<string, number>} */
const RANK = { on_air: 0, paused: 0, called: 1, parked: 2, waiting: 3 };

/**
 * An operator is told of the own site; who watches all of them picks it out of the board.
 * @param {BranchView} view
 * @param {{ bridge: number }} options id of the bridge
 * @returns {OwnSite}
 */
export function ownSite(view, { bridge: id }) {
  const queue = view.queue ?? [];
  const called = queue.filter((turn) => turn.state === "called").length;
  /** @type {<T extends { place_in_queue?: number | null }>(turn: T) => T} */
  const placed = (turn) => ({ ...turn, place_in_queue: (turn.place_in_queue ?? 0) - called });
  if (view.mine && "bridge" in view.mine) {
    return { bridge: view.mine.bridge, turns: ordered(view.mine.turns.map(placed)) };
  }
  const bridge = view.bridges?.find((site) => site.id === id) ?? null;
  const waiting = queue.map((turn, at) => placed({ ...turn, place_in_queue: at + 1 }));
  const floor = view.floor ? [view.floor] : [];
  const turns = [...floor, ...waiting, ...(view.parked ?? [])]
    .filter((turn) => turn.bridge_id === id)
    .map((turn) => ({ ...turn, name: turn.asker }));
  return { bridge, turns: id ? ordered(turns) : [] };
}

/** @param {SiteTurn[]} turns */
function ordered(turns) {
  const known = new Map(turns.map((turn) => [turn.id, turn]));
  return [...known.values()].sort((turn, other) => rank(turn) - rank(other));
}

/** @param {SiteTurn} turn */
const rank = ({ state }) => RANK[state] ?? 0;

/**
 * One word for what the desk leads with.
 * @param {BranchView} view
 * @param {OwnSite} site
 */
export function situation(view, { bridge, turns }) {
  const [first] = turns;
  if (view.meeting?.state === "closed") return "closed";
  if (bridge?.presence !== "connected") return bridge?.presence ?? "awaited";
  if (!first) return "none";
  if (first.state === "on_air" || first.state === "paused") return first.state;
  if (first.is_ready) return "ready";
  if (first.state === "called" || first.state === "parked") return first.state;
  return first.place_in_queue === 1 ? "near" : "waiting";
}

/**
 * @param {SiteTurn | undefined} turn
 * @param {Translate} t
 */
export const called = (turn, t) => turn?.name || t("branch.somebody");
