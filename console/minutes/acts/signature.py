"""The act that signs the minutes."""

import re
from datetime import date

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.official.rules import NUMBER
from console.queries import matters
from console.text.folding import name_of, one_line
from console.use_case import Work, use_case
from models import Document
from models.codes.documents import DocumentKind, DocumentState
from models.codes.meetings import MeetingState

_HASH = re.compile(r"[0-9a-f]{64}")


@use_case(Permission.PAPERS_SIGN)
def sign_minutes(
    work: Work,
    meeting_id: int,
    *,
    secretary: str,
    chair: str,
    number_text: str = "",
    dated_on: date | None = None,
    content_hash: str,
    seen: int,
) -> int:
    """Keep that both signatures stand under the minutes; from then on nothing is captured any more.

    Args:
        number_text: as given by the registry (văn thư); the console never mints one.
        content_hash: SHA-256 of the draft that was signed.
        seen: number of the journal entry the draft rested on.

    Raises:
        Unconfirmed: who signs did not show in the last minutes who they are.
        Refused: the meeting is not closed, a matter has no outcome, or they are signed already.
        Conflict: something was captured after the draft was made.
        Invalid: a signature or the hash is missing, or the number is none.

    Source:
        Decree 30/2020/NĐ-CP, Đ15 (numbers are given by the registry); Mẫu 1.9 (two signatures).
    """
    work.require_confirmed()
    require.refuse_signed(work, meeting_id)
    meeting = require.meeting(work, meeting_id)
    if meeting.state is not MeetingState.CLOSED:
        raise Refused("meeting_not_closed")
    if meeting.opened_at is None:
        raise Refused("meeting_cancelled")
    work.expect(seen, work.head.number)
    signers = {"secretary": name_of(secretary), "chair": name_of(chair)}
    if missing := {field: "signature_missing" for field, name in signers.items() if not name}:
        raise Invalid(missing)
    if not _HASH.fullmatch(content_hash):
        raise Invalid({"content_hash": "hash_missing"})
    if number_text and not NUMBER.fullmatch(one_line(number_text)):
        raise Invalid({"number_text": "number_wrong"})
    _refuse_undecided(work, meeting_id)
    paper = _paper(work, meeting_id)
    paper.state, paper.signed_at, paper.content_hash = DocumentState.SIGNED, work.now, content_hash
    paper.secretary, paper.chair = signers["secretary"], signers["chair"]
    paper.number_text, paper.dated_on, paper.entry = one_line(number_text), dated_on, work.number
    work.session.flush()
    work.record(
        "papers:minutes:signed",
        Subject("document", paper.id),
        facts={"content": content_hash, "rests_on": seen, "number": paper.number_text},
        topics=(Topic.PAPERS,),
    )
    return paper.id


def _refuse_undecided(work: Work, meeting_id: int) -> None:
    """A matter entered late may lack its outcome, and nothing can be decided after signing."""
    if left := matters.undecided_numbers(work.session, meeting_id):
        raise Refused("matters_undecided", count=len(left), first=left[0])


def _paper(work: Work, meeting_id: int) -> Document:
    found = work.session.scalars(
        select(Document).where(
            Document.meeting_id == meeting_id, Document.kind == DocumentKind.MINUTES
        )
    ).one_or_none()
    if found is None:
        found = Document(meeting_id=meeting_id, kind=DocumentKind.MINUTES, entry=work.number)
        work.session.add(found)
    return found
