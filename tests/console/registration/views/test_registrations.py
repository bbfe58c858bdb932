"""The list of forms at the intake desk."""

from typing import Any

import pytest
from sqlalchemy import event, func, select

from console import db
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.registration.views import registrations
from console.registration.views.registration_filter import RegistrationFilter
from models import Question
from models.codes.people import Role
from models.codes.questions import Kind
from models.codes.registrations import AttendanceWish
from tests import make
from tests.cast import sign_in

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


def test_the_list_names_the_branches_wished_for_and_where_the_journal_stood(
    database: str,
) -> None:
    meeting_id = make.make_meeting()
    unit_id = make.make_branch(7)
    form_id = make.make_registration(meeting_id, site_unit_id=unit_id)
    make.make_question(meeting_id, registration_id=form_id)

    listed = registrations.load_registrations(sign_in(Role.REVIEWER), meeting_id)

    assert (listed.sites, listed.number) == (((unit_id, "Chi nhánh số 7"),), 0)
