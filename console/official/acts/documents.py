"""The acts on papers other than minutes.

draft -> pending -> issued      (pending -> draft when returned)
"""

import hashlib
from dataclasses import replace
from datetime import date

from sqlalchemy import extract, select

from console import clock, require
from console.auth.permissions import Permission
from console.errors import Invalid, NotFound, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.official import document, first_text, rules
from console.official.stored_content import content_of
from console.queries import meetings
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Document
from models.codes.documents import DocumentKind, DocumentState

_NOT = {DocumentState.DRAFT: "paper_not_draft", DocumentState.PENDING: "paper_not_pending"}


@use_case(Permission.PAPERS_PREPARE)
def draft_paper(work: Work, meeting_id: int, kind: DocumentKind) -> int:
    """Begin a paper with a text from what the meeting is.

    Raises:
        Refused: this kind begins elsewhere: minutes with the journal, a letter with its question.
    """
    meeting = require.meeting(work, meeting_id)
    if kind not in first_text.BEGUN:
        raise Refused("paper_kind_wrong")
    begun = first_text.text(work.session, meeting, kind)
    made = Document(
        meeting_id=meeting_id,
        kind=kind,
        subject=begun.subject,
        body=begun.body,
        addressees=begun.addressees,
        signer_title=first_text.SIGNER_TITLE,
        entry=work.number,
    )
    return kept(work, made, "papers:paper:drafted")


@use_case(Permission.PAPERS_PREPARE)
def replace_paper(work: Work, meeting_id: int, paper_id: int) -> int:
    """Begin a paper that takes the place of an issued one, with its text.

    Raises:
        NotFound: no such paper in this meeting.
        Refused: it is not issued, or another replaces it already.

    Source:
        Decree 30/2020/NĐ-CP, Đ18 k3: an error of content is mended by a paper of equal form.
    """
    old = issued(work, meeting_id, paper_id)
    if work.session.scalar(select(Document.id).where(Document.replaces_id == old.id)) is not None:
        raise Refused("paper_replaced")
    copied = {name: getattr(old, name) for name in (*rules.TYPED, *rules.ABOUT)}
    made = Document(
        meeting_id=meeting_id, kind=old.kind, replaces_id=old.id, entry=work.number, **copied
    )
    return kept(work, made, "papers:paper:drafted")


@use_case(Permission.PAPERS_PREPARE)
def write_paper(
    work: Work,
    meeting_id: int,
    paper_id: int,
    *,
    subject: str,
    body: str,
    addressees: str,
    signer_title: str,
    signer: str,
    seen: int,
) -> int:
    """Keep what a draft says; gives its new version.

    Args:
        body: one paragraph a line.
        addressees: one a line; only invitations have any.
        seen: version of the paper as it was read.

    Raises:
        Refused: it is not a draft.
        Conflict: somebody wrote or sent it meanwhile.
    """
    paper = _seen(work, meeting_id, paper_id, seen, DocumentState.DRAFT)
    paper.subject, paper.body = one_line(subject), rules.tidied(body)
    paper.addressees = rules.tidied(addressees)
    paper.signer_title, paper.signer = one_line(signer_title), one_line(signer)
    return _changed(work, paper, "papers:paper:written")


@use_case(Permission.PAPERS_PREPARE)
def send_paper(work: Work, meeting_id: int, paper_id: int, *, seen: int) -> int:
    """Send a draft to be signed; nothing in it changes from then on, unless it is returned.

    Raises:
        Refused: it is not a draft.
        Conflict: somebody wrote or sent it meanwhile.
        Invalid: a part of it is missing.
    """
    paper = _seen(work, meeting_id, paper_id, seen, DocumentState.DRAFT)
    if missing := rules.missing(content_of(paper, "")):
        raise Invalid(missing)
    paper.state = DocumentState.PENDING
    return _changed(work, paper, "papers:paper:sent")


@use_case(Permission.PAPERS_SIGN)
def return_paper(work: Work, meeting_id: int, paper_id: int, *, note: str, seen: int) -> int:
    """Give a paper back to be corrected, with the reason.

    Raises:
        Refused: it does not wait for a signature.
        Conflict: somebody returned or issued it meanwhile.
        Invalid: no reason.
    """
    paper = _seen(work, meeting_id, paper_id, seen, DocumentState.PENDING)
    if not one_line(note):
        raise Invalid({"note": "paper_note_missing"})
    paper.state, paper.note = DocumentState.DRAFT, one_line(note)
    return _changed(work, paper, "papers:paper:returned")


@use_case(Permission.PAPERS_SIGN)
def issue_paper(
    work: Work,
    meeting_id: int,
    paper_id: int,
    *,
    number_text: str,
    dated_on: date | None,
    seen: int,
) -> int:
    """Keep a signed paper as issued, byte for byte; it never changes any more.

    Args:
        number_text: as given by the registry (văn thư); the console never mints one.
        dated_on: the day the registry wrote on it; not later than today.

    Raises:
        Refused: it does not wait for a signature, or another paper of its kind bears the number.
        Conflict: somebody returned or issued it meanwhile.
        Invalid: the number or the day is missing or wrong.

    Source:
        Decree 30/2020/NĐ-CP, Đ15 (numbers are given by the registry, anew every year).
    """
    paper = _seen(work, meeting_id, paper_id, seen, DocumentState.PENDING)
    number = rules.number(number_text)
    wrong = rules.wrong_registry(number, dated_on, clock.local(work.present).date())
    if wrong or dated_on is None:
        raise Invalid(wrong)
    number = document.symbol(number, paper.kind)
    _refuse_taken(work, number, dated_on)
    told = content_of(
        paper,
        require.meeting(work, meeting_id).code,
        is_demonstration=meetings.is_demonstration(work.session),
    )
    file = document.build(replace(told, number=number, dated_on=dated_on, is_issued=True))
    paper.state, paper.signed_at = DocumentState.ISSUED, work.now
    paper.number_text, paper.dated_on = number, dated_on
    paper.content, paper.content_hash = file, hashlib.sha256(file).hexdigest()
    return _changed(work, paper, "papers:paper:issued")


def _paper(work: Work, meeting_id: int, paper_id: int) -> Document:
    found = work.session.get(Document, paper_id)
    if found is None or found.meeting_id != meeting_id or found.kind is DocumentKind.MINUTES:
        raise NotFound("paper_not_found")
    return found


def _seen(work: Work, meeting_id: int, paper_id: int, seen: int, state: DocumentState) -> Document:
    paper = _paper(work, meeting_id, paper_id)
    work.expect(seen, paper.version)
    if paper.state is not state:
        raise Refused(_NOT[state])
    return paper


def _refuse_taken(work: Work, number: str, dated_on: date) -> None:
    taken = work.session.scalar(
        select(Document.id).where(
            Document.number_text == number,
            extract("year", Document.dated_on) == dated_on.year,
        )
    )
    if taken is not None:
        raise Refused("paper_number_taken", number=number, year=dated_on.year)


def issued(work: Work, meeting_id: int, paper_id: int) -> Document:
    """Give an issued paper of a meeting.

    Raises:
        NotFound: no such paper in this meeting.
        Refused: it is not issued.
    """
    paper = _paper(work, meeting_id, paper_id)
    if paper.state is not DocumentState.ISSUED:
        raise Refused("paper_not_issued")
    return paper


def _changed(work: Work, paper: Document, act: str) -> int:
    paper.version, paper.entry = paper.version + 1, work.number
    return kept(work, paper, act, given=paper.version)


def kept(work: Work, paper: Document, act: str, given: int | None = None) -> int:
    """Write a paper and record the act; gives its id, or what is given."""
    work.session.add(paper)
    work.session.flush()
    facts: dict[str, str | int | bool | None] = {"kind": paper.kind.value, "version": paper.version}
    links = {"replaces": paper.replaces_id, "corrects": paper.corrects_id}
    facts |= {name: linked for name, linked in links.items() if linked}
    if paper.content_hash:
        facts |= {"content": paper.content_hash, "number": paper.number_text}
    work.record(act, Subject("document", paper.id), facts=facts, topics=(Topic.PAPERS,))
    return paper.id if given is None else given
