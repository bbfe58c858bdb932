"""Loads the rows that acts of several stages stand on, or refuses."""

from collections.abc import Iterable

from sqlalchemy import select

from console import clock
from console.errors import NotAllowed, NotFound, Refused
from console.queries import meetings, people, presiding, sites, units
from console.use_case import Work
from models import (
    Bridge,
    Matter,
    Meeting,
    Question,
    Turn,
    Unit,
)
from models.codes.people import Role, UnitLevel

CARE_UNIT = "CSKH"  # customer care answers for what has no other unit (plan P10)
OUTSIDE = (UnitLevel.CENTRAL, UnitLevel.OTHER_PROVINCE, UnitLevel.EXTERNAL)


def meeting(work: Work, meeting_id: int) -> Meeting:
    """Give a meeting.

    Raises:
        NotFound: no such meeting.
    """
    return meetings.by_id(work.session, meeting_id)


def matter(work: Work, meeting_id: int, matter_id: int) -> Matter:
    """Give a matter of this meeting.

    Raises:
        NotFound: no such matter here.
    """
    found = work.session.get(Matter, matter_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("matter_not_found")
    return found


def question(work: Work, meeting_id: int, question_id: int) -> Question:
    """Give a question of this meeting.

    Raises:
        NotFound: no such question here.
    """
    found = work.session.get(Question, question_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("question_not_found")
    return found


def questions(work: Work, meeting_id: int, question_ids: Iterable[int]) -> list[Question]:
    """Give several questions of this meeting, in the order asked for.

    Raises:
        NotFound: one of them is not here.
    """
    wanted = list(dict.fromkeys(question_ids))
    rows = work.session.scalars(
        select(Question).where(Question.id.in_(wanted), Question.meeting_id == meeting_id)
    )
    found = {row.id: row for row in rows}
    if len(found) != len(wanted):
        raise NotFound("question_not_found")
    return [found[number] for number in wanted]


def turn(work: Work, meeting_id: int, turn_id: int) -> Turn:
    """Give a turn of this meeting.

    Raises:
        NotFound: no such turn here.
    """
    found = work.session.get(Turn, turn_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("turn_not_found")
    return found


def bridge(work: Work, meeting_id: int, bridge_id: int) -> Bridge:
    """Give a bridge of this meeting.

    Raises:
        NotFound: no such bridge here.
    """
    found = work.session.get(Bridge, bridge_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("bridge_not_found")
    return found


def unit(work: Work, unit_id: int) -> Unit:
    """Give a unit.

    Raises:
        NotFound: no such unit.
    """
    return units.by_id(work.session, unit_id)


def standing_unit(work: Work, unit_id: int) -> Unit:
    """Give a unit that stands on the day of the act.

    Raises:
        NotFound: no such unit.
        Refused: it has ended; names who took over.
    """
    found = unit(work, unit_id)
    if units.is_valid(found, clock.local(work.happened_at).date()):
        return found
    if found.successor_id is None:
        raise Refused("unit_ended", unit=found.name)
    after = unit(work, found.successor_id)
    raise Refused("unit_succeeded", unit=found.name, successor=after.name, code=after.code)


def care_unit(work: Work) -> Unit:
    """Give the customer-care unit, which answers for what has no other unit (plan P10).

    Raises:
        Refused: the directory has no such unit.
    """
    found = work.session.scalars(select(Unit).where(Unit.code == CARE_UNIT)).one_or_none()
    if found is None:
        raise Refused("care_unit_missing", code=CARE_UNIT)
    return found


def committed_unit(work: Work, named: Unit | None) -> Unit:
    """Give who acts on a promise: the unit named, or customer care for a body outside the city."""
    if named is None or named.level in OUTSIDE:
        return care_unit(work)
    return named


def refuse_signed(work: Work, meeting_id: int) -> None:
    """Let nothing be captured once the minutes are signed (then only a correction paper).

    Raises:
        Refused: the minutes are signed.
    """
    if meetings.has_signed_minutes(work.session, meeting_id):
        raise Refused("minutes_signed")


def unsigned(work: Work, meeting_id: int) -> Meeting:
    """Give a meeting whose minutes are not signed yet.

    Raises:
        Refused: the minutes are signed.
    """
    refuse_signed(work, meeting_id)
    return meeting(work, meeting_id)


def refuse_leader_off_duty(work: Work, meeting_id: int) -> None:
    """Let a leader run or decide only in a meeting where they are chair or deputy now.

    Raises:
        NotAllowed: a leader without that duty in this meeting.
    """
    if people.is_leader_off_duty(work.session, work.account, meeting_id):
        raise NotAllowed("chair_duty_missing")


def refuse_operator_elsewhere(work: Work, meeting_id: int) -> None:
    """Let an operator act for the whole room only in a meeting in which their site takes part.

    Raises:
        NotAllowed: an operator whose site is not in this meeting.
    """
    is_operator = work.account.role is Role.OPERATOR
    if is_operator and not sites.bridge_of(work.session, meeting_id, work.account.unit_id or 0):
        raise NotAllowed("not_your_unit")


def refuse_unless_presiding(work: Work, meeting_id: int) -> None:
    """Let a leader run the meeting only while they preside over it; who watches does not.

    Raises:
        NotAllowed: a leader without a duty there, or while another presides.
    """
    presided = presiding.of(work.session, meeting_id)
    if presided.watches(work.account):
        raise NotAllowed("presided_by_another", person=presided.person)
    refuse_leader_off_duty(work, meeting_id)
