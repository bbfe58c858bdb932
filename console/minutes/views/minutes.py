"""What the page of the minutes shows: how far they are, what is missing, what can be signed."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.docx import preview
from console.floor.rules import undecided
from console.minutes import document
from console.minutes import sources as stored
from console.minutes.content import MinutesContent, Signed
from console.minutes.views.draft import content_of
from console.queries import meetings
from models import Document, Meeting
from models.codes.documents import DocumentKind, DocumentState
from models.codes.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One paper of a meeting."""

    meeting: str  # code
    kind: DocumentKind
    is_signed: bool
    number: str  # as given by the registry; empty = not given
    dated_on: date | None
    signed_at: datetime | None
    secretary: str
    chair: str
    content_hash: str  # of what was signed; empty = a draft


@dataclass(frozen=True, slots=True)
class MinutesDesk:
    """The minutes of one meeting as they stand."""

    meeting_id: int
    content: MinutesContent
    state: MeetingState
    undecided: tuple[int, ...]  # numbers of matters that came to the floor and have no outcome
    paper: DocumentLine | None  # the minutes, once signed
    documents: tuple[DocumentLine, ...]  # of all meetings, the latest first
    may_sign: bool  # this role
    why_not: str  # code of the refusal that signing would meet; empty = it can be signed

    @property
    def signed(self) -> Signed | None:
        """Give both signatures once they are there."""
        return self.content.signed

    @property
    def is_capture_open(self) -> bool:
        """Whether something can still be captured."""
        return self.signed is None

    @property
    def secretary(self) -> str:
        """Give the name of who kept the minutes last."""
        return self.content.secretaries[-1].name if self.content.secretaries else ""

    @property
    def chair(self) -> str:
        """Give the name of who chaired last."""
        return self.content.chairs[-1].name if self.content.chairs else ""


@dataclass(frozen=True, slots=True)
class MinutesDraft:
    """A paper as a file, and what tells it from every other."""

    docx: bytes
    content_hash: str  # SHA-256 of the file, hex


def load(viewer: Actor | None, meeting_id: int) -> MinutesDesk:
    """Read the minutes and their papers, in a fixed number of queries.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read papers.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.PAPERS_READ).role
        meeting = meetings.by_id(session, meeting_id)
        rows = stored.load(session, meeting)
        documents = _documents(session)
    left = tuple(matter.number for matter in undecided(rows.matters.values(), set(rows.outcomes)))
    content = content_of(rows)
    return MinutesDesk(
        meeting_id=meeting_id,
        content=content,
        state=meeting.state,
        undecided=left,
        paper=next(
            (paper for paper in documents if paper.meeting == meeting.code and paper.is_signed),
            None,
        ),
        documents=documents,
        may_sign=holds(role, Permission.PAPERS_SIGN),
        why_not=_why_not(content, meeting.state, left),
    )


@lru_cache(maxsize=4)
def draft(content: MinutesContent) -> MinutesDraft:
    """Build the paper once for as long as nothing in it changes."""
    made = document.build(content)
    return MinutesDraft(made, hashlib.sha256(made).hexdigest())


@lru_cache(maxsize=4)
def shown(content: MinutesContent) -> str:
    """Give the paper as HTML to be read on a screen."""
    return preview.as_html(draft(content).docx)


def _why_not(content: MinutesContent, state: MeetingState, left: tuple[int, ...]) -> str:
    if content.signed is not None:
        return "minutes_signed"
    if state is not MeetingState.CLOSED:
        return "meeting_not_closed"
    return "matters_undecided" if left else ""


def _documents(session: Session) -> tuple[DocumentLine, ...]:
    query = (
        select(Document, Meeting.code)
        .join(Meeting, Meeting.id == Document.meeting_id)
        .where(Document.kind == DocumentKind.MINUTES)
        .order_by(Meeting.code.desc(), Document.id)
    )
    return tuple(_document(row, code) for row, code in session.execute(query))


def _document(row: Document, code: str) -> DocumentLine:
    return DocumentLine(
        meeting=code,
        kind=row.kind,
        is_signed=row.state is DocumentState.SIGNED,
        number=row.number_text,
        dated_on=row.dated_on,
        signed_at=row.signed_at,
        secretary=row.secretary,
        chair=row.chair,
        content_hash=row.content_hash,
    )
