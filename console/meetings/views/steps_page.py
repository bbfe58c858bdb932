"""The steps of a month as the agenda page shows them, and how many people a change concerns."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.meetings.views import steps
from console.meetings.views.steps import DUE, StepLine
from console.queries import meetings
from console.queries.meetings import Change
from console.working_days import legal_clock
from console.working_days.due import Due, Light
from models import Meeting, Registration
from models.codes.meetings import MeetingState
from models.codes.registrations import RegistrationState
from models.codes.steps import Step


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step with its date and its light."""

    line: StepLine
    due_on: date | None
    light: Light | None  # None = no date to count from
    missing: tuple[Step, ...]  # steps before it that are open


@dataclass(frozen=True, slots=True)
class StepsDesk:
    """The steps of a month, and what may be done about its day."""

    meeting_id: int
    held_on: date | None  # what postponing and calling off must have seen
    start_at: datetime | None
    steps: tuple[StepShown, ...]
    change: Change | None
    registered: int  # people who sent a form and did not withdraw it
    can_record: bool
    can_change_day: bool  # may be put off or called off now

    @property
    def open_by_hand(self) -> tuple[StepShown, ...]:
        """The steps a person can record now."""
        return tuple(step for step in self.steps if step.line.is_open and step.line.is_by_hand)

    @property
    def recorded_by_hand(self) -> tuple[StepShown, ...]:
        """The steps a person can open again."""
        return tuple(step for step in self.steps if not step.line.is_open and step.line.is_by_hand)


def load(viewer: Actor | None, meeting_id: int) -> StepsDesk:
    """Read the steps of a month.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meeting = meetings.by_id(session, meeting_id)
        may = holds(account.role, Permission.MEETING_SCHEDULE)
        lines = steps.load(session, meeting)
        due = due_of(session, meeting.held_on)
        return StepsDesk(
            meeting_id=meeting_id,
            held_on=meeting.held_on,
            start_at=meeting.planned_start_at,
            steps=tuple(_shown(line, lines, due) for line in lines),
            change=meetings.newest_change(session, meeting_id),
            registered=_registered(session, meeting_id),
            can_record=may,
            can_change_day=may and meeting.state is MeetingState.PLANNED,
        )


def open_before_meeting(viewer: Actor | None, meeting_id: int) -> tuple[Step, ...]:
    """Name the steps before the meeting itself that are neither done nor skipped.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MEETING_READ)
        meeting = session.get_one(Meeting, meeting_id)
        return steps.missing_before(steps.load(session, meeting), Step.LIVE)


def due_of(session: Session, held_on: date | None) -> dict[str, Due]:
    """Give the date of each step by its key; empty without a day."""
    if held_on is None:
        return {}
    counted = legal_clock.load(session).deadlines(held_on)
    dates = {deadline.key: Due(deadline.due_on, deadline.recommended_on) for deadline in counted}
    return dates | {"meeting": Due(held_on, held_on)}


def _shown(line: StepLine, lines: tuple[StepLine, ...], due: dict[str, Due]) -> StepShown:
    dated = due.get(DUE[line.step])
    missing = steps.missing_before(lines, line.step) if not line.is_open else ()
    lit = steps.lit(line, dated, clock.today())
    return StepShown(line, dated.due_on if dated else None, lit, missing)


def _registered(session: Session, meeting_id: int) -> int:
    query = select(func.count()).where(
        Registration.meeting_id == meeting_id, Registration.state != RegistrationState.WITHDRAWN
    )
    return session.scalar(query) or 0
