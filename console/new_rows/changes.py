"""What happened to the day of a meeting, as it is kept."""

from datetime import date

from console.use_case import Work
from models import Meeting, MeetingChange
from models.codes.steps import ChangeKind


def new_change(
    work: Work, meeting: Meeting, kind: ChangeKind, reason: str, *, to_on: date | None = None
) -> MeetingChange:
    """Make the row that tells everybody what happened to the day of a meeting."""
    made = MeetingChange(
        meeting_id=meeting.id,
        kind=kind,
        from_on=meeting.held_on,
        to_on=to_on,
        reason=reason,
        account_id=work.account.id,
        recorded_at=work.now,
        entry=work.number,
    )
    work.session.add(made)
    return made
