"""One message of plain text, with a calendar part and files where given."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from integrations.mail.errors import MailFault, NotSent
from integrations.mail.headers import POLICY, encoded, recipient

_METHOD = re.compile(r"(?m)^METHOD:([A-Z]+)")


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message."""

    name: str
    media_type: str
    content: bytes


def message_of(
    *,
    sender: str,
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
        sender: address it is sent from.
        to: address of the one recipient.
        name: of the recipient, as shown; may be empty.
        at: when it was put in.
        message_id: the same in every attempt, so that a repeated message can be known as such.

    Raises:
        NotSent: no mail can be sent to such an address.
    """
    made = EmailMessage(policy=POLICY)
    made["From"] = sender
    made["To"] = _addressed(name, to)
    made["Subject"] = encoded(" ".join(subject.split()), "Subject")
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


def _addressed(name: str, address: str) -> str:
    """Give the header of the recipient; addresses beyond ASCII need what few servers offer."""
    if not address.isascii():
        raise NotSent(MailFault.REFUSED, "address is not ASCII")
    try:
        Address(addr_spec=address)
    except (MessageError, ValueError, IndexError):
        raise NotSent(MailFault.REFUSED, "address cannot be read") from None
    return recipient(" ".join(name.split()), address)


def _method(ics: str) -> str:
    found = _METHOD.search(ics)
    return found[1] if found else "PUBLISH"
