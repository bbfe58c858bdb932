"""The act of a site about its own turn: they sit there ready, or ask for a moment."""

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.floor import order, rules
from console.floor.require import order_of, record_turn, run_by, site_checked
from console.use_case import Work, use_case


@use_case(Permission.FLOOR_JOIN)
def ready_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    is_ready: bool = True,
    seen: bool,
) -> int:
    """Say that who is called, parked or next at their site sits there ready, or needs a moment.

    Args:
        is_ready: False takes it back.
        seen: whether the turn stood as ready, as the person saw it.

    Raises:
        Conflict: somebody else said it first.
        Refused: it is not their turn to get ready.
        NotAllowed: an operator acts for another site.
    """
    run_by(work, meeting_id)
    turn = require.turn(work, meeting_id, turn_id)
    site_checked(work, meeting_id, turn.bridge_id)
    work.expect(seen, rules.is_ready(turn))
    if is_ready and not order.may_get_ready(turn, order_of(work, meeting_id)):
        raise Refused("turn_not_near", number=turn.number)
    turn.ready_at = work.happened_at if is_ready else None
    act = "floor:turn:ready" if is_ready else "floor:turn:unready"
    return record_turn(work, act, turn, was=turn.state.value)
