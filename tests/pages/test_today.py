"""The start page draws what stands, for whom it may, and says what comes next."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from console import clock
from console.administration.acts import database
from console.bootstrap import command_line
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Decision
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

EVERYBODY = [role for role in Role if role is not Role.SYSTEM]


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_role_is_greeted_by_name_and_role(open_page: OpenPage, role: Role) -> None:
    actor = sign_in(role, unit_id=make.make_branch())

    page = open_page(as_=actor)

    assert not page.exception
    assert f"Xin chào {actor.display_name}" in drawn(page)


def test_an_empty_console_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page(as_=sign_in(Role.SECRETARY))

    assert "Chưa có kỳ Hội nghị nào." in drawn(page)
    assert "Lên lịch kỳ Hội nghị đầu tiên" in drawn(page)
    assert links(page) == ["Mở chương trình"]


def links(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("page_link")]


def test_each_duty_leads_to_the_page_where_it_is_done(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    make.make_question(meeting_id, "2026-10-001")

    page = open_page(as_=sign_in(Role.REVIEWER))

    assert "<b>Rà soát 1 câu hỏi</b>" in drawn(page)
    assert "Mở rà soát" in links(page)
    assert "Mở chương trình" not in links(page)


@pytest.mark.parametrize(
    ("before", "word"),
    [(8, "Chưa đến, hạn 24/10/2026"), (5, "Sắp đến hạn, hạn 24/10/2026"), (2, "Quá hạn, hạn")],
)
def test_a_duty_says_in_words_how_near_its_date_is(
    open_page: OpenPage, before: int, word: str
) -> None:
    with clock.stopped(make.START - timedelta(days=before)):
        meeting_id = make.make_meeting()
        make.make_question(meeting_id, "2026-10-001")

        page = open_page(as_=sign_in(Role.REVIEWER))

    assert word in drawn(page)


def test_the_dates_say_in_words_how_near_they_are(open_page: OpenPage) -> None:
    make.make_meeting()
    with clock.stopped(make.START - timedelta(days=8)):
        text = drawn(open_page(as_=sign_in(Role.AUDITOR)))

    assert "Đã qua 1 ngày" in text  # the console does not know whether that notice went out
    assert "Sắp đến hạn, còn 1 ngày" in text
    assert "Chưa đến, còn 8 ngày" in text


def test_the_meeting_itself_is_done_once_it_is_closed(open_page: OpenPage) -> None:
    make.make_meeting(state=MeetingState.CLOSED)

    assert "Đã xong" in drawn(open_page(as_=sign_in(Role.AUDITOR)))


def test_who_has_nothing_to_do_is_told_the_next_date(open_page: OpenPage) -> None:
    make.make_meeting()
    with clock.stopped(make.START - timedelta(days=1)):
        page = open_page(as_=sign_in(Role.REVIEWER))

    assert "Không có việc nào đang chờ. Mốc kế tiếp: Hội nghị, 29/10/2026" in drawn(page)


def test_figures_stand_with_their_words(open_page: OpenPage) -> None:
    meeting_id = make.make_open_meeting()
    make.make_question(meeting_id, "2026-10-001")
    make.make_question(meeting_id, "2026-10-002", decision=Decision.ACCEPTED)

    page = open_page(as_=sign_in(Role.SECRETARY))

    text = drawn(page)
    assert "<dt>phiếu đã nhận</dt><dd>2</dd>" in text
    assert "<dt>chưa rà soát</dt><dd>1</dd>" in text
    assert "<dt>đưa vào đối thoại</dt><dd>1</dd>" in text


def test_names_typed_by_people_are_text_not_markup(open_page: OpenPage) -> None:
    page = open_page(as_=sign_in(Role.SECRETARY, name="<img src=x onerror=alert(1)>"))

    assert "&lt;Img Src=X" in drawn(page)
    assert "<Img" not in drawn(page)


def test_minutes_are_offered_to_those_who_may_read_them(open_page: OpenPage) -> None:
    make.make_open_meeting()

    secretary = open_page(as_=sign_in(Role.SECRETARY))
    operator = open_page(as_=sign_in(Role.OPERATOR, unit_id=make.make_branch()))

    told = [[one.proto.url for one in page.get("link_button")] for page in (secretary, operator)]
    assert told == [["/counter/2026-10", "/files/2026-10/minutes.docx"], ["/counter/2026-10"]]


def test_a_demonstration_says_so_on_the_page(open_page: OpenPage) -> None:
    real = drawn(open_page(as_=sign_in(Role.SECRETARY)))

    database.mark_demonstration(command_line())

    marked = drawn(open_page(as_=sign_in(Role.AUDITOR)))
    assert "Dữ liệu trình diễn" not in real
    assert "Dữ liệu trình diễn, không phải dữ liệu thật." in marked


def test_the_language_chosen_is_kept_with_the_account(open_page: OpenPage) -> None:
    minh = sign_in(Role.SECRETARY)
    page = open_page(as_=minh)

    page.radio(key="frame-language").set_value("en").run()

    assert "Welcome, Minh" in drawn(page)
    assert "Welcome, Minh" in drawn(open_page(as_=minh))


def test_the_address_of_the_own_calendar_is_shown_once_and_can_be_withdrawn(
    open_page: OpenPage,
) -> None:
    make.make_meeting()
    page = open_page(as_=sign_in(Role.DEPARTMENT, unit_id=make.make_unit()))

    page.button(key="today-calendar-make").click().run()
    shown = [one.value for one in page.code]
    page.button(key="today-calendar-withdraw").click().run()

    assert not page.exception
    assert shown[0].startswith("http://127.0.0.1:8501/calendar/")
    assert shown[0].endswith(".ics")
    assert list(page.code) == []
    assert "Đã hủy" in page.success[0].value
