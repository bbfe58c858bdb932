"""Papers: draft, sent to be signed, issued, and then never changed."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotFound, Refused
from console.official.acts import documents as papers
from console.official.views import documents
from models import Document, JournalEntry
from models.codes.documents import DocumentKind, DocumentState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.docx.reading import whole

INVITED = "Ông Trần Văn Long, Sở Tài chính\nBà Lê Thị Mai, Sở Xây dựng"
TEXT = {
    "subject": "Tham dự Hội nghị đối thoại tháng 10/2026",
    "body": "Tới dự Hội nghị.\n\n  Thời gian: 08 giờ 30 phút.  ",
    "addressees": INVITED,
    "signer_title": "KT. Giám đốc / Phó Giám đốc",
    "signer": "Nguyễn Thu Hà",
}


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def pending(minh: Actor, meeting_id: int) -> int:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.INVITATION)
    papers.write_paper(minh, meeting_id, paper_id, **TEXT, seen=1)
    papers.send_paper(minh, meeting_id, paper_id, seen=2)
    return paper_id


def issue(minh: Actor, meeting_id: int, paper_id: int, number: str = "5", seen: int = 3) -> int:
    return papers.issue_paper(
        minh, meeting_id, paper_id, number_text=number, dated_on=today(), seen=seen
    )


def today() -> date:
    return clock.local(clock.now()).date()


def row(paper_id: int) -> Document:
    with db.reading() as session:
        return session.get_one(Document, paper_id)


def test_a_draft_begins_with_a_text_of_the_meeting(meeting_id: int, minh: Actor) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)

    kept = row(paper_id)
    assert (kept.state, kept.version, kept.number_text) == (DocumentState.DRAFT, 1, "")
    assert kept.subject.startswith("Hội nghị đối thoại giữa các cá nhân, tổ chức")
    assert kept.body.startswith("Thời gian: ")


def test_minutes_are_not_drafted_by_hand(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="paper_kind_wrong"):
        papers.draft_paper(minh, meeting_id, DocumentKind.MINUTES)


def test_what_is_written_is_kept_tidied(meeting_id: int, minh: Actor) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.INVITATION)

    papers.write_paper(minh, meeting_id, paper_id, **TEXT, seen=1)

    assert row(paper_id).body == "Tới dự Hội nghị.\nThời gian: 08 giờ 30 phút."


def test_two_who_write_one_draft_conflict(meeting_id: int, minh: Actor) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.INVITATION)
    papers.write_paper(minh, meeting_id, paper_id, **TEXT, seen=1)

    with pytest.raises(Conflict):
        papers.write_paper(minh, meeting_id, paper_id, **{**TEXT, "body": "Khác"}, seen=1)


def test_a_draft_that_lacks_something_is_not_sent(meeting_id: int, minh: Actor) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.INVITATION)

    with pytest.raises(Invalid) as raised:
        papers.send_paper(minh, meeting_id, paper_id, seen=1)

    assert set(raised.value.fields) == {"addressees", "signer"}


def test_a_programme_needs_no_addressee(meeting_id: int, minh: Actor) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)
    papers.write_paper(minh, meeting_id, paper_id, **{**TEXT, "addressees": ""}, seen=1)

    papers.send_paper(minh, meeting_id, paper_id, seen=2)

    assert row(paper_id).state is DocumentState.PENDING


def test_a_paper_sent_to_be_signed_is_not_written(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)

    with pytest.raises(Refused, match="paper_not_draft"):
        papers.write_paper(minh, meeting_id, paper_id, **TEXT, seen=3)


def test_a_returned_paper_is_a_draft_again_with_the_reason(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)

    papers.return_paper(minh, meeting_id, paper_id, note="Sai giờ họp", seen=3)

    assert (row(paper_id).state, row(paper_id).note) == (DocumentState.DRAFT, "Sai giờ họp")


def test_a_paper_is_not_returned_without_a_reason(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)

    with pytest.raises(Invalid) as raised:
        papers.return_paper(minh, meeting_id, paper_id, note=" ", seen=3)

    assert raised.value.fields == {"note": "paper_note_missing"}


def test_an_issued_paper_keeps_its_bytes_and_their_hash(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)

    issue(minh, meeting_id, paper_id)

    kept = row(paper_id)
    file = documents.issued_file(minh, paper_id)
    assert (kept.state, kept.number_text) == (DocumentState.ISSUED, "05/GM-TTPVHCC")
    assert hashlib.sha256(file.content).hexdigest() == kept.content_hash
    assert file.name == "giay-moi-2026-10-05.docx"
    assert "Số: 05/GM-TTPVHCC" in whole(file.content)
    assert "DỰ THẢO" not in whole(file.content)


def test_the_journal_knows_the_hash_and_no_name(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)

    issue(minh, meeting_id, paper_id)

    with db.reading() as session:
        *_, last = session.scalars(select(JournalEntry).order_by(JournalEntry.number))
        told = "".join(session.scalars(select(JournalEntry.facts)))
    assert (last.act, last.subject) == ("papers:paper:issued", f"document:{paper_id}")
    assert row(paper_id).content_hash in last.facts
    assert "Long" not in told


@pytest.mark.parametrize(
    ("number", "dated_in_days", "wrong"),
    [
        ("", 0, {"number_text": "number_missing"}),
        ("mười hai", 0, {"number_text": "number_wrong"}),
        ("5", None, {"dated_on": "dated_missing"}),
        ("5", 1, {"dated_on": "dated_future"}),
    ],
)
def test_a_wrong_number_or_day_is_refused_by_field(
    meeting_id: int, minh: Actor, number: str, dated_in_days: int | None, wrong: dict[str, str]
) -> None:
    paper_id = pending(minh, meeting_id)
    dated_on = None if dated_in_days is None else today() + timedelta(days=dated_in_days)

    with pytest.raises(Invalid) as raised:
        papers.issue_paper(
            minh, meeting_id, paper_id, number_text=number, dated_on=dated_on, seen=3
        )

    assert raised.value.fields == wrong
    assert row(paper_id).state is DocumentState.PENDING


def test_a_number_is_borne_once_a_year_by_a_kind(meeting_id: int, minh: Actor) -> None:
    issue(minh, meeting_id, pending(minh, meeting_id), "5")
    second = pending(minh, meeting_id)

    with pytest.raises(Refused, match="paper_number_taken"):
        issue(minh, meeting_id, second, "05/GM-TTPVHCC")


def test_a_draft_is_not_issued(meeting_id: int, minh: Actor) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)

    with pytest.raises(Refused, match="paper_not_pending"):
        issue(minh, meeting_id, paper_id, seen=1)
    with pytest.raises(Refused, match="paper_not_issued"):
        documents.issued_file(minh, paper_id)


def test_of_two_who_issue_at_once_one_does(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)
    others = [minh, *(sign_in(Role.SECRETARY, name=f"minh{place}") for place in range(3))]

    def attempt(place: int) -> str:
        try:
            issue(others[place], meeting_id, paper_id, str(place + 1))
        except Conflict:
            return "conflict"
        return "issued"

    with ThreadPoolExecutor(len(others)) as pool:
        told = list(pool.map(attempt, range(len(others))))

    assert sorted(told) == ["conflict", "conflict", "conflict", "issued"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET number_text = '9'",
        "UPDATE documents SET state = 'draft'",
        "DELETE FROM documents",
    ],
)
def test_the_database_itself_keeps_an_issued_paper(
    meeting_id: int, minh: Actor, statement: str
) -> None:
    issue(minh, meeting_id, pending(minh, meeting_id))

    with pytest.raises(DatabaseError, match="never change"), db.engine().begin() as connection:
        connection.execute(text(statement))


def test_signed_minutes_are_kept_by_the_database_too(meeting_id: int) -> None:
    make.make_signed_minutes(meeting_id)

    with pytest.raises(DatabaseError, match="never change"), db.engine().begin() as connection:
        connection.execute(text("UPDATE documents SET chair = 'Khác'"))


def test_an_issued_paper_is_replaced_by_a_new_one_with_its_text(
    meeting_id: int, minh: Actor
) -> None:
    old = pending(minh, meeting_id)
    issue(minh, meeting_id, old)

    new = papers.replace_paper(minh, meeting_id, old)

    first, second = documents.load(minh, meeting_id).papers
    assert (first.id, first.replaces_id, first.state) == (new, old, DocumentState.DRAFT)
    assert (second.replaced_by_id, first.content.addressees) == (new, tuple(INVITED.splitlines()))
    with pytest.raises(Refused, match="paper_replaced"):
        papers.replace_paper(minh, meeting_id, old)


def test_only_an_issued_paper_is_replaced(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)

    with pytest.raises(Refused, match="paper_not_issued"):
        papers.replace_paper(minh, meeting_id, paper_id)


def test_a_paper_of_another_meeting_is_not_found(meeting_id: int, minh: Actor) -> None:
    paper_id = pending(minh, meeting_id)
    other = make.make_meeting("2026-11")

    with pytest.raises(NotFound):
        papers.send_paper(minh, other, paper_id, seen=3)
