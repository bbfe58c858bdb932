"""The page of commitments: who sees what, narrowing it, taking it away."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from console import clock
from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.follow_up.views import commitments
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

PAGE = "../../pages/follow_up/page.py"
EVERYBODY = [role for role in Role if role is not Role.SYSTEM]
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped(datetime(2026, 11, 10, 3, tzinfo=UTC)):
        yield


class Promises:
    """A meeting in which units promise things."""

    def __init__(self) -> None:
        self.minh = sign_in(Role.SECRETARY)
        self.meeting_id = make.make_open_meeting()
        self.units = {code: make.make_unit(code, name=f"Sở {code}") for code in ("SXD", "STC")}
        self.number = 0

    def add(self, unit: str, text: str, due_on: date | None = None, wording: str = "") -> None:
        self.number += 1
        matter_id = make.make_matter(
            self.meeting_id, self.number, place=Place.DONE, wording=wording
        )
        outcomes.decide_outcome(
            self.minh,
            self.meeting_id,
            matter_id,
            OutcomeKind.WRITTEN_REPLY,
            text,
            unit_id=self.units[unit],
            due_on=due_on,
            seen=0,
        )


@pytest.fixture
def promises(sqlite_database: str) -> Promises:
    made = Promises()
    made.add("SXD", "Cấp sổ đỏ", date(2026, 11, 1), "Bao giờ có sổ?")
    made.add("SXD", "Trả lời dân", date(2026, 11, 12))
    made.add("STC", "Báo cáo thành phố", date(2026, 12, 1))
    made.add("STC", "Không ghi hạn")
    return made


def opened(open_page: OpenPage, role: Role, unit_id: int | None = None) -> AppTest:
    actor = sign_in(role, unit_id=unit_id, name=f"xem-{role.value}")
    page = open_page(as_=actor).switch_page(PAGE).run()
    assert not page.exception
    return page


def links(page: AppTest) -> list[str]:
    return [one.proto.url for one in page.get("link_button")]


def rows(page: AppTest) -> str:
    return drawn(page).partition('<table class="listed"')[2].partition("</table>")[0]


def test_nobody_sees_the_sign_in_form_in_its_place(open_page: OpenPage) -> None:
    page = open_page()

    assert "Tên đăng nhập" in [one.label for one in page.text_input]
    assert "Việc giao, cam kết" not in drawn(page)


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_role_may_open_the_page(open_page: OpenPage, role: Role) -> None:
    make.make_open_meeting()

    page = opened(open_page, role, make.make_branch())

    assert "Chưa có việc giao, cam kết nào" in drawn(page)
    assert links(page) == []


def test_commitments_stand_with_unit_matter_and_days(
    open_page: OpenPage, promises: Promises
) -> None:
    text = rows(opened(open_page, Role.AUDITOR))

    for told in ("Sở SXD", "Cấp sổ đỏ", "Câu 1\nBao giờ có sổ?", "Quá hạn 9 ngày", "Còn 2 ngày"):
        assert told in text
    assert text.index("Cấp sổ đỏ") < text.index("Trả lời dân") < text.index("Không ghi hạn")


def test_figures_and_a_chart_count_by_standing(open_page: OpenPage, promises: Promises) -> None:
    page = opened(open_page, Role.AUDITOR)

    assert "<dt>Quá hạn</dt><dd>1</dd>" in drawn(page)
    assert "<dt>Sắp đến hạn</dt><dd>1</dd>" in drawn(page)
    assert len(page.get("vega_lite_chart")) == 1


def test_a_department_sees_its_own_unit_alone(open_page: OpenPage, promises: Promises) -> None:
    page = opened(open_page, Role.DEPARTMENT, promises.units["STC"])

    assert "chỉ thấy việc giao cho đơn vị của mình" in drawn(page)
    assert "Báo cáo thành phố" in rows(page)
    assert "Sở SXD" not in drawn(page)


def test_search_and_filters_narrow_the_list_and_the_download(
    open_page: OpenPage, promises: Promises
) -> None:
    page = opened(open_page, Role.AUDITOR)

    page.text_input(key="follow_up-search").input("so do").run()
    searched = rows(page)
    page.text_input(key="follow_up-search").input("").run()
    page.selectbox(key="follow_up-unit").set_value(str(promises.units["STC"])).run()
    by_unit = rows(page)
    page.selectbox(key="follow_up-standing").set_value("undated").run()

    assert "Cấp sổ đỏ" in searched
    assert "Trả lời dân" not in searched
    assert "Sở SXD" not in by_unit
    assert "Báo cáo thành phố" in by_unit
    assert "Báo cáo thành phố" not in rows(page)
    query = f"unit={promises.units['STC']}&standing=undated&order=due"
    assert links(page) == [f"/files/follow-up.{one}?{query}" for one in ("csv", "xlsx")]


def test_a_search_that_finds_nothing_can_be_cleared(
    open_page: OpenPage, promises: Promises
) -> None:
    page = opened(open_page, Role.AUDITOR)
    page.text_input(key="follow_up-search").input("không có gì như vậy").run()
    told = drawn(page)

    page.button(key="follow_up-clear").click().run()

    assert "Không có việc nào khớp" in told
    assert "Cấp sổ đỏ" in rows(page)


def test_what_was_captured_is_text_not_markup(open_page: OpenPage, promises: Promises) -> None:
    promises.add("SXD", HOSTILE, wording=HOSTILE)

    text = drawn(opened(open_page, Role.AUDITOR))

    assert "&lt;img src=x" in text
    assert "<img" not in text


def at_work(open_page: OpenPage, actor: Actor) -> AppTest:
    page = open_page(as_=actor).switch_page(PAGE).run()
    assert not page.exception
    return page


def choose(page: AppTest, promises: Promises, text: str) -> AppTest:
    (line_id,) = (one.id for one in commitments.load(promises.minh).lines if one.text == text)
    page.selectbox(key="follow_up-chosen").set_value(line_id).run()
    assert not page.exception
    return page


def field(page: AppTest, name: str) -> Any:
    every = [*page.text_area, *page.text_input, *page.date_input, *page.segmented_control]
    (found,) = (one for one in every if one.key and one.key.startswith(f"follow_up-{name}-"))
    return found


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def test_a_department_reports_and_the_secretary_confirms(
    open_page: OpenPage, promises: Promises
) -> None:
    tu = sign_in(Role.DEPARTMENT, unit_id=promises.units["SXD"])
    page = choose(at_work(open_page, tu), promises, "Cấp sổ đỏ")
    field(page, "text").input("Đã trao Giấy chứng nhận")
    field(page, "evidence").input("Số 12/SXD")
    field(page, "done-on").set_value(date(2026, 11, 8))
    pressed(page, "follow_up-send")
    assert "Đã gửi báo cáo" in page.success[0].value
    assert "Chờ xác nhận, trễ hạn 7 ngày" in rows(page)

    page = choose(at_work(open_page, promises.minh), promises, "Cấp sổ đỏ")
    assert "Đã trao Giấy chứng nhận. Căn cứ: Số 12/SXD." in drawn(page)
    pressed(page, "follow_up-confirm")

    assert "Đã xác nhận" in page.success[0].value
    assert "Đã thực hiện, trễ hạn 7 ngày" in rows(page)
    assert "<dt>Quá hạn</dt><dd>0</dd>" in drawn(page)


def test_a_report_goes_back_with_its_reason(open_page: OpenPage, promises: Promises) -> None:
    tu = sign_in(Role.DEPARTMENT, unit_id=promises.units["SXD"])
    page = choose(at_work(open_page, tu), promises, "Cấp sổ đỏ")
    field(page, "text").input("Đã trao")
    pressed(page, "follow_up-send")
    page = choose(at_work(open_page, promises.minh), promises, "Cấp sổ đỏ")
    pressed(page, "follow_up-send-back")
    assert page.error[0].value == "Ghi lý do trả lại để đơn vị biết cần bổ sung gì."
    field(page, "reason").input("Chưa có văn bản")

    pressed(page, "follow_up-send-back")

    assert "Thư ký trả lại: Chưa có văn bản." in drawn(page)
    assert "Quá hạn 9 ngày" in rows(page)


def test_a_refused_report_keeps_what_was_typed(open_page: OpenPage, promises: Promises) -> None:
    page = choose(at_work(open_page, promises.minh), promises, "Trả lời dân")
    field(page, "evidence").input("Số 12/SXD")

    pressed(page, "follow_up-send")

    assert page.error[0].value == "Ghi đã làm gì, hoặc vì sao chưa làm."
    assert field(page, "evidence").value == "Số 12/SXD"


def test_what_is_not_done_asks_for_no_day(open_page: OpenPage, promises: Promises) -> None:
    page = choose(at_work(open_page, promises.minh), promises, "Trả lời dân")
    field(page, "kind").set_value("not_done").run()
    field(page, "text").input("Chờ ý kiến thành phố")
    assert not page.date_input

    pressed(page, "follow_up-send")

    assert "Chưa làm" in rows(page)
    assert "Còn 2 ngày" in rows(page)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.LEADER, Role.REVIEWER, Role.PUBLISHER])
def test_who_may_not_report_is_offered_nothing(
    open_page: OpenPage, promises: Promises, role: Role
) -> None:
    page = opened(open_page, role)

    assert "follow_up-chosen" not in {one.key for one in page.selectbox}
