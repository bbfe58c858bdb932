// What one site has to do with the meeting: its bridge, its turns, and how it stands just now.

const RANK = { on_air: 0, paused: 0, called: 1, parked: 2, waiting: 3 };

// An operator is told of the own site; who watches all of them picks it out of the board.
export function ownSite(view, { bridge: id }) {
  const called = (view.queue ?? []).filter((one) => one.state === "called").length;
  const placed = (turn) => ({ ...turn, place_in_queue: turn.place_in_queue - called });
  if (view.mine && "bridge" in view.mine) return ordered(view.mine.bridge, view.mine.turns.map(placed));
  const bridge = (view.bridges ?? []).find((one) => one.id === id) ?? null;
  const queue = (view.queue ?? []).map((one, at) => placed({ ...one, place_in_queue: at + 1 }));
  const floor = view.floor ? [view.floor] : [];
  const turns = [...floor, ...queue, ...(view.parked ?? [])].filter((one) => one.bridge_id === id);
  return ordered(bridge, id ? turns.map((one) => ({ ...one, name: one.asker })) : []);
}

function ordered(bridge, turns) {
  const known = new Map(turns.map((one) => [one.id, one]));
  const sorted = [...known.values()].sort((one, other) => RANK[one.state] - RANK[other.state]);
  return { bridge, turns: sorted };
}

// One word for what the desk leads with.
export function situation(view, { bridge, turns }) {
  const [first] = turns;
  if (view.meeting?.state === "closed") return "closed";
  if (!bridge || bridge.presence !== "connected") return bridge?.presence ?? "awaited";
  if (!first) return "none";
  if (first.state === "on_air" || first.state === "paused") return first.state;
  if (first.is_ready) return "ready";
  if (first.state === "called" || first.state === "parked") return first.state;
  return first.place_in_queue === 1 ? "near" : "waiting";
}

export const called = (turn, t) => turn?.name || t("branch.somebody");
