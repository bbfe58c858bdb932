"""What the public does with a form: sends, corrects, withdraws it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from console import bootstrap, clock, db, journal_audit
from console.errors import NotAllowed, NotFound, Refused
from console.import_files.form_content import TypedQuestion
from console.meetings.acts import registration_list
from console.queries import places
from console.registration.acts import public
from console.registration.attachments import SentFile
from console.registration.submission import hash_of
from models import Attachment, Consent, JournalEntry, Meeting, Question, RegistrationVersion
from models.codes.meetings import MeetingState
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish, RegistrationState, Source
from tests import make
from tests.console.floor.stage import acts
from tests.console.registration.citizen import (
    CLOSES,
    NOW,
    OPENED,
    RIGHT,
    WORDING,
    kept,
    make_list,
    make_site,
    send,
    sent,
)

CODE = "ABCD-EFGH-2345"
OTHER = "ABCD-EFGH-6789"
SECOND = "Có thể nộp hồ sơ này trực tuyến được không?"


@pytest.fixture
def meeting_id(database: str) -> Iterator[int]:
    with clock.stopped(NOW):
        yield make_list()


def questions(form_id: int) -> list[Question]:
    query = select(Question).where(Question.registration_id == form_id).order_by(Question.id)
    with db.reading() as session:
        return list(session.scalars(query))


def correct(meeting_id: int, code: str = CODE, **changed: object) -> int:
    return public.correct_form(bootstrap.the_public(), meeting_id, sent(code, **changed))


def withdraw(meeting_id: int, code: str = CODE) -> int:
    return public.withdraw_form(bootstrap.the_public(), meeting_id, hash_of(code))


def waiting(meeting_id: int) -> list[int]:
    with db.reading() as session:
        return [one for each in places.sites_of(session, meeting_id) for one in each.waiting]


def test_a_form_sent_is_a_registration_like_any_other(meeting_id: int) -> None:
    site = make_site(meeting_id)
    form_id = send(meeting_id, attendance="bridge", site=str(site), people="2")

    form = kept(form_id)
    assert (form.source, form.source_ref) == (Source.PUBLIC, "2026-10-p001")
    assert (form.attendance, form.site_unit_id) == (AttendanceWish.BRIDGE, site)
    assert (form.folded_name, form.phone) == ("nguyen thi thu", "+84900000278")
    assert (form.people_count, form.submitted_at, form.wants_to_speak) == (2, NOW, True)
    (question,) = questions(form_id)
    assert (question.ref, question.wording) == ("2026-10-p001", WORDING)
    assert (question.dossier_code, question.body_text) == ("H26.1-0001", "Sở Mẫu")


def test_several_questions_have_labels_of_their_own_and_forms_count_on(meeting_id: int) -> None:
    send(meeting_id)
    form_id = send(meeting_id, OTHER, questions=(TypedQuestion(WORDING), TypedQuestion(SECOND)))

    assert [one.ref for one in questions(form_id)] == ["2026-10-p002#1", "2026-10-p002#2"]


def test_consents_and_files_are_kept_as_they_were_given(meeting_id: int) -> None:
    file = SentFile("giấy hẹn.pdf", "application/pdf", b"%PDF-1.7 %%EOF")
    send(meeting_id, files=(file,))

    with db.reading() as session:
        consent = session.scalars(select(Consent)).one()
        attached = session.scalars(select(Attachment)).one()
        content = attached.content
    assert (consent.purpose, consent.text, consent.text_version) == (
        "answer",
        "Tôi đồng ý",
        "2026-11-vi",
    )
    assert consent.given_at == NOW
    assert (attached.name, attached.size, content) == ("giấy hẹn.pdf", 14, file.content)


def test_the_journal_learns_of_a_form_but_nothing_personal(meeting_id: int) -> None:
    send(meeting_id, files=(SentFile("bi-mat.pdf", "application/pdf", b"%PDF-1.7 %%EOF"),))
    correct(meeting_id, full_name="Nguyễn Thị Khác")
    withdraw(meeting_id)

    with db.reading() as session:
        entries = list(session.scalars(select(JournalEntry).order_by(JournalEntry.number)))
    assert acts() == [f"intake:form:{one}" for one in ("received", "corrected", "withdrawn")]
    told = " ".join(one.facts for one in entries)
    assert json.loads(entries[0].facts)["ref"] == "2026-10-p001"
    for personal in (
        "Nguyễn",
        "0900",
        "84900",
        "Phù Sa",
        "bi-mat",
        WORDING[:20],
        CODE,
        hash_of(CODE),
    ):
        assert json.dumps(personal)[1:-1] not in told
    assert all(one.is_whole for one in journal_audit.verify(bootstrap.command_line()))


def test_the_same_submission_is_taken_in_once(meeting_id: int) -> None:
    send(meeting_id)

    with pytest.raises(Refused, match="form_sent_already"):
        send(meeting_id, full_name="Người Khác")
    assert acts() == ["intake:form:received"]


@pytest.mark.parametrize(
    "changed",
    [
        {"list_opens_at": None},
        {"list_closes_at": NOW},
        {"list_opens_at": CLOSES},
        {"held_on": None},
        {"state": MeetingState.OPEN, "opened_at": OPENED},
    ],
)
def test_a_list_that_is_not_open_takes_nothing(
    sqlite_database: str, changed: dict[str, Any]
) -> None:
    with clock.stopped(NOW):
        meeting_id = make_list(**changed)
        with pytest.raises(Refused, match="list_not_open"):
            send(meeting_id)
    assert acts() == []


def test_the_account_of_the_public_may_do_nothing_else(meeting_id: int) -> None:
    with pytest.raises(NotAllowed):
        registration_list.close_list(bootstrap.the_public(), meeting_id, seen=CLOSES)
    with pytest.raises(NotAllowed):
        journal_audit.verify(bootstrap.the_public())


def test_the_same_person_at_two_sites_is_a_warning_and_no_more(meeting_id: int) -> None:
    site = make_site(meeting_id)
    send(meeting_id)
    second = send(meeting_id, OTHER, attendance="bridge", site=str(site))

    assert kept(second).warnings == "two_sites"


def test_a_number_its_writer_keeps_is_told_to_the_review(meeting_id: int) -> None:
    number = "001085012345"
    asked = (TypedQuestion(WORDING), TypedQuestion(f"Tra cứu bằng số {number} không ra hồ sơ?"))
    form_id = send(meeting_id, questions=asked, holds_id=True)

    assert kept(form_id).warnings == "national_id"
    assert number in questions(form_id)[1].wording


def test_who_comes_late_waits_and_moves_up_when_somebody_withdraws(meeting_id: int) -> None:
    site = make_site(meeting_id, places=1)
    there = {"attendance": "bridge", "site": str(site)}
    send(meeting_id, **there)
    second = send(meeting_id, OTHER, **there)
    assert waiting(meeting_id) == [second]

    withdraw(meeting_id)

    assert waiting(meeting_id) == []
    with db.reading() as session:
        entry = session.scalars(select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert entry is not None
    assert json.loads(entry.facts)["promoted"] == [second]


def test_a_withdrawn_form_stays_and_is_withdrawn_once(meeting_id: int) -> None:
    form_id = send(meeting_id)
    withdraw(meeting_id)

    assert kept(form_id).state is RegistrationState.WITHDRAWN
    (question,) = questions(form_id)
    assert (question.decision, question.kind) == (Decision.EXCLUDED, None)
    assert question.reason == "Người gửi đã rút phiếu."
    for act in (withdraw, correct):
        with pytest.raises(Refused, match="form_withdrawn"):
            act(meeting_id)


def test_a_correction_keeps_how_the_form_stood(meeting_id: int) -> None:
    form_id = send(meeting_id)
    correct(meeting_id, full_name="Nguyễn Thị Đổi", questions=(TypedQuestion(SECOND),))

    assert kept(form_id).full_name == "Nguyễn Thị Đổi"
    assert [one.wording for one in questions(form_id)] == [SECOND]
    with db.reading() as session:
        version = session.scalars(select(RegistrationVersion)).one()
    said = json.loads(version.said)
    assert (version.version, said["full_name"]) == (1, RIGHT.full_name)
    assert said["questions"][0][1] == WORDING


def test_a_correction_adds_a_question_and_leaves_none_out(meeting_id: int) -> None:
    form_id = send(meeting_id)
    correct(meeting_id, questions=(TypedQuestion(WORDING), TypedQuestion(SECOND)))

    assert [one.ref for one in questions(form_id)] == ["2026-10-p001", "2026-10-p001#2"]
    with pytest.raises(Refused, match="questions_missing"):
        correct(meeting_id)


def test_a_question_the_review_decided_keeps_its_wording(meeting_id: int) -> None:
    form_id = send(meeting_id)
    with db.writing() as session:
        held = session.scalars(select(Question).where(Question.registration_id == form_id)).one()
        held.decision = Decision.ACCEPTED

    with pytest.raises(Refused, match="question_decided"):
        correct(meeting_id, questions=(TypedQuestion(SECOND),))
    correct(meeting_id, phone="0900 000 999")

    assert kept(form_id).phone == "+84900000999"
    assert [one.wording for one in questions(form_id)] == [WORDING]


@pytest.mark.parametrize(("people", "loses"), [("2", False), ("1", False), ("3", True)])
def test_who_asks_for_more_places_asks_anew(meeting_id: int, people: str, loses: bool) -> None:
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).hall_places = 3
    first = send(meeting_id, people="2")
    with clock.stopped(NOW.replace(hour=3)):
        send(meeting_id, OTHER)
    with clock.stopped(NOW.replace(hour=4)):
        correct(meeting_id, people=people)

    assert waiting(meeting_id) == ([first] if loses else [])


def test_a_code_of_another_meeting_changes_nothing_here(meeting_id: int) -> None:
    send(meeting_id)
    other = make_list("2026-11")

    for act in (withdraw, correct):
        with pytest.raises(NotFound, match="receipt_not_found"):
            act(other)


def test_the_form_of_an_import_does_not_take_a_label_of_the_public(meeting_id: int) -> None:
    make.make_registration(meeting_id, "2026-10-001")

    assert kept(send(meeting_id)).source_ref == "2026-10-p001"
