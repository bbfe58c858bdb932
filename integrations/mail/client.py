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
from email.message import EmailMessage

from integrations.mail.errors import MailFault, NotSent

_OK, _GO_ON, _RCPT_ELSEWHERE = 250, 354, 251
_SPOKEN = frozenset(("CRAM-MD5", "PLAIN", "LOGIN"))  # ways to sign in that we know
_LOWEST_PERMANENT = 500
_DOT_FIRST = re.compile(rb"(?m)^\.")


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
        raise NotSent(MailFault.UNTRUSTED, str(wrong)) from None
    except (OSError, smtplib.SMTPException) as gone:
        raise NotSent(MailFault.UNREACHABLE, str(gone)) from None
    try:
        _sign_in(there, server)
        yield there
    except (OSError, smtplib.SMTPException) as gone:
        raise NotSent(MailFault.UNREACHABLE, str(gone)) from None
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
            raise NotSent(MailFault.UNTRUSTED, "no STARTTLS") from None
        unless_encrypted.pop_all()
    return there


def _sign_in(there: smtplib.SMTP, server: Server) -> None:
    there.ehlo_or_helo_if_needed()
    if not server.user:
        return
    offered = there.esmtp_features.get("auth", "").split()
    if not _SPOKEN.intersection(map(str.upper, offered)):
        raise NotSent(MailFault.METHOD, ", ".join(offered) or "no AUTH")
    try:
        there.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as refused:
        raise NotSent(MailFault.LOGIN, str(refused)) from None


def _hand_over(there: smtplib.SMTP, message: EmailMessage) -> None:
    """Send the content, then its last line by itself: before that one it cannot be accepted."""
    _expect(there.docmd("DATA"), _GO_ON)
    content = _DOT_FIRST.sub(b"..", message.as_bytes())
    there.send(content if content.endswith(b"\r\n") else content + b"\r\n")
    try:
        there.send(b".\r\n")
        answered = there.getreply()
    except (OSError, smtplib.SMTPException) as gone:
        raise NotSent(MailFault.UNANSWERED, str(gone)) from None
    _expect(answered, _OK)


def _expect(answered: tuple[int, bytes], *wanted: int) -> None:
    code, words = answered
    if code in wanted:
        return
    fault = MailFault.REFUSED if code >= _LOWEST_PERMANENT else MailFault.LATER
    raise NotSent(fault, f"{code} {words.decode('utf-8', 'replace')}")
