"""The acts by which the chair of a meeting passes to its deputy and back."""

from console import require
from console.auth.permissions import Permission
from console.errors import NotAllowed
from console.journal import Subject
from console.live.topics import Topic
from console.meetings.require import charge, end_duties
from console.queries import people, presiding
from console.queries.presiding import Presiding
from console.use_case import Work, use_case
from models import Duty
from models.codes.meetings import DutyKind


@use_case(Permission.FLOOR_RUN)
def take_over(work: Work, meeting_id: int, *, seen: int | None) -> int:
    """Let the deputy take the chair; gives the new duty's id.

    Args:
        seen: duty of the present chair; None = nobody.

    Raises:
        NotAllowed: who acts does not hold the duty of deputy here.
        Conflict: somebody else has taken the chair.
    """
    require.unsigned(work, meeting_id)
    presided = presiding.of(work.session, meeting_id)
    mine = [duty for duty, _ in presided.deputies if duty.account_id == work.account.id]
    if not mine:
        raise NotAllowed("deputy_duty_missing")
    _expect_chair(work, seen, presided)
    relieved = end_duties(work, [*_chairs(work, meeting_id), *mine])
    made = charge(work, meeting_id, DutyKind.CHAIR, work.account.id, mine[0].person)
    return _record(work, "meeting:chair:taken_over", made, relieved)


@use_case(Permission.FLOOR_RUN)
def take_back(work: Work, meeting_id: int, *, seen: int | None) -> int:
    """Let who chaired take the chair back from who took it over, who is deputy again.

    Args:
        seen: duty of the present chair.

    Raises:
        NotAllowed: the chair was not taken over from who acts.
        Conflict: somebody else has taken the chair.
    """
    require.unsigned(work, meeting_id)
    presided = presiding.of(work.session, meeting_id)
    mine = [duty for duty, _ in presided.displaced if duty.account_id == work.account.id]
    if not mine:
        raise NotAllowed("chair_not_taken_over")
    _expect_chair(work, seen, presided)
    ended = _chairs(work, meeting_id)
    relieved = end_duties(work, ended)
    made = charge(work, meeting_id, DutyKind.CHAIR, work.account.id, mine[0].person)
    for duty in ended:
        charge(work, meeting_id, DutyKind.DEPUTY, duty.account_id, duty.person)
    return _record(work, "meeting:chair:taken_back", made, relieved)


def _expect_chair(work: Work, seen: int | None, presided: Presiding) -> None:
    work.expect(seen, presided.chair[0].id if presided.chair else None)


def _chairs(work: Work, meeting_id: int) -> list[Duty]:
    return people.on_duty(work.session, meeting_id, DutyKind.CHAIR)


def _record(work: Work, act: str, made: Duty, relieved: list[int]) -> int:
    work.record(
        act,
        Subject("duty", made.id),
        facts={"relieved": [*relieved]},
        topics=(Topic.MEETING, Topic.FLOOR),
        also=tuple(Subject("duty", duty_id) for duty_id in relieved),
    )
    return made.id
