"""Loads the rows that acts of several stages stand on, or refuses."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.errors import NotAllowed, NotFound, Refused
from console.use_case import Work
from models import (
    Account,
    Bridge,
    Document,
    Duty,
    Matter,
    MatterQuestion,
    Meeting,
    Outcome,
    Question,
    Turn,
    Unit,
)
from models.documents import DocumentKind, DocumentState
from models.meetings import DutyKind
from models.people import Role, UnitLevel

CARE_UNIT = "CSKH"  # customer care answers for what has no other unit (plan P10)
OUTSIDE = (UnitLevel.CENTRAL, UnitLevel.OTHER_PROVINCE, UnitLevel.EXTERNAL)


def meeting(work: Work, meeting_id: int) -> Meeting:
    """Give a meeting.

    Raises:
        NotFound: no such meeting.
    """
    found = work.session.get(Meeting, meeting_id)
    if found is None:
        raise NotFound("meeting_not_found")
    return found


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
    return [found[one] for one in wanted]


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
    found = work.session.get(Unit, unit_id)
    if found is None:
        raise NotFound("unit_not_found")
    return found


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


def outcome_version(work: Work, matter_id: int) -> int:
    """Tell which version of a matter's outcome holds; 0 = undecided."""
    newest = work.session.scalar(
        select(Outcome.version)
        .where(Outcome.matter_id == matter_id)
        .order_by(Outcome.version.desc())
        .limit(1)
    )
    return newest or 0


def covered(session: Session, matter_id: int) -> tuple[int, ...]:
    """Give the ids of the questions a matter covers, lowest first."""
    query = (
        select(MatterQuestion.question_id)
        .where(MatterQuestion.matter_id == matter_id)
        .order_by(MatterQuestion.question_id)
    )
    return tuple(session.scalars(query))


def refuse_signed(work: Work, meeting_id: int) -> None:
    """Let nothing be captured once the minutes are signed (then only a correction paper).

    Raises:
        Refused: the minutes are signed.
    """
    signed = work.session.scalar(
        select(Document.id).where(
            Document.meeting_id == meeting_id,
            Document.kind == DocumentKind.MINUTES,
            Document.state == DocumentState.SIGNED,
        )
    )
    if signed is not None:
        raise Refused("minutes_signed")


def refuse_leader_off_duty(work: Work, meeting_id: int) -> None:
    """Let a leader run or decide only in a meeting where they are chair or deputy now.

    Raises:
        NotAllowed: a leader without that duty in this meeting.
    """
    if is_leader_off_duty(work.session, work.account, meeting_id):
        raise NotAllowed("chair_duty_missing")


def is_leader_off_duty(session: Session, account: Account, meeting_id: int) -> bool:
    """Tell whether this is a leader who neither chairs nor deputises in the meeting now."""
    if account.role is not Role.LEADER:
        return False
    query = select(Duty.id).where(
        Duty.meeting_id == meeting_id,
        Duty.kind.in_([DutyKind.CHAIR, DutyKind.DEPUTY]),
        Duty.account_id == account.id,
        Duty.to_at.is_(None),
    )
    return session.scalars(query.limit(1)).first() is None
