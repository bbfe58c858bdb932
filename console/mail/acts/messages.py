"""What people decide about mail on its way."""

from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.mail import rules
from console.use_case import Work, use_case
from models import Mail, MailRecipient
from models.codes.mail import MailState


@use_case(Permission.MAIL_SEND)
def send_again(
    work: Work, meeting_id: int, recipient_id: int, *, seen: tuple[MailState, int]
) -> int:
    """Have a message sent again that failed, was given up, or may not have gone out.

    Args:
        seen: its state and its attempts as the person saw them.

    Raises:
        NotFound: no such message in this meeting.
        Conflict: the sender or somebody else was faster.
        Refused: it waits its turn, is being sent now, or was sent.
    """
    row = _recipient(work, meeting_id, recipient_id)
    work.expect(seen, (row.state, row.attempts))
    if not rules.may_send_again(row.state, row.refusal, row.claimed_at, work.now):
        raise Refused("mail_not_stopped")
    before = row.state
    row.state, row.next_at, row.claim, row.attempts = MailState.WAITING, work.now, "", 0
    _record(work, "mail:recipient:sent_again", row, before)
    return row.id


@use_case(Permission.MAIL_SEND)
def confirm_sent(
    work: Work, meeting_id: int, recipient_id: int, *, seen: tuple[MailState, int]
) -> int:
    """Note that a message nobody was sure of did arrive.

    Args:
        seen: its state and its attempts as the person saw them.

    Raises:
        NotFound: no such message in this meeting.
        Conflict: somebody else decided first.
        Refused: there is no doubt about it.
    """
    row = _recipient(work, meeting_id, recipient_id)
    work.expect(seen, (row.state, row.attempts))
    if not rules.is_unsure(row.state, row.refusal, row.claimed_at, work.now):
        raise Refused("mail_not_unsure")
    before = row.state
    row.state, row.sent_at, row.claim = MailState.SENT, row.claimed_at or work.now, ""
    row.refusal, row.answer = "", ""
    _record(work, "mail:recipient:confirmed", row, before)
    return row.id


def _record(work: Work, act: str, row: MailRecipient, before: MailState) -> None:
    facts = {"mail": row.mail_id, "before": before.value}
    work.record(act, Subject("mail", row.id), facts=facts, topics=(Topic.MAIL,))


def _recipient(work: Work, meeting_id: int, recipient_id: int) -> MailRecipient:
    row = work.session.get(MailRecipient, recipient_id, with_for_update=True)
    if row is None or work.session.get_one(Mail, row.mail_id).meeting_id != meeting_id:
        raise NotFound("mail_not_found")
    return row
