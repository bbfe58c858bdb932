"""Why mail was not handed over."""

from enum import StrEnum

_LONGEST_ANSWER = 300  # characters of what a server says that are kept


class MailFault(StrEnum):
    """Why a message was not handed over."""

    UNREACHABLE = "unreachable"  # nobody there, or gone before the message was complete
    UNTRUSTED = "untrusted"  # no encryption, or a certificate that is not the server's
    LOGIN = "login"  # name or password refused
    METHOD = "method"  # the server offers only ways to sign in that we do not speak
    LATER = "later"  # this message was refused for now
    REFUSED = "refused"  # this message was refused for good
    UNANSWERED = "unanswered"  # handed over whole, and no answer came: sent or not, nobody knows


class NotSent(Exception):
    """A message was not handed over, or nobody knows."""

    def __init__(self, fault: MailFault, answer: str = "") -> None:
        """Keep why, and what the server said."""
        super().__init__(fault.value)
        self.fault = fault
        self.answer = answer[:_LONGEST_ANSWER]
