"""What the page of papers shows, and the files of papers."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.docx import preview
from console.errors import NotFound, Refused
from console.official import document, first_text, rules
from console.official.access import not_withheld
from console.official.document import OfficialPaper
from console.official.stored_content import content_of
from console.queries import meetings
from console.text.folding import fold
from models import Document, Meeting
from models.codes.documents import DocumentKind, DocumentState
from models.codes.people import Role

KINDS = tuple(first_text.BEGUN)  # that begin with the meeting
SLUGS = {
    DocumentKind.NOTICE: "thong-bao",
    DocumentKind.ASSIGNMENT: "cong-van-giao-don-vi",
    DocumentKind.PROGRAMME: "chuong-trinh",
    DocumentKind.INVITATION: "giay-moi",
    DocumentKind.REFERRAL: "cong-van-huong-dan",
    DocumentKind.CORRECTION: "cong-van-dinh-chinh",
}


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper as it stands."""

    id: int
    content: OfficialPaper
    state: DocumentState
    version: int
    note: str  # why it was returned last; empty = never
    issued_at: datetime | None
    content_hash: str  # of the file as issued; empty = not issued
    replaces_id: int | None
    replaced_by_id: int | None
    corrects_id: int | None
    missing: tuple[str, ...]  # fields to fill before it can be sent

    @property
    def number(self) -> str:
        """Number and symbol; empty until issued."""
        return self.content.number

    @property
    def dated_on(self) -> date | None:
        """Give the day the registry wrote on it."""
        return self.content.dated_on


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """The papers of one meeting, the latest first."""

    meeting_id: int
    papers: tuple[PaperLine, ...]
    may_prepare: bool
    may_issue: bool

    def sought(self, words: str) -> tuple[PaperLine, ...]:
        """Give the papers whose number, subject, text or addressees hold all the words."""
        wanted = fold(words).split()
        return tuple(
            paper for paper in self.papers if all(word in _searched(paper) for word in wanted)
        )


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file to be downloaded or attached."""

    name: str
    content: bytes


def load(viewer: Actor | None, meeting_id: int) -> PaperDesk:
    """Read the papers of a meeting, minutes aside, in a fixed number of queries.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read papers.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        role = door.admit(session, viewer, Permission.PAPERS_READ).role
        meeting = meetings.by_id(session, meeting_id)
        return PaperDesk(
            meeting_id,
            _lines(session, meeting, role),
            may_prepare=holds(role, Permission.PAPERS_PREPARE),
            may_issue=holds(role, Permission.PAPERS_SIGN),
        )


def paper_file(viewer: Actor | None, paper_id: int) -> PaperFile:
    """Give the .docx of a paper: as issued, byte for byte, or the draft as it stands.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read papers.
        NotFound: no such paper.
    """
    with db.reading() as session:
        content, kept = _content(session, viewer, paper_id)
    return PaperFile(f"{_name(content)}.docx", kept or document.build(content))


def issued_file(viewer: Actor | None, paper_id: int) -> PaperFile:
    """Give the .docx of an issued paper exactly as it was issued, to be attached to a mail.

    Raises:
        NotSignedIn, NotAllowed, NotFound: as above.
        Refused: it is not issued.
    """
    with db.reading() as session:
        content, kept = _content(session, viewer, paper_id)
    if kept is None:
        raise Refused("paper_not_issued")
    return PaperFile(f"{_name(content)}.docx", kept)


def single_files(viewer: Actor | None, paper_id: int) -> PaperFile:
    """Give a zip with one .docx for each addressee.

    Raises:
        NotSignedIn, NotAllowed, NotFound: as above.
    """
    with db.reading() as session:
        content, _ = _content(session, viewer, paper_id)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for place, addressee in enumerate(content.addressees or ("",), start=1):
            single = document.build(replace(content, addressees=(addressee,)))
            file.writestr(f"{_name(content)}-{place:03}.docx", single)
    return PaperFile(f"{_name(content)}.zip", packed.getvalue())


def shown(content: OfficialPaper) -> str:
    """Give a paper as HTML to be read on a screen."""
    return preview.as_html(document.build(content))


def _content(
    session: Session, viewer: Actor | None, paper_id: int
) -> tuple[OfficialPaper, bytes | None]:
    role = door.admit(session, viewer, Permission.PAPERS_READ).role
    row = session.get(Document, paper_id)
    if row is None or row.kind is DocumentKind.MINUTES or not not_withheld(session, role, [row]):
        raise NotFound("paper_not_found")
    code = session.get_one(Meeting, row.meeting_id).code
    told = content_of(row, code, is_demonstration=meetings.is_demonstration(session))
    return told, row.content


def _name(content: OfficialPaper) -> str:
    number = content.number.partition("/")[0]
    slug = f"{SLUGS[content.kind]}-{content.meeting_code}"
    return f"{slug}-{number}" if number else f"{slug}-du-thao"


def _lines(session: Session, meeting: Meeting, role: Role) -> tuple[PaperLine, ...]:
    query = (
        select(Document)
        .where(Document.meeting_id == meeting.id, Document.kind != DocumentKind.MINUTES)
        .order_by(Document.id.desc())
    )
    found = not_withheld(session, role, session.scalars(query).all())
    replaced = {paper.replaces_id: paper.id for paper in found if paper.replaces_id}
    is_demonstration = meetings.is_demonstration(session)
    contents = [
        content_of(paper, meeting.code, is_demonstration=is_demonstration) for paper in found
    ]
    return tuple(
        _line(row, content, replaced.get(row.id))
        for row, content in zip(found, contents, strict=True)
    )


def _line(row: Document, content: OfficialPaper, replaced_by_id: int | None) -> PaperLine:
    return PaperLine(
        id=row.id,
        content=content,
        state=row.state,
        version=row.version,
        note=row.note,
        issued_at=row.signed_at,
        content_hash=row.content_hash,
        replaces_id=row.replaces_id,
        replaced_by_id=replaced_by_id,
        corrects_id=row.corrects_id,
        missing=tuple(rules.missing(content)),
    )


def _searched(one: PaperLine) -> str:
    content = one.content
    return fold(" ".join((content.number, content.subject, content.body, *content.addressees)))
