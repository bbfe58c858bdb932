"""What the intake desk sees: the preview of a file, and the list of forms."""

from typing import Any

import pytest
from sqlalchemy import event, func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, NotSignedIn, Refused
from console.import_files.columns import SheetField
from console.import_files.findings import Code, Verdict
from console.registration.acts import imports
from console.registration.rules import Effect, ImportNotice
from console.registration.views import registrations
from console.registration.views.registrations import RegistrationFilter
from models import Installation, JournalEntry, Question
from models.codes.people import Role
from models.codes.questions import Decision, Kind
from models.codes.registrations import AttendanceWish
from tests import make
from tests.cast import sign_in
from tests.console.import_files.sample_files import OCTOBER, csv_of, form, read

ACCUSING = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def question(meeting_id: int, number: int, name: str, **more: Any) -> int:
    ref = f"2026-10-{number:03}"
    of_form = {key: more.pop(key) for key in ("phone", "warnings", "attendance") if key in more}
    form_id = make.make_registration(meeting_id, ref, full_name=name, **of_form)
    return make.make_question(meeting_id, ref, registration_id=form_id, **more)


def names(found: registrations.RegistrationsList) -> list[str]:
    return [one.full_name for one in found.lines]


def test_a_preview_of_a_month_not_yet_opened_writes_nothing(database: str, minh: Actor) -> None:
    sheet = read(OCTOBER, "registrations-2026-10.xlsx")

    shown = registrations.preview(minh, sheet, "2026-10")

    with db.reading() as session:
        entries = session.scalar(select(func.count()).select_from(JournalEntry))
    assert (shown.meeting_id, shown.new, shown.known, shown.refused) == (None, 104, 0, 0)
    assert (shown.rows[30].ref, shown.rows[30].effect) == ("2026-10-031", Effect.NEW)
    assert entries == 0


def test_a_preview_tells_what_the_import_then_does(meeting_id: int, minh: Actor) -> None:
    asked = [form({SheetField.QUESTION: one}) for one in ("A", "B")]
    imports.import_rows(
        minh, meeting_id, read(csv_of(asked[0])), filename="a.csv", file_hash="a" * 64
    )
    wrong = form({SheetField.QUESTION: "x" * 20_001})

    shown = registrations.preview(minh, read(csv_of(*asked, wrong)), "2026-10")

    assert (shown.new, shown.known, shown.refused) == (1, 1, 1)
    assert [(one.effect, one.ref) for one in shown.rows] == [
        (Effect.KNOWN, "2026-10-001"),
        (Effect.NEW, "2026-10-002"),
        (Effect.REFUSED, ""),
    ]
    assert shown.rows[2].cells[SheetField.QUESTION].code is Code.TEXT_TOO_LONG


def test_a_notice_makes_a_sound_row_one_to_look_at(meeting_id: int, minh: Actor) -> None:
    elsewhere = form({SheetField.ATTENDANCE: "Trực tuyến tại điểm cầu Chi nhánh số 31"})

    (row,) = registrations.preview(minh, read(csv_of(elsewhere)), "2026-10").rows

    assert (row.verdict, row.notices) == (Verdict.WARNING, (ImportNotice.BRANCH_UNKNOWN,))


def test_a_demonstration_previews_no_real_forms(meeting_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.add(Installation(id=1, demonstration_since=clock.now()))

    with pytest.raises(Refused, match="demonstration_refuses_import"):
        registrations.preview(minh, read(csv_of(form())), "2026-10")


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OPERATOR, Role.AUDITOR, Role.ADMIN])
def test_a_preview_is_for_who_may_import(meeting_id: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        registrations.preview(sign_in(role), read(csv_of(form())), "2026-10")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.LEADER, Role.ADMIN])
def test_the_list_of_forms_is_for_who_may_read_them(meeting_id: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        registrations.load_registrations(sign_in(role), meeting_id)


def test_the_list_is_for_nobody_signed_out(meeting_id: int) -> None:
    with pytest.raises(NotSignedIn):
        registrations.load_registrations(None, meeting_id)


def test_forms_are_listed_by_given_name(meeting_id: int, minh: Actor) -> None:
    for number, name in enumerate(["Bùi Văn Ăn", "Lê Thị Đạt", "Trần Thị An", "Vũ Dung"], start=1):
        question(meeting_id, number, name)

    found = registrations.load_registrations(minh, meeting_id)

    assert names(found) == ["Trần Thị An", "Bùi Văn Ăn", "Vũ Dung", "Lê Thị Đạt"]


@pytest.mark.parametrize("search", ["dao thi anh", "ĐÀO", "Ánh", "2026-10-002", "KHAI SINH"])
def test_a_search_needs_no_accents(meeting_id: int, minh: Actor, search: str) -> None:
    question(meeting_id, 1, "Lê Văn Bình", wording="Cấp đổi bằng lái")
    question(meeting_id, 2, "Đào Thị Ánh", wording="Cấp giấy khai sinh")

    found = registrations.load_registrations(minh, meeting_id, RegistrationFilter(search=search))

    assert (names(found), found.total) == (["Đào Thị Ánh"], 2)


@pytest.mark.parametrize(
    "wanted",
    [
        RegistrationFilter(attendance=AttendanceWish.ABSENT),
        RegistrationFilter(has_warnings=True),
    ],
)
def test_a_filter_leaves_the_others_out(
    meeting_id: int, minh: Actor, wanted: RegistrationFilter
) -> None:
    question(meeting_id, 1, "Lê Văn Bình")
    question(meeting_id, 2, "Ngô Thị Cúc", warnings="two_sites", attendance=AttendanceWish.ABSENT)

    found = registrations.load_registrations(minh, meeting_id, wanted)

    assert names(found) == ["Ngô Thị Cúc"]


@pytest.mark.parametrize("kind", [None, Kind.DENUNCIATION])
def test_a_denunciation_is_hidden_from_who_is_not_named(meeting_id: int, kind: Kind | None) -> None:
    question(meeting_id, 1, "Người tố cáo", wording=ACCUSING, kind=kind, phone="+84900000101")
    khanh = sign_in(Role.AUDITOR)

    (line,) = registrations.load_registrations(khanh, meeting_id).lines

    assert (line.ref, line.is_withheld) == ("2026-10-001", True)
    assert not any((line.full_name, line.phone, line.wording, line.organization, line.email))


def test_who_denounces_is_not_known_by_another_question_of_the_form(meeting_id: int) -> None:
    asked = question(meeting_id, 1, "Người tố cáo", wording=ACCUSING)
    with db.reading() as session:
        form_id = session.get_one(Question, asked).registration_id
    make.make_question(meeting_id, "2026-10-001#2", registration_id=form_id)

    found = registrations.load_registrations(sign_in(Role.AUDITOR), meeting_id)

    assert [(one.ref, one.is_withheld, one.full_name) for one in found.lines] == [
        ("2026-10-001", True, ""),
        ("2026-10-001#2", True, ""),
    ]


@pytest.mark.parametrize("search", ["người tố cáo", "hối lộ", "900000101"])
def test_a_hidden_denunciation_is_not_found_by_searching(meeting_id: int, search: str) -> None:
    question(meeting_id, 1, "Người tố cáo", wording=ACCUSING, phone="+84900000101")

    found = registrations.load_registrations(
        sign_in(Role.AUDITOR), meeting_id, RegistrationFilter(search=search)
    )

    assert found.lines == ()


def test_those_named_see_a_denunciation(meeting_id: int, minh: Actor) -> None:
    question(meeting_id, 1, "Người tố cáo", wording=ACCUSING)

    (line,) = registrations.load_registrations(minh, meeting_id).lines

    assert (line.full_name, line.wording, line.is_withheld) == ("Người tố cáo", ACCUSING, False)


def test_the_list_of_a_month_that_is_not_there_is_told(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        registrations.load_registrations(minh, meeting_id + 1)


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    meeting_id: int, minh: Actor, count: int
) -> None:
    for number in range(1, count + 1):
        question(meeting_id, number, "Lê Văn Bình")
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    found = registrations.load_registrations(minh, meeting_id)
    event.remove(db.engine(), "before_cursor_execute", note)

    selects = [one for one in asked if one.startswith("SELECT")]
    assert (len(found.lines), len(selects)) == (count, 4)


def test_only_the_forms_of_the_meeting_are_listed(meeting_id: int, minh: Actor) -> None:
    other = make.make_meeting("2026-09")
    make.make_question(other, "2026-09-001")
    mine = question(meeting_id, 1, "Lê Văn Bình")

    found = registrations.load_registrations(minh, meeting_id)

    with db.reading() as session:
        total = session.scalar(select(func.count()).select_from(Question))
    assert ([one.question_id for one in found.lines], total) == ([mine], 2)


def test_the_words_of_a_page_make_the_filter() -> None:
    made = registrations.filter_of(
        "an", "hall", "accepted", speaks=True, warned=False, by_name=False
    )

    assert made == RegistrationFilter(
        search="an",
        attendance=AttendanceWish.HALL,
        wants_to_speak=True,
        decision=Decision.ACCEPTED,
        by_name=False,
    )
    assert registrations.filter_of(
        "", "12", "", speaks=False, warned=False, by_name=True
    ) == RegistrationFilter(site_unit_id=12)


def test_the_list_names_the_branches_wished_for_and_where_the_journal_stood(
    database: str,
) -> None:
    meeting_id = make.make_meeting()
    unit_id = make.make_branch(7)
    form_id = make.make_registration(meeting_id, site_unit_id=unit_id)
    make.make_question(meeting_id, registration_id=form_id)

    listed = registrations.load_registrations(sign_in(Role.REVIEWER), meeting_id)

    assert (listed.sites, listed.number) == (((unit_id, "Chi nhánh số 7"),), 0)
