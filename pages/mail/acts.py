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
    with feedback.praised(AREA, "mail.invited", count=len(ids)):
        invitations.invite(*given, seen=found.held_on)


def remind(viewer: Actor, meeting_id: int) -> None:
    with feedback.praised(AREA, "mail.reminded_units"):
        reminders.remind(viewer, meeting_id)


def send_again(viewer: Actor, meeting_id: int, line: MailLine) -> None:
    given = (viewer, meeting_id, line.recipient_id)
    with feedback.praised(AREA, "mail.will_be_sent"):
        messages.send_again(*given, seen=line.seen)


def confirm(viewer: Actor, meeting_id: int, line: MailLine) -> None:
    given = (viewer, meeting_id, line.recipient_id)
    with feedback.praised(AREA, "mail.confirmed"):
        messages.confirm_sent(*given, seen=line.seen)


def clear() -> None:
    state.empty(SEARCH, STANDING)
