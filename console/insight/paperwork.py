"""What of a meeting's steps, papers, mail and reports waits for somebody at a desk."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from console.follow_up.conditions import holds_still, is_kept, is_said_done
from console.meetings.views import steps
from models import Commitment, Document, Mail, MailRecipient, Meeting, Outcome
from models.codes.documents import DocumentState
from models.codes.mail import MailState
from models.codes.meetings import MeetingState
from models.codes.steps import Step

# Steps somebody has to do before the meeting and to say so; the later ones are known by themselves.
BEFORE = (Step.ANNOUNCED, Step.INVITED, Step.PROGRAMME_OUT)


def counts(meeting_id: int) -> dict[str, Select[int]]:
    """Count papers to be signed, mail nobody tries again, and reports nobody looked at."""
    return {
        "to_issue": select(func.count())
        .select_from(Document)
        .where(Document.meeting_id == meeting_id, Document.state == DocumentState.PENDING),
        "unsent": select(func.count())
        .select_from(MailRecipient)
        .join(Mail, Mail.id == MailRecipient.mail_id)
        .where(Mail.meeting_id == meeting_id, MailRecipient.state == MailState.GIVEN_UP),
        "to_confirm": select(func.count())
        .select_from(Commitment)
        .outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
        .where(holds_still(), is_said_done(), ~is_kept()),
    }


def open_steps(session: Session, meeting: Meeting) -> frozenset[Step]:
    """Name the steps before a planned meeting that are neither done nor skipped."""
    if meeting.state is not MeetingState.PLANNED:
        return frozenset()
    return frozenset(
        step.step for step in steps.load(session, meeting) if step.step in BEFORE and step.is_open
    )
