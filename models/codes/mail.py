"""Kinds, states and refusals of mail."""

from enum import StrEnum


class MailKind(StrEnum):
    """What a mail is for."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    IN_WRITING = "in_writing"


class MailState(StrEnum):
    """How far a mail is on its way to one recipient."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    GIVEN_UP = "given_up"


class MailRefusal(StrEnum):
    """Why an attempt did not go through; the words of the adapter."""

    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    LOGIN = "login"
    METHOD = "method"
    LATER = "later"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
