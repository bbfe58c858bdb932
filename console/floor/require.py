"""Rows that the acts of the floor stand on, loaded or refused."""

from collections.abc import Mapping

from sqlalchemy import func, select

from console import require
from console.errors import NotFound, Refused
from console.floor import order, order_rows, rules, turn_state
from console.floor.order_shapes import Placed
from console.journal import Fact, Subject
from console.live.topics import Topic, bridge_topic
from console.meetings import rules as meeting_rules
from console.use_case import Work
from models import AgendaItem, Meeting, Recess, Registration, Turn
from models.codes.floor import TurnState


def run_by(work: Work, meeting_id: int) -> Meeting:
    """Give the meeting to who may run its floor: a leader only while presiding over it.

    Raises:
        NotAllowed: a leader without a duty in this meeting, or while another presides.
        Refused: the minutes are signed.
    """
    require.refuse_unless_presiding(work, meeting_id)
    return require.unsigned(work, meeting_id)


def site_checked(work: Work, meeting_id: int, bridge_id: int | None) -> None:
    """Let operators act about people of their own site alone; None = the hall.

    Raises:
        NotAllowed: another site.
        NotFound: the bridge is not of this meeting.
    """
    site = require.bridge(work, meeting_id, bridge_id) if bridge_id is not None else None
    work.require_unit(site.unit_id if site else None)


def refuse_unless_open(work: Work, meeting: Meeting) -> None:
    """Let it happen only between the opening and the close.

    Raises:
        Refused: the meeting was not open at that time.
    """
    if not meeting_rules.was_open(meeting, work.happened_at):
        raise Refused("meeting_not_open")


def refuse_unless_sitting(work: Work, meeting: Meeting) -> None:
    """Let it happen only while the meeting sits: open, and not in recess.

    Raises:
        Refused: the meeting was not open at that time, or in recess.
    """
    refuse_unless_open(work, meeting)
    recesses = work.session.scalars(select(Recess).where(Recess.meeting_id == meeting.id))
    if meeting_rules.in_recess(recesses, work.happened_at):
        raise Refused("meeting_in_recess")


def open_turns(work: Work, meeting_id: int) -> list[Turn]:
    """List the turns that are not over, in order of joining."""
    query = (
        select(Turn)
        .where(Turn.meeting_id == meeting_id, Turn.state.in_(list(rules.OPEN_STATES)))
        .order_by(Turn.id)
    )
    return list(work.session.scalars(query))


def order_of(work: Work, meeting_id: int) -> list[Placed]:
    """Give who was called and who can be called next, in order."""
    return order.in_order(order_rows.load(work.session, require.meeting(work, meeting_id)))


def turn_becoming(
    work: Work, meeting_id: int, turn_id: int, seen: TurnState, *states: TurnState
) -> Turn:
    """Give a turn that stands as seen and may go over into one of these states.

    Raises:
        Conflict: it no longer stands as seen.
        Refused: it cannot go there from where it stands.
    """
    found = require.turn(work, meeting_id, turn_id)
    work.expect(seen, found.state)
    if not any(rules.may_become(found, state) for state in states):
        raise Refused("turn_state", number=found.number)
    return found


def record_turn(
    work: Work,
    act: str,
    turn: Turn,
    *,
    also: tuple[Subject, ...] = (),
    stood: Mapping[str, Fact] | None = None,
    **facts: Fact,
) -> int:
    """Record what happened to a turn, and to the matters that moved with it; gives its id.

    Args:
        stood: how it stood before, where the act can be taken back.
    """
    site = [bridge_topic(turn.bridge_id)] if turn.bridge_id else []
    topics = (Topic.FLOOR, *([Topic.CAPTURE] if also else []), *site)
    told: dict[str, Fact] = {"number": turn.number, **facts}
    if stood is not None:
        told["before"] = turn_state.changed(stood, turn)
    work.record(act, Subject("turn", turn.id), facts=told, topics=topics, also=also)
    return turn.id


def free_registration(
    work: Work, meeting_id: int, registration_id: int, *, apart_from: int | None = None
) -> Registration:
    """Give a registration of this meeting that has no other open turn.

    Raises:
        NotFound: no such registration here.
        Refused: it is in the queue or speaking already.
    """
    found = work.session.get(Registration, registration_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("registration_not_found")
    query = select(Turn.number).where(
        Turn.meeting_id == meeting_id,
        Turn.registration_id == registration_id,
        Turn.state.in_(list(rules.OPEN_STATES)),
        Turn.id != (apart_from or 0),
    )
    number = work.session.scalar(query)
    if number is not None:
        raise Refused("already_in_queue", number=number)
    return found


def next_numbers(work: Work, meeting_id: int) -> tuple[int, int]:
    """Give number and place of the next turn to join."""
    query = select(func.max(Turn.number), func.max(Turn.place)).where(Turn.meeting_id == meeting_id)
    number, place = work.session.execute(query).one()
    return (number or 0) + 1, (place or 0) + 1


def item(work: Work, meeting_id: int, position: int) -> AgendaItem:
    """Give the item at a position of the programme.

    Raises:
        NotFound: no such item.
    """
    query = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.position == position
    )
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound("item_not_found")
    return found
