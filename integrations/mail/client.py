"""Hands one message to a mail server, encrypted and with its certificate checked.

Takes plain values and knows no table. What a server says no to, and how far it had come, decides
whether a message may be handed over again: after its last line nobody knows without an answer.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum

_OK, _GO_ON, _RCPT_ELSEWHERE = 250, 354, 251
_LOWEST_PERMANENT = 500
_LONGEST_ANSWER = 300  # characters of what a server says that are kept
_DOT_FIRST = re.compile(rb"(?m)^\.")
_METHOD = re.compile(r"(?m)^METHOD:([A-Z]+)")


class Fault(StrEnum):
    """Why a message was not handed over."""

    UNREACHABLE = "unreachable"  # nobody there, or gone before the message was complete
    UNTRUSTED = "untrusted"  # no encryption, or a certificate that is not the server's
    LOGIN = "login"  # name or password refused
    LATER = "later"  # this message was refused for now
    REFUSED = "refused"  # this message was refused for good
    UNANSWERED = "unanswered"  # handed over whole, and no answer came: sent or not, nobody knows


class NotSent(Exception):
    """A message was not handed over, or nobody knows."""

    def __init__(self, fault: Fault, answer: str = "") -> None:
        """Keep why, and what the server said."""
        super().__init__(fault.value)
        self.fault = fault
        self.answer = answer[:_LONGEST_ANSWER]


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over, and as whom."""

    host: str
    port: int
    is_tls: bool  # encrypted from the first byte; else STARTTLS, never in the clear
    sender: str  # address
    user: str = ""  # empty = no login
    password: str = ""
    ca_file: str = ""  # certificates to trust beside those of the system; empty = none
    seconds: float = 20.0  # for each answer


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message."""

    name: str
    media_type: str
    content: bytes


def carry(server: Server, message: EmailMessage, to: str) -> None:
    """Hand a message over for one address.

    Raises:
        NotSent: it was refused, nobody was there, or no answer came to the last line.
    """
    with _signed_in(server) as there:
        _expect(there.mail(server.sender), _OK)
        _expect(there.rcpt(to), _OK, _RCPT_ELSEWHERE)
        _hand_over(there, message)
        with suppress(OSError, smtplib.SMTPException):  # it is sent, whatever comes now
            there.quit()


@contextmanager
def _signed_in(server: Server) -> Iterator[smtplib.SMTP]:
    try:
        there = _connected(server)
    except ssl.SSLError as wrong:
        raise NotSent(Fault.UNTRUSTED, str(wrong)) from None
    except (OSError, smtplib.SMTPException) as gone:
        raise NotSent(Fault.UNREACHABLE, str(gone)) from None
    try:
        _sign_in(there, server)
        yield there
    except (OSError, smtplib.SMTPException) as gone:
        raise NotSent(Fault.UNREACHABLE, str(gone)) from None
    finally:
        there.close()


def _connected(server: Server) -> smtplib.SMTP:
    trusted = ssl.create_default_context(cafile=server.ca_file or None)
    if server.is_tls:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=server.seconds, context=trusted)
    there = smtplib.SMTP(server.host, server.port, timeout=server.seconds)
    with ExitStack() as unless_encrypted:
        unless_encrypted.callback(there.close)
        try:
            there.starttls(context=trusted)
        except smtplib.SMTPNotSupportedError:
            raise NotSent(Fault.UNTRUSTED, "no STARTTLS") from None
        unless_encrypted.pop_all()
    return there


def _sign_in(there: smtplib.SMTP, server: Server) -> None:
    there.ehlo_or_helo_if_needed()
    if not server.user:
        return
    try:
        there.login(server.user, server.password)
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as refused:
        raise NotSent(Fault.LOGIN, str(refused)) from None


def _hand_over(there: smtplib.SMTP, message: EmailMessage) -> None:
    """Send the content, then its last line by itself: before that one it cannot be accepted."""
    _expect(there.docmd("DATA"), _GO_ON)
    content = _DOT_FIRST.sub(b"..", message.as_bytes(policy=SMTP))
    there.send(content if content.endswith(b"\r\n") else content + b"\r\n")
    try:
        there.send(b".\r\n")
        answered = there.getreply()
    except (OSError, smtplib.SMTPException) as gone:
        raise NotSent(Fault.UNANSWERED, str(gone)) from None
    _expect(answered, _OK)


def _expect(answered: tuple[int, bytes], *wanted: int) -> None:
    code, words = answered
    if code in wanted:
        return
    fault = Fault.REFUSED if code >= _LOWEST_PERMANENT else Fault.LATER
    raise NotSent(fault, f"{code} {words.decode('utf-8', 'replace')}")


def message_of(
    server: Server,
    *,
    to: str,
    name: str,
    subject: str,
    body: str,
    at: datetime,
    message_id: str,
    ics: str = "",
    files: tuple[File, ...] = (),
) -> EmailMessage:
    """Build a message of plain text, with a calendar part and files where given.

    Args:
        to: address of the one recipient.
        name: of the recipient, as shown; may be empty.
        at: when it was put in.
        message_id: the same in every attempt, so that a repeated message can be known as such.

    Raises:
        NotSent: no mail can be sent to such an address.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = server.sender
    made["To"] = _addressed(name, to)
    made["Subject"] = subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = message_id
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(body)
    if ics:
        made.add_alternative(ics, subtype="calendar", params={"method": _method(ics)})
    for file in files:
        main, _, sub = file.media_type.partition("/")
        made.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    return made


def _addressed(name: str, address: str) -> Address:
    """Give the header of the recipient; addresses beyond ASCII need what few servers offer."""
    if not address.isascii():
        raise NotSent(Fault.REFUSED, "address is not ASCII")
    try:
        return Address(name, addr_spec=address)
    except (MessageError, ValueError, IndexError):
        raise NotSent(Fault.REFUSED, "address cannot be read") from None


def _method(ics: str) -> str:
    found = _METHOD.search(ics)
    return found[1] if found else "PUBLISH"
