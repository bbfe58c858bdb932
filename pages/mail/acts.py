"""What the buttons of the page of mail do: each calls one use-case."""

from console.auth.actor import Actor
from console.mail.acts import invitations, messages, reminders
from console.mail.views.invitations import Invitations
from console.mail.views.messages import MailLine
from console.ui import feedback, state

AREA = "mail"
SEARCH, STANDING, ORDER = "mail-search", "mail-standing", "mail-order"
CHOSEN, PREVIEWED = "mail-chosen", "mail-previewed"


def invite(viewer: Actor, found: Invitations) -> None:
    ids = tuple(delegate.delegate_id for delegate in found.new)
    given = (viewer, found.meeting_id, ids)
    if feedback.attempt(AREA, invitations.invite, *given, seen=found.held_on) is not None:
        feedback.praise(AREA, "mail.invited", count=len(ids))


def remind(viewer: Actor, meeting_id: int) -> None:
    if feedback.attempt(AREA, reminders.remind, viewer, meeting_id) is not None:
        feedback.praise(AREA, "mail.reminded_units")


def send_again(viewer: Actor, meeting_id: int, line: MailLine) -> None:
    given = (viewer, meeting_id, line.recipient_id)
    if feedback.attempt(AREA, messages.send_again, *given, seen=line.seen) is not None:
        feedback.praise(AREA, "mail.will_be_sent")


def confirm(viewer: Actor, meeting_id: int, line: MailLine) -> None:
    given = (viewer, meeting_id, line.recipient_id)
    if feedback.attempt(AREA, messages.confirm_sent, *given, seen=line.seen) is not None:
        feedback.praise(AREA, "mail.confirmed")


def clear() -> None:
    state.empty(SEARCH, STANDING)
