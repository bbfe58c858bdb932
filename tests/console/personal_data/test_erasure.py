"""Erasing a person leaves nothing of them in any row, and the journal whole."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text

from console import bootstrap, clock, db, journal_audit, seal_audit
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.import_files.form_content import TypedQuestion
from console.personal_data.acts import consents, erasure, requests
from console.personal_data.views import requests as view
from console.registration.acts import public
from console.registration.attachments import SentFile
from console.registration.submission import hash_of
from models import Base, Consent, Mail, MailRecipient, Question, Registration, TypedText
from models.codes.mail import MailKind, MailState
from models.codes.people import Role
from models.codes.personal_data import RequestKind, RequestState
from models.codes.public_forms import ConsentPurpose
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import NOW, make_list, send, sent

CODE, REF = "ABCD-EFGH-2345", "2026-10-p001"
NAME, PHONE, MAIL = "Vũ Thị Hạnh Dung", "0900 000 471", "hanh.dung@example.vn"
ASKED = (
    TypedQuestion("Tôi là Vũ Thị Hạnh Dung, hồ sơ của tôi bao giờ xong?", "H26.7-77", "Sở Mẫu"),
    TypedQuestion("Nhà tôi ở xóm Mới, số 0900 000 471, sao chưa có nước?", "", ""),
)
PLANTED = (
    "Hạnh Dung",
    "hanh dung",
    "900000471",
    "0900 000 471",
    "hanh.dung",
    "H26.7-77",
    "xóm Mới",
)


@pytest.fixture
def meeting_id(database: str) -> Iterator[int]:
    with clock.stopped(NOW):
        yield make_list()


@pytest.fixture
def form_id(meeting_id: int) -> int:
    """A form with everything that can come with one, corrected once, written to, half typed of."""
    more = {"full_name": NAME, "phone": PHONE, "email": MAIL, "address": "xóm Mới, xã Phù Sa"}
    file = SentFile("Vũ Thị Hạnh Dung.pdf", "application/pdf", b"%PDF Hanh Dung")
    made = send(meeting_id, CODE, questions=ASKED, files=(file,), **more)
    again = sent(CODE, questions=ASKED, position="Chủ hộ", **more)
    public.correct_form(bootstrap.the_public(), meeting_id, again)
    _write_to(meeting_id)
    return made


def _write_to(meeting_id: int) -> None:
    with db.writing() as session:
        mail = Mail(
            meeting_id=meeting_id,
            kind=MailKind.IN_WRITING,
            subject="Kính gửi Vũ Thị Hạnh Dung",
            body="Bà Vũ Thị Hạnh Dung",
            put_in_at=NOW,
            author_id=1,
            entry=0,
        )
        session.add(mail)
        session.flush()
        session.add(
            MailRecipient(
                mail_id=mail.id, mark="x", name=NAME, address=MAIL, state=MailState.WAITING
            )
        )
        session.add(
            TypedText(
                account_id=1,
                field="2026-10:note:1",
                text=f"Bà {NAME} hỏi",
                revision=1,
                writer="w",
                updated_at=NOW,
            )
        )


def erase(meeting_id: int) -> int:
    return erasure.erase_own_data(bootstrap.the_public(), meeting_id, hash_of(CODE))


def everything() -> str:
    """All texts of all rows."""
    with db.reading() as session:
        tables = [session.execute(select(table)).all() for table in Base.metadata.sorted_tables]
    return "\n".join(str(value) for rows in tables for row in rows for value in row)


def test_a_person_erased_stands_in_no_row(meeting_id: int, form_id: int) -> None:
    assert all(planted in everything() for planted in PLANTED)

    erase(meeting_id)

    left = everything()
    assert [planted for planted in PLANTED if planted in left] == []
    assert "%PDF" not in left


def test_chains_and_seals_stay_whole(meeting_id: int, form_id: int) -> None:
    erase(meeting_id)

    cli = bootstrap.command_line()
    assert all(verdict.is_whole for verdict in journal_audit.verify(cli))
    assert [fault.thing for fault in seal_audit.verify(cli) if fault.fault != "added"] == []


def test_hashes_of_what_was_erased_lose_their_salt(meeting_id: int, form_id: int) -> None:
    erase(meeting_id)

    query = text(
        "SELECT count(*) FROM journal_seals WHERE thing IN ('registrations', 'questions')"
        " AND salt <> '' AND number < (SELECT max(number) FROM journal WHERE chain = '2026-10')"
        " AND chain = '2026-10'"
    )
    with db.reading() as session:
        assert session.scalar(query) == 0


def test_what_the_meeting_dealt_with_is_kept_without_the_person(
    meeting_id: int, form_id: int
) -> None:
    with db.reading() as session:
        first = session.scalars(select(Question.id).order_by(Question.id)).first() or 0
    make.link_question(make.make_matter(meeting_id, place=Place.DONE), first)

    erase(meeting_id)

    with db.reading() as session:
        dealt, other = session.scalars(select(Question.wording).order_by(Question.id))
    assert dealt == "Tôi là […], hồ sơ của tôi bao giờ xong?"
    assert other == "(đã xóa theo yêu cầu)"


def test_the_receipt_shows_nothing_any_more_and_erases_once(meeting_id: int, form_id: int) -> None:
    erase(meeting_id)

    with pytest.raises(NotFound, match="receipt_not_found"):
        erase(meeting_id)


def test_the_same_file_imported_again_brings_nobody_back(meeting_id: int, form_id: int) -> None:
    with db.reading() as session:
        before = session.get_one(Registration, form_id).content_hash

    erase(meeting_id)

    with db.reading() as session:
        assert session.get_one(Registration, form_id).content_hash == before


def test_staff_erase_for_a_reason_and_as_they_saw_the_name(meeting_id: int, form_id: int) -> None:
    minh = sign_in(Role.SECRETARY)
    with pytest.raises(Invalid):
        erasure.erase_person(minh, meeting_id, REF, "  ", seen=NAME)
    with pytest.raises(Conflict):
        erasure.erase_person(minh, meeting_id, REF, "Bà gọi điện", seen="Người khác")

    erasure.erase_person(minh, meeting_id, REF, "Bà gọi điện, đã đối chiếu", seen=NAME)

    with pytest.raises(Refused, match="person_erased"):
        erasure.erase_person(minh, meeting_id, REF, "Lần nữa", seen="")
    (line,) = view.load(minh, meeting_id).lines
    assert (line.kind, line.state, line.ref) == (RequestKind.ERASE, RequestState.DONE, REF)


def test_only_who_looks_after_personal_data_erases_or_reads_the_register(
    meeting_id: int, form_id: int
) -> None:
    for role in (Role.REVIEWER, Role.LEADER, Role.ADMIN, Role.AUDITOR):
        actor = sign_in(role)
        with pytest.raises(NotAllowed):
            erasure.erase_person(actor, meeting_id, REF, "Vì sao", seen=NAME)
        with pytest.raises(NotAllowed):
            view.load(actor, meeting_id)


def test_a_consent_is_withdrawn_once_and_stands_in_the_register(
    meeting_id: int, form_id: int
) -> None:
    public_, given = bootstrap.the_public(), (hash_of(CODE), ConsentPurpose.ANSWER)
    consents.withdraw_own_consent(public_, meeting_id, *given)

    with pytest.raises(NotFound, match="consent_not_found"):
        consents.withdraw_own_consent(public_, meeting_id, *given)
    with db.reading() as session:
        assert session.scalars(select(Consent.withdrawn_at)).all() == [NOW]
    (line,) = view.load(sign_in(Role.SECRETARY), meeting_id).lines
    assert (line.kind, line.state, line.is_consent) == (
        RequestKind.WITHDRAW,
        RequestState.OPEN,
        True,
    )


@pytest.fixture
def minh(meeting_id: int, form_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def test_a_request_at_a_counter_ends_with_what_the_person_is_told(
    meeting_id: int, minh: Actor
) -> None:
    made = requests.note_request(minh, meeting_id, REF, RequestKind.SEE, "Muốn xem dữ liệu")
    seen = RequestState.OPEN
    with pytest.raises(Invalid):
        requests.answer_request(minh, meeting_id, made, "", is_refused=False, seen=seen)

    requests.answer_request(minh, meeting_id, made, "Đã gửi bản in", is_refused=False, seen=seen)

    with pytest.raises(Conflict):
        requests.answer_request(minh, meeting_id, made, "Lần nữa", is_refused=True, seen=seen)
    (line,) = view.load(minh, meeting_id).lines
    assert (line.state, line.answer) == (RequestState.DONE, "Đã gửi bản in")


def test_a_request_to_erase_does_not_end_by_words(meeting_id: int, minh: Actor) -> None:
    made = requests.note_request(minh, meeting_id, REF, RequestKind.ERASE, "Xóa giúp tôi")

    with pytest.raises(Refused, match="request_needs_erasing"):
        requests.answer_request(
            minh, meeting_id, made, "Xong", is_refused=False, seen=RequestState.OPEN
        )
