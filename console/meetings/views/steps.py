"""The steps of a month as they stand, each with who, when and what proves it.

Three follow from what the meeting already records and are never typed twice: announced from the
published notice, live from the opening, minutes from their signing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.queries import meetings
from console.working_days.due import Due, Light, light
from models import Account, Document, Meeting, Notice, StepRecord
from models.codes.steps import Step, StepState

# The statutory date each step keeps; `meeting` is the day itself.
DUE = {
    Step.ANNOUNCED: "public_notice",
    Step.INVITED: "invitation",
    Step.PROGRAMME_OUT: "programme",
    Step.LIVE: "meeting",
    Step.MINUTES: "conclusion_notice",
    Step.PUBLISHED: "result_notice",
}
BY_HAND = (Step.INVITED, Step.PROGRAMME_OUT, Step.PUBLISHED)
ALSO_BY_HAND = (Step.ANNOUNCED,)  # for who announced it elsewhere


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it stands."""

    step: Step
    state: StepState
    proof: str  # what proves it, or why it was skipped
    by: str
    at: datetime | None
    record_id: int  # newest record by hand, what an act about it must have seen; 0 = none
    is_by_hand: bool

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor skipped."""
        return self.state is StepState.OPEN


def load(session: Session, meeting: Meeting) -> tuple[StepLine, ...]:
    """Give every step of a meeting in order, in three queries."""
    kept = _records(session, meeting.id)
    known = dict(_recorded_elsewhere(session, meeting))
    return tuple(known.get(step) or _by_hand(step, kept.get(step)) for step in Step)


def missing_before(lines: tuple[StepLine, ...], step: Step) -> tuple[Step, ...]:
    """Name the steps before one that are still open."""
    steps = list(Step)
    return tuple(
        line.step for line in lines if line.is_open and steps.index(line.step) < steps.index(step)
    )


def lit(line: StepLine, due: Due | None, today: date) -> Light | None:
    """Tell how near a step's date is; None = no date yet."""
    return light(due, today, is_done=not line.is_open) if due else None


def _records(session: Session, meeting_id: int) -> dict[Step, tuple[StepRecord, str]]:
    query = (
        select(StepRecord, Account.display_name)
        .join(Account, Account.id == StepRecord.account_id)
        .where(StepRecord.meeting_id == meeting_id)
        .order_by(StepRecord.id)
    )
    return {record.step: (record, by) for record, by in session.execute(query)}


def _by_hand(step: Step, kept: tuple[StepRecord, str] | None) -> StepLine:
    is_by_hand = step in (*BY_HAND, *ALSO_BY_HAND)
    if kept is None:
        return StepLine(step, StepState.OPEN, "", "", None, 0, is_by_hand)
    one, by = kept
    return StepLine(step, one.state, one.text, by, one.recorded_at, one.id, is_by_hand)


def _recorded_elsewhere(session: Session, meeting: Meeting) -> Iterator[tuple[Step, StepLine]]:
    notice = session.execute(
        select(Notice, Account.display_name)
        .join(Account, Account.id == Notice.published_by_id)
        .where(Notice.meeting_id == meeting.id)
        .order_by(Notice.version.desc())
        .limit(1)
    ).first()
    if notice is not None:
        one, by = notice
        proof = f"/notice/{meeting.code}/{one.version}"
        yield Step.ANNOUNCED, _done(Step.ANNOUNCED, proof, by, one.published_at)
    if meeting.opened_at is not None:
        yield Step.LIVE, _done(Step.LIVE, meeting.venue, "", meeting.opened_at)
    signed = session.scalars(select(Document).where(meetings.is_signed_minutes(meeting.id))).first()
    if signed is not None:
        yield Step.MINUTES, _done(Step.MINUTES, signed.number_text, signed.chair, signed.signed_at)


def _done(step: Step, proof: str, by: str, at: datetime | None) -> StepLine:
    return StepLine(step, StepState.DONE, proof, by, at, 0, is_by_hand=False)
