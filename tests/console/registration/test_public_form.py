"""The public form as typed: what is wrong with it, and what is kept of it."""

from dataclasses import replace

import pytest

from console import clock
from console.i18n import catalog
from console.import_files.cells import AttendanceAnswer
from console.import_files.form_content import TypedQuestion
from console.registration.form_faults import Fault, asks_about_id, faults_of
from console.registration.public_form import Typed, read
from models.codes.registrations import AttendanceWish, RegistrantKind
from tests.console.registration.citizen import NOW, RIGHT, WORDING

SITES = frozenset({7})
CCCD = "001085012345"


def faults(typed: Typed) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in faults_of(typed, SITES)]


def asking(*wordings: str) -> Typed:
    return replace(RIGHT, questions=tuple(TypedQuestion(one) for one in wordings))


def test_a_form_that_is_right_has_no_fault() -> None:
    assert faults(RIGHT) == []


def test_an_empty_form_is_told_everything_at_once_in_the_order_of_the_page() -> None:
    assert faults(Typed()) == [
        ("question-1", "question_missing"),
        ("attendance-hall", "attendance_missing"),
        ("kind-individual", "kind_missing"),
        ("full_name", "name_missing"),
        ("phone", "phone_missing"),
        ("address", "address_missing"),
        ("consent-answer", "consent_missing"),
    ]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"attendance": "bridge"}, ("site", "site_missing")),
        ({"attendance": "bridge", "site": "8"}, ("site", "site_missing")),
        ({"attendance": "bridge", "site": "٧"}, ("site", "site_missing")),
        ({"attendance": "roof"}, ("attendance-hall", "attendance_missing")),
        ({"people": "0"}, ("people", "people_wrong")),
        ({"people": "21"}, ("people", "people_wrong")),
        ({"people": "9" * 50}, ("people", "people_wrong")),
        ({"people": "hai"}, ("people", "people_wrong")),
        ({"kind": "enterprise"}, ("organization", "organization_missing")),
        ({"tax_code": "12345"}, ("tax_code", "tax_code_wrong")),
        ({"phone": "O9OO OOO 278"}, ("phone", "phone_letters")),
        ({"phone": "1022"}, ("phone", "phone_hotline")),
        ({"phone": "0900 000 27"}, ("phone", "phone_unreadable")),
        ({"phone": CCCD}, ("phone", "phone_is_id")),
        ({"email": "ten@"}, ("email", "email_unreadable")),
        ({"answer_way": "email"}, ("email", "email_missing")),
        ({"address": " "}, ("address", "address_missing")),
        ({"procedure_text": "a" * 301}, ("procedure_text", "text_long")),
        ({"organization": f"Hộ {CCCD}"}, ("organization", "national_id")),
    ],
)
def test_a_wrong_field_is_named_with_its_own_reason(
    changed: dict[str, str], fault: tuple[str, str]
) -> None:
    assert faults(replace(RIGHT, **changed)) == [fault]  # type: ignore[arg-type]


def test_who_takes_the_answer_by_mail_needs_no_address() -> None:
    assert faults(replace(RIGHT, answer_way="email", email="a@vidu.vn", address="")) == []


def test_who_does_not_come_says_nothing_about_people() -> None:
    assert faults(replace(RIGHT, attendance="absent", people="")) == []


@pytest.mark.parametrize(
    ("wording", "code"),
    [("Bao giờ?", "question_short"), ("a " * 3_000, "question_long"), ("!" * 40, "question_short")],
)
def test_a_question_that_cannot_be_answered_is_told(wording: str, code: str) -> None:
    assert faults(asking(WORDING, wording)) == [("question-2", code)]


def test_an_identity_number_is_asked_about_and_stays_when_its_writer_says_so() -> None:
    typed = asking(f"Số căn cước của tôi là {CCCD}, sao hồ sơ chưa nhận?")
    found = faults_of(typed, SITES)

    assert [(one.field, one.code) for one in found] == [("question-1", "national_id")]
    assert asks_about_id(found)
    assert faults(replace(typed, holds_id=True)) == []
    assert CCCD in read(replace(typed, holds_id=True), now=NOW).questions[0].wording


def test_every_fault_has_its_sentence() -> None:
    known = catalog.load("vi")
    told = faults_of(Typed(), SITES)

    assert [one for one in told if one.text_key not in known] == []
    assert Fault("x", "people_wrong").text_key in known


def test_a_form_is_read_as_it_is_kept() -> None:
    typed = replace(
        RIGHT,
        questions=(
            TypedQuestion("  Câu một là gì?\r\n"),
            TypedQuestion(),
            TypedQuestion("Câu hai?"),
        ),
        attendance="bridge",
        site="7",
        people="3",
        kind="household",
        organization="Hộ  Bún",
        phone="+84 900 000 278",
        email="Ten@Vidu.VN",
        raised="yes",
        raised_when="2 lần, tháng 5",
    )
    with clock.stopped(NOW):
        form = read(typed, now=NOW)

    assert [one.wording for one in form.questions] == ["Câu một là gì?", "Câu hai?"]
    assert (form.site_unit_id, form.people_count) == (7, 3)
    assert form.phone == "+84900000278"
    assert form.email == "ten@vidu.vn"
    assert form.organization == "Hộ Bún"
    assert form.registrant_kind is RegistrantKind.HOUSEHOLD
    assert form.attendance == AttendanceAnswer(AttendanceWish.BRIDGE)
    assert form.raised_times == 2


def test_who_does_not_come_does_not_speak_and_takes_one_place_in_no_line() -> None:
    form = read(replace(RIGHT, attendance="absent", people="9"), now=NOW)

    assert form.wants_to_speak is False
    assert form.people_count == 1
