"""The acts about the queue: who joins it, who comes first, who is called, who leaves it."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.floor import order, rules, turn_state
from console.floor.new_turns import new_turn
from console.floor.require import (
    free_registration,
    open_turns,
    order_of,
    record_turn,
    refuse_unless_sitting,
    run_by,
    site_checked,
    turn_becoming,
)
from console.journal import text_hash
from console.text.folding import name_of, one_line
from console.use_case import Work, use_case
from models.base import new_salt
from models.codes.floor import TurnKind, TurnState


@use_case(Permission.FLOOR_JOIN)
def join_queue(
    work: Work,
    meeting_id: int,
    *,
    name: str = "",
    registration_id: int | None = None,
    bridge_id: int | None = None,
    is_online: bool = False,
    kind: TurnKind = TurnKind.QUESTION,
    topic: str = "",
) -> int:
    """Put somebody at the end of the queue, also before the opening; gives the turn's id.

    Args:
        name: empty = the registrant's, or not named yet.
        bridge_id: where they sit; None = the hall.
        is_online: they speak from their own device instead.

    Raises:
        Refused: that registration has an open turn, or the meeting had closed by then.
        NotAllowed: an operator acts for another site, or names a form given for another.
        NotFound: the registration or bridge is not of this meeting.
    """
    meeting = run_by(work, meeting_id)
    site_checked(work, meeting_id, bridge_id)
    if meeting.closed_at is not None and work.happened_at > meeting.closed_at:
        raise Refused("meeting_closed")
    called = name_of(name)
    if registration_id is not None:
        registered = free_registration(work, meeting_id, registration_id)
        work.require_unit(registered.site_unit_id)  # a name belongs to the site it was given for
        called = called or registered.full_name or registered.organization
    made = new_turn(
        work,
        meeting,
        kind,
        called,
        registration_id=registration_id,
        bridge_id=bridge_id,
        is_online=is_online and bridge_id is None,
        topic=one_line(topic),
    )
    return record_turn(
        work,
        "floor:turn:joined",
        made,
        name=text_hash(made.salt, called),
        topic=text_hash(made.salt, made.topic),
        registration=registration_id,
        bridge=bridge_id,
    )


@use_case(Permission.FLOOR_JOIN)
def name_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    name: str,
    *,
    registration_id: int | None = None,
    seen: str,
) -> int:
    """Say who a turn belongs to.

    Args:
        registration_id: their form; None keeps the one known.
        seen: the name as the person saw it.

    Raises:
        Conflict: somebody else named it; carries both names.
        Invalid: no name.
        Refused: that registration has another open turn.
        NotAllowed: an operator acts for another site, or names a form given for another.
    """
    run_by(work, meeting_id)
    named = require.turn(work, meeting_id, turn_id)
    site_checked(work, meeting_id, named.bridge_id)
    work.expect(seen, named.name)
    if not name_of(name):
        raise Invalid({"name": "name_missing"})
    if registration_id is not None:
        form = free_registration(work, meeting_id, registration_id, apart_from=turn_id)
        work.require_unit(form.site_unit_id)
        named.registration_id = registration_id
    named.name, named.salt = name_of(name), new_salt()
    return record_turn(
        work,
        "floor:turn:named",
        named,
        name=text_hash(named.salt, named.name),
        registration=named.registration_id,
    )


@use_case(Permission.FLOOR_RUN)
def put_first(
    work: Work,
    meeting_id: int,
    turn_id: int,
    reason: str,
    *,
    seen: int | None,
) -> int:
    """Put who waits, or was called, before everybody else who waits.

    Args:
        reason: why the order is overridden; kept in the minutes' sources.
        seen: turn that is next now; None = nobody waits.

    Raises:
        Conflict: another turn is next.
        Invalid: no reason.
        Refused: the turn neither waits nor was called.
    """
    run_by(work, meeting_id)
    turns = open_turns(work, meeting_id)
    work.expect(seen, order.as_seen(order_of(work, meeting_id), turns).next_turn)
    moved = require.turn(work, meeting_id, turn_id)
    if not one_line(reason):
        raise Invalid({"reason": "reason_missing"})
    if moved.state not in (TurnState.WAITING, TurnState.CALLED):
        raise Refused("turn_state", number=moved.number)
    stood, place, is_again = turn_state.of(moved), moved.place, moved.put_first_reason != ""
    moved.place = rules.place_before(turns, moved)
    moved.state, moved.called_at = TurnState.WAITING, None
    moved.put_first_reason = one_line(reason)
    return record_turn(
        work,
        "floor:turn:put_first",
        moved,
        stood=stood,
        ahead_of=seen,
        place=moved.place,
        was_at=place,
        is_again=is_again,
        reason=text_hash(moved.salt, moved.put_first_reason),
    )


@use_case(Permission.FLOOR_RUN)
def call_next(work: Work, meeting_id: int, *, seen: rules.NextTurn) -> int:
    """Call the next turn to get ready; it goes on air by `start_turn`. Gives the turn's id.

    Raises:
        Conflict: another person is next, called, or on air.
        Refused: nobody waits, or the meeting did not sit at that time.
    """
    meeting = run_by(work, meeting_id)
    refuse_unless_sitting(work, meeting)
    placed = order_of(work, meeting_id)
    work.expect(seen, order.as_seen(placed, open_turns(work, meeting_id)))
    first = next(iter(order.to_call(placed)), None)
    if first is None:
        raise Refused("nobody_waiting")
    called = first.turn
    stood = turn_state.of(called)
    called.state, called.called_at = TurnState.CALLED, work.happened_at
    why = first.reason.why.value
    return record_turn(
        work, "floor:turn:called", called, stood=stood, after=seen.after_turn, why=why
    )


@use_case(Permission.FLOOR_JOIN)
def withdraw_turn(
    work: Work,
    meeting_id: int,
    turn_id: int,
    *,
    reason: str = "",
    seen: TurnState,
) -> int:
    """Take back a turn that is not over.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it is over.
        NotAllowed: an operator acts for another site.
    """
    run_by(work, meeting_id)
    site_checked(work, meeting_id, require.turn(work, meeting_id, turn_id).bridge_id)
    withdrawn = turn_becoming(work, meeting_id, turn_id, seen, TurnState.WITHDRAWN)
    stood = turn_state.of(withdrawn)
    rules.end(withdrawn, TurnState.WITHDRAWN, work.happened_at, one_line(reason))
    return record_turn(
        work,
        "floor:turn:withdrawn",
        withdrawn,
        stood=stood,
        was=seen.value,
        reason=text_hash(withdrawn.salt, withdrawn.end_reason),
    )
