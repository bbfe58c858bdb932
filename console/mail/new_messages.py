"""Puts mail in, within the act that has something to tell; what is in already stays as it is."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.text.folding import one_line
from console.use_case import Work
from models import Mail, MailAttachment, MailRecipient
from models.codes.mail import MailKind

_MARK_OF_ADDRESS = 12  # letters of a hash; another address is another message


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a letter."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person or body."""

    kind: MailKind
    to: str  # kind and id of who gets it: `delegate:17`
    due: str  # what it is about in time: the same letter of another day is another one
    name: str
    address: str
    subject: str
    body: str
    ics: str = ""
    files: tuple[Attached, ...] = ()

    @property
    def mark(self) -> str:
        """Name what must not be put in twice: kind, who, when, and where it goes."""
        where = sha256(self.address.lower().encode()).hexdigest()[:_MARK_OF_ADDRESS]
        return f"{self.kind.value}:{self.to}:{self.due}:{where}"


def put(work: Work, meeting_id: int, letters: Iterable[Letter]) -> tuple[int, ...]:
    """Put letters into the outbox; gives the ids of the new recipients, in the letters' order.

    The act that calls this adds `Topic.MAIL` to its topics, so that the sender wakes at once. A
    letter without an address, or one put in before, is left out.
    """
    wanted = {letter.mark: letter for letter in letters if letter.address}
    known = known_marks(work.session, wanted)
    new = [letter for mark, letter in wanted.items() if mark not in known]
    made = [_mail(work, meeting_id, letter) for letter in new]
    work.session.add_all(made)
    work.session.flush()
    recipients = [_recipient(work, mail.id, letter) for mail, letter in zip(made, new, strict=True)]
    work.session.add_all([*recipients, *_files(made, new)])
    work.session.flush()
    return tuple(recipient.id for recipient in recipients)


def known_marks(session: Session, marks: Collection[str]) -> set[str]:
    """Give those of the marks that were put in before."""
    query = select(MailRecipient.mark).where(MailRecipient.mark.in_(marks))
    return set(session.scalars(query))


def _mail(work: Work, meeting_id: int, letter: Letter) -> Mail:
    return Mail(
        meeting_id=meeting_id,
        kind=letter.kind,
        subject=one_line(letter.subject)[:200],
        body=letter.body,
        ics=letter.ics,
        put_in_at=work.now,
        author_id=work.account.id,
        entry=work.number,
    )


def _recipient(work: Work, mail_id: int, letter: Letter) -> MailRecipient:
    return MailRecipient(
        mail_id=mail_id,
        mark=letter.mark,
        name=one_line(letter.name),
        address=letter.address,
        next_at=work.now,
    )


def _files(made: Sequence[Mail], letters: Sequence[Letter]) -> list[MailAttachment]:
    return [
        MailAttachment(
            mail_id=mail.id, name=file.name, media_type=file.media_type, content=file.content
        )
        for mail, letter in zip(made, letters, strict=True)
        for file in letter.files
    ]
