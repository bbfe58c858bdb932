"""The close of the meeting: nothing stays open, no question gets lost."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from console import rows
from console.auth.permissions import Permission
from console.errors import Refused
from console.floor import rules
from console.floor.rows import next_matter_number, open_turns, run_by, running_recess
from console.journal import Subject
from console.live.topics import Topic
from console.making import new_outcome
from console.meetings.rules import was_open
from console.use_case import Work, use_case
from models import (
    AgendaItem,
    Commitment,
    Matter,
    MatterQuestion,
    Meeting,
    Outcome,
    Question,
    Unit,
)
from models.base import new_salt
from models.capture import OutcomeKind
from models.meetings import MeetingState
from models.questions import Place


@use_case(Permission.FLOOR_RUN)
def close_meeting(work: Work, meeting_id: int, *, happened_at: datetime | None = None) -> int:
    """Close the meeting; what it did not reach is answered in writing by the unit assigned.

    Without a unit, or with one outside the city, customer care answers. Who still waited is
    withdrawn, who spoke is done; the running item, the last item and a recess end.

    Raises:
        Refused: it is not open, closed already, or a matter that was on the floor has no outcome.

    Source:
        Plan P6 and P10 (what is not answered on site is answered in writing; by whom).
    """
    meeting = run_by(work, meeting_id)
    if meeting.state is MeetingState.CLOSED:
        raise Refused("meeting_already_closed")
    if not was_open(meeting, work.happened_at):
        raise Refused("meeting_not_open")
    leaves = _leaves(work, meeting_id)
    open_matters = rules.undecided(leaves.matters, leaves.decided)
    if open_matters:
        raise Refused("matters_undecided", count=len(open_matters), first=open_matters[0].number)
    replies = _hand_over(work, meeting, leaves)
    ended = _end_turns(work, meeting_id)
    _end_programme(work, meeting_id)
    _end_floor(work, meeting_id, leaves.matters)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, work.happened_at
    work.record(
        "floor:meeting:closed",
        Subject("meeting", meeting_id),
        facts={"written_replies": [*replies], "turns_ended": [*ended]},
        topics=(Topic.MEETING, Topic.AGENDA, Topic.FLOOR, Topic.CAPTURE, Topic.FOLLOW_UP),
        also=(
            *(Subject("matter", one) for one in replies),
            *(Subject("turn", one) for one in ended),
        ),
    )
    return meeting_id


@dataclass(frozen=True, slots=True)
class _Leaves:
    """What a meeting leaves behind when it closes."""

    matters: list[Matter]
    asked: rules.Asked
    decided: set[int]  # matters with an outcome


def _leaves(work: Work, meeting_id: int) -> _Leaves:
    session = work.session
    matters = session.scalars(select(Matter).where(Matter.meeting_id == meeting_id)).all()
    decisions = session.execute(
        select(Question.id, Question.decision).where(Question.meeting_id == meeting_id)
    )
    links = session.execute(
        select(MatterQuestion.matter_id, MatterQuestion.question_id)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(Matter.meeting_id == meeting_id)
    )
    covered: defaultdict[int, list[int]] = defaultdict(list)
    for matter_id, question_id in links:
        covered[matter_id].append(question_id)
    decided = session.scalars(select(Outcome.matter_id).where(Outcome.meeting_id == meeting_id))
    asked = rules.Asked({one.id: one.decision for one in decisions}, covered)
    return _Leaves(list(matters), asked, set(decided))


def _hand_over(work: Work, meeting: Meeting, leaves: _Leaves) -> list[int]:
    """Promise a written reply for everything not reached; gives the matters."""
    left = rules.left_over(leaves.matters, leaves.asked, leaves.decided)
    left += _orphan_matters(work, meeting.id, rules.orphans(leaves.matters, leaves.asked))
    if not left:
        return []
    replying = _replying_units(work, left)
    outcomes = [_written_reply(work, one, replying[one.id][0]) for one in left]
    work.session.add_all(outcomes)
    work.session.flush()
    work.session.add_all(
        Commitment(
            meeting_id=meeting.id,
            outcome_id=made.id,
            unit_id=replying[made.matter_id][1],
            text=made.text,
            salt=new_salt(),
            entry=work.number,
        )
        for made in outcomes
    )
    return [one.id for one in left]


def _orphan_matters(work: Work, meeting_id: int, question_ids: Sequence[int]) -> list[Matter]:
    first = next_matter_number(work, meeting_id)
    made = [
        Matter(meeting_id=meeting_id, number=number, created_at=work.now, entry=work.number)
        for number in range(first, first + len(question_ids))
    ]
    work.session.add_all(made)
    work.session.flush()
    work.session.add_all(
        MatterQuestion(matter_id=matter.id, question_id=one, entry=work.number)
        for matter, one in zip(made, question_ids, strict=True)
    )
    return made


def _replying_units(work: Work, left: Sequence[Matter]) -> dict[int, tuple[int, int]]:
    """Tell per matter which unit is named for the reply, and which is committed to it."""
    named = {one.lead_unit_id for one in left if one.lead_unit_id is not None}
    units = work.session.scalars(select(Unit).where(Unit.id.in_(sorted(named))))
    inside = {one.id for one in units if one.level not in rows.OUTSIDE}
    care = 0
    if not all(one.lead_unit_id in inside for one in left):
        care = rows.care_unit(work).id
    return {
        one.id: (one.lead_unit_id or care, one.lead_unit_id if one.lead_unit_id in inside else care)
        for one in left
    }


def _written_reply(work: Work, matter: Matter, unit_id: int) -> Outcome:
    made = new_outcome(work, matter, OutcomeKind.WRITTEN_REPLY, "", 1)
    made.unit_id = unit_id
    return made


def _end_turns(work: Work, meeting_id: int) -> list[int]:
    ended = open_turns(work, meeting_id)
    for one in ended:
        rules.end_at_close(one, work.happened_at)
    return [one.id for one in ended]


def _end_programme(work: Work, meeting_id: int) -> None:
    """End what runs, and the last item, which is the close itself (plan P22)."""
    query = (
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
    )
    programme = work.session.scalars(query).all()
    if programme:
        programme[-1].started_at = programme[-1].started_at or work.happened_at
    for one in programme:
        if one.started_at is not None and one.ended_at is None:
            one.ended_at = work.happened_at


def _end_floor(work: Work, meeting_id: int, matters: Sequence[Matter]) -> None:
    for one in matters:
        if one.place is Place.ON_FLOOR:
            one.place = Place.DONE
    recess = running_recess(work, meeting_id)
    if recess is not None:
        recess.ended_at = max(work.happened_at, recess.started_at)
