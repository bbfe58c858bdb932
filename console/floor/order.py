"""Who speaks next and then, each with the reason: the one order of the floor.

The fair order rotates over the sources: the hall, each bridge, and the individuals online. Next
is the source that has spoken least for its share; of those who spoke equally little, the one that
waits longest. No source waits for more turns of others than all shares together hold its own:
whatever else would come first gives way before that.
"""

from collections.abc import Iterable, Sequence

from console.floor.fair_order import rotated
from console.floor.order_shapes import Floor, Placed, Reason, Why, source_of
from console.floor.rules import BEFORE_NEXT, READY_STATES, NextTurn
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import TurnOrder
from models.floor import Turn

_NEAREST = (
    (TurnState.ON_AIR, TurnState.PAUSED),
    (TurnState.CALLED,),
    (TurnState.PARKED,),
    (TurnState.WAITING,),
)


def called(turns: Iterable[Turn]) -> list[Turn]:
    """Give who was called and has not begun, the first called first."""
    found = [turn for turn in turns if turn.state is TurnState.CALLED]
    return sorted(found, key=lambda one: (one.called_at or one.joined_at, one.id))


def in_order(floor: Floor) -> list[Placed]:
    """Put who was called and who can be called next in order, each with the reason.

    Parked turns are among them once they are ready again; the others go on by resuming them.
    """
    before = [_placed(turn, Why.CALLED) for turn in called(floor.turns)]
    waiting = sorted(
        (turn for turn in floor.turns if turn.state is TurnState.WAITING),
        key=lambda one: (one.place, one.id),
    )
    if floor.rule.order is TurnOrder.FIRST_COME:
        return [*before, *(_first_come(turn) for turn in waiting)]
    ahead = _ahead(floor, waiting)
    gone = {coming.turn.id for coming in ahead}
    others = [turn for turn in waiting if turn.id not in gone]
    return [*before, *ahead, *rotated(floor, [coming.turn for coming in ahead], others)]


def to_call(placed: Iterable[Placed]) -> list[Placed]:
    """Leave out who was called already."""
    return [coming for coming in placed if coming.turn.state is not TurnState.CALLED]


def as_seen(placed: Sequence[Placed], turns: Iterable[Turn]) -> NextTurn:
    """Give what `call_next` depends on as it stands.

    Args:
        placed: in order.
    """
    first = next(iter(to_call(placed)), None)
    before = [turn.id for turn in turns if turn.state in BEFORE_NEXT]
    return NextTurn(first.turn.id if first else None, min(before, default=None))


def nearest_first(placed: Sequence[Placed], turns: Iterable[Turn]) -> list[Turn]:
    """Give open turns as a site looks at them: speaking, called, cut off, then in order."""
    rank = {state: at for at, states in enumerate(_NEAREST) for state in states}
    places = {coming.turn.id: place for place, coming in enumerate(placed)}
    near = [turn for turn in turns if turn.state in rank]
    return sorted(
        near, key=lambda one: (rank[one.state], places.get(one.id, len(places)), one.place, one.id)
    )


def may_get_ready(turn: Turn, placed: Iterable[Placed]) -> bool:
    """Tell whether a turn is near: called, parked, or the next of those who wait at its site."""
    if turn.state is not TurnState.WAITING:
        return turn.state in READY_STATES
    there = (
        coming.turn
        for coming in placed
        if coming.turn.state is TurnState.WAITING and coming.turn.bridge_id == turn.bridge_id
    )
    first = next(there, None)
    return first is not None and first.id == turn.id


def _placed(turn: Turn, why: Why) -> Placed:
    return Placed(turn, source_of(turn), Reason(why, told=_told(turn, why)))


def _told(turn: Turn, why: Why) -> str:
    return turn.put_first_reason if why is Why.PUT_FIRST else ""


def _first_come(turn: Turn) -> Placed:
    return _placed(turn, Why.PUT_FIRST if turn.put_first_reason else Why.FIRST_COME)


def _ahead(floor: Floor, waiting: Sequence[Turn]) -> list[Placed]:
    """Give who comes before the rotation: as the chair said, the returned, the urgent kinds."""
    returned = [
        turn for turn in floor.turns if turn.state is TurnState.PARKED and turn.ready_at is not None
    ]
    first = [turn for turn in waiting if turn.put_first_reason]
    others = [turn for turn in waiting if not turn.put_first_reason]
    return [
        *(_placed(turn, Why.PUT_FIRST) for turn in first),
        *(
            _placed(turn, Why.RETURNED)
            for turn in sorted(returned, key=lambda one: (one.ready_at or one.joined_at, one.id))
        ),
        *(
            _placed(turn, why)
            for kind, why in (
                (TurnKind.POINT_OF_ORDER, Why.POINT_OF_ORDER),
                (TurnKind.FOLLOW_UP, Why.FOLLOW_UP),
                (TurnKind.GUEST, Why.GUEST),
            )
            for turn in others
            if turn.kind is kind
        ),
    ]
