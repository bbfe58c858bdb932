"""Rows that the acts of meetings stand on, loaded or made."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from console import require
from console.errors import Conflict, Invalid, NotFound, Refused
from console.i18n.catalog import translate
from console.meetings import rules
from console.queries import matters, meetings, people, units
from console.use_case import Work
from models import Account, AgendaItem, Bridge, Delegate, Duty, Matter, Meeting, Unit
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import UnitKind
from models.codes.questions import Place

_OUT_OF_THE_WAY = 1_000_000  # positions nobody holds, while an order is rewritten


def planned(work: Work, meeting_id: int) -> Meeting:
    """Give a meeting that has not opened yet.

    Raises:
        Refused: it has opened.
    """
    meeting = require.meeting(work, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise Refused("meeting_already_open")
    return meeting


def refuse_other_month(meeting: Meeting, held_on: date) -> None:
    """Refuse a day that is not in the month of the meeting."""
    if rules.month_of(held_on) != meeting.code:
        raise Refused("date_outside_month", code=meeting.code, found=held_on.isoformat())


def day_of(meeting: Meeting) -> rules.MeetingDay:
    """Give when and where a meeting is held."""
    return rules.day_of(meeting.held_on, meeting.planned_start_at, meeting.venue)


def scheduled_matters(work: Work, meeting_id: int) -> list[Matter]:
    """List the matters that are scheduled and not taken up yet, in their order."""
    query = (
        select(Matter)
        .where(matters.stands(meeting_id), Matter.place == Place.SCHEDULED)
        .order_by(Matter.programme_position, Matter.number)
    )
    return list(work.session.scalars(query))


def chosen_matters(work: Work, meeting_id: int, matter_ids: Sequence[int]) -> list[Matter]:
    """Give several matters of this meeting, in the order asked for.

    Raises:
        Invalid: none was asked for.
        NotFound: one is not here, or was named twice.
    """
    if not matter_ids:
        raise Invalid({"matter_ids": "matters_need_one"})
    if len(set(matter_ids)) != len(matter_ids):
        raise NotFound("matter_not_found")
    return matters.several(work.session, meeting_id, matter_ids)


def programme_as_seen(work: Work, meeting_id: int, seen: Sequence[int]) -> list[Matter]:
    """List the matters still to come, if they stand in the order the person saw.

    Raises:
        Conflict: the programme was changed meanwhile; carries both orders, by number.
    """
    standing = scheduled_matters(work, meeting_id)
    now = tuple(matter.id for matter in standing)
    if tuple(seen) == now:
        return standing
    query = select(Matter.id, Matter.number).where(
        Matter.meeting_id == meeting_id, Matter.id.in_({*seen, *now})
    )
    numbers = {row.id: row.number for row in work.session.execute(query)}
    told = [
        ", ".join(str(numbers.get(number, "?")) for number in ids) or "–" for ids in (seen, now)
    ]
    raise Conflict("programme_changed", seen=tuple(seen), now=now, before=told[0], after=told[1])


def write_order(work: Work, order: Sequence[AgendaItem]) -> None:
    """Number the programme from 1 in this order.

    Raises:
        Refused: an item the meeting has begun would move.
    """
    if rules.moves_started(order):
        raise Refused("item_started")
    # Positions are unique: no two items may hold the same one even for a moment.
    for position, item in enumerate(order, start=_OUT_OF_THE_WAY):
        item.position = position
    work.session.flush()
    for position, item in enumerate(order, start=1):
        item.position = position
    work.session.flush()


def add_standard_items(work: Work, meeting_id: int) -> None:
    """Make the six standard items of the programme, unless it has items.

    Source:
        Plan P22.
    """
    if meetings.items(work.session, meeting_id):
        return
    work.session.add_all(
        AgendaItem(
            meeting_id=meeting_id,
            position=position,
            title=translate("vi", f"meetings.item.{name}"),
        )
        for position, name in enumerate(rules.STANDARD_ITEMS, start=1)
    )


def add_bridges(work: Work, meeting_id: int, held_on: date) -> list[int]:
    """Make a bridge for every branch valid on that day that has none; gives their units."""
    planned_units = select(Bridge.unit_id).where(Bridge.meeting_id == meeting_id)
    missing = work.session.scalars(
        select(Unit.id)
        .where(
            Unit.kind == UnitKind.BRANCH,
            or_(Unit.valid_from.is_(None), Unit.valid_from <= held_on),
            units.valid_on(held_on),
            Unit.id.not_in(planned_units),
        )
        .order_by(Unit.branch_number, Unit.code)
    ).all()
    work.session.add_all(
        Bridge(meeting_id=meeting_id, unit_id=unit_id, entry=work.number) for unit_id in missing
    )
    return list(missing)


def account(work: Work, account_id: int) -> Account:
    """Give an account that can hold a duty.

    Raises:
        NotFound: no such account, or a closed one.
    """
    found = work.session.get(Account, account_id)
    if found is None or found.closed_at is not None:
        raise NotFound("account_not_found")
    return found


def holders(work: Work, meeting_id: int, kind: DutyKind, unit_id: int | None) -> list[Duty]:
    """List who holds a duty now; of operators those of one site."""
    held = people.on_duty(work.session, meeting_id, kind)
    return [duty for duty in held if kind is not DutyKind.OPERATOR or duty.unit_id == unit_id]


def duties(work: Work, duty_ids: Sequence[int]) -> list[Duty]:
    """Give duties by their ids, as far as there are any, in the order asked for."""
    query = select(Duty).where(Duty.id.in_(duty_ids))
    found = {duty.id: duty for duty in work.session.scalars(query)}
    return [found[duty_id] for duty_id in duty_ids if duty_id in found]


def end_duties(work: Work, duties: Sequence[Duty]) -> list[int]:
    """End duties at the time of the act; gives their ids."""
    for duty in duties:
        duty.to_at = max(work.happened_at, duty.from_at)
    return [duty.id for duty in duties]


def charge(
    work: Work,
    meeting_id: int,
    kind: DutyKind,
    account_id: int | None,
    person: str,
    unit_id: int | None = None,
) -> Duty:
    """Charge somebody with a duty from the time of the act."""
    made = Duty(
        meeting_id=meeting_id,
        kind=kind,
        account_id=account_id,
        person=person,
        unit_id=unit_id,
        from_at=work.happened_at,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    return made


def delegate(work: Work, meeting_id: int, delegate_id: int) -> Delegate:
    """Give a delegate of this meeting.

    Raises:
        NotFound: no such delegate here.
    """
    found = work.session.get(Delegate, delegate_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("delegate_not_found")
    return found
