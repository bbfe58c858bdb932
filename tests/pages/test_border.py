"""What fails in a part of a page is told in its place; the parts around go on, with a way back."""

# ruff: noqa: PLC0415  AppTest.from_function runs the source of a function as a script of its own

from typing import Never

import pytest
from streamlit.testing.v1 import AppTest

from console.auth.cookies import SESSION_COOKIE
from console.bridges.views import branch
from console.floor.acts import queue
from console.i18n.catalog import translate
from console.settings import Settings
from console.ui import gate
from console.web import options
from models.codes.meetings import DutyKind
from models.codes.people import Role
from pages.chair import acts, bar, floor, trays
from pages.secretary import side, tray
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, cookie_for, drawn, page_of

BIG_ACTS = ("chair-call", "chair-end-turn", "chair-decide", "chair-open-undecided")


def broken(*_given: object, **_named: object) -> Never:
    raise ValueError("Nguyễn Thị An")


def failing_fragment() -> None:
    import streamlit as st

    from console.ui import gate, state

    @gate.fragment("admin")
    def part() -> None:
        if not state.value("mended"):
            raise ValueError("Nguyễn Thị An")
        st.text("whole")

    part()


def chair_desk(open_page: OpenPage) -> AppTest:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id)
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    return open_page(as_=ha).switch_page("../../pages/chair/page.py").run()


def keys(page: AppTest) -> list[str | None]:
    return [button.key for button in page.button]


def errors(page: AppTest) -> list[str]:
    return [error.value for error in page.error]


def part_failed(number: str) -> str:
    return translate("vi", "web.part_failed", number=number)


def test_a_tray_that_fails_leaves_the_bar_says_so_there_and_closes(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, incident_numbers: list[str]
) -> None:
    monkeypatch.setitem(trays.TRAYS, "programme", broken)
    page = chair_desk(open_page).button(key="chair-open-programme").click().run()

    assert set(BIG_ACTS) <= set(keys(page))
    assert part_failed(incident_numbers.pop()) in drawn(page)
    page.button(key="chair-tray-back").click().run()

    assert "chair-tray-back" not in keys(page)
    assert 'role="alert"' not in drawn(page)
    assert page.session_state[acts.TRAY] == ""


@pytest.mark.parametrize(
    ("module", "name"), [(floor, "draw"), (floor, "other"), (bar, "line"), (bar, "_end_turn")]
)
def test_a_part_of_the_desk_that_fails_takes_no_other_with_it(
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    incident_numbers: list[str],
    module: object,
    name: str,
) -> None:
    monkeypatch.setattr(module, name, broken)

    page = chair_desk(open_page)

    assert errors(page) == [part_failed(number) for number in incident_numbers]
    assert len(incident_numbers) == 1
    assert {"chair-call", "chair-decide", "chair-open-matters"} <= set(keys(page))
    incident_numbers.clear()


def test_an_act_that_fails_is_told_in_the_line_and_the_desk_stays(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, incident_numbers: list[str]
) -> None:
    monkeypatch.setattr(queue, "call_next", broken)

    page = chair_desk(open_page).button(key="chair-call").click().run()

    told = translate("vi", "web.incident", number=incident_numbers.pop())
    assert told in drawn(page)
    assert set(BIG_ACTS) <= set(keys(page))


def test_a_press_that_fails_before_any_act_is_told_too(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, incident_numbers: list[str]
) -> None:
    monkeypatch.setattr(acts, "open_tray", broken)

    page = chair_desk(open_page).button(key="chair-open-more").click().run()

    assert translate("vi", "web.incident", number=incident_numbers.pop()) in drawn(page)
    assert set(BIG_ACTS) <= set(keys(page))


def test_the_secretary_closes_a_tray_that_fails_and_writes_on(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, incident_numbers: list[str]
) -> None:
    make.make_open_meeting()
    page = open_page(as_=sign_in(Role.SECRETARY)).switch_page("../../pages/secretary/page.py")
    monkeypatch.setattr(side, "draw_heads", broken)
    page.session_state[tray.TRAY] = "heads"
    page.run()

    assert errors(page) == [part_failed(incident_numbers.pop())]
    assert "secretary-open-heads" in keys(page)
    page.button(key="secretary-side-part-back").click().run()

    assert errors(page) == []


def test_a_desk_that_cannot_be_read_can_be_tried_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, incident_numbers: list[str]
) -> None:
    make.make_open_meeting()
    lan = sign_in(Role.OPERATOR, unit_id=make.make_branch())
    with monkeypatch.context() as failing:
        failing.setattr(branch, "load", broken)
        page = open_page(as_=lan).switch_page("../../pages/branch/page.py").run()
        assert errors(page) == [part_failed(incident_numbers.pop())]

    page.button(key="branch-back").click().run()

    assert errors(page) == []
    assert "branch-connect" in keys(page)


def test_a_fragment_that_fails_offers_to_try_again(
    sqlite_database: str, incident_numbers: list[str]
) -> None:
    options.put_in_force(Settings())
    with gate.pretended_cookies({SESSION_COOKIE: cookie_for(sign_in(Role.ADMIN))}):
        page = page_of(failing_fragment).run()
        assert errors(page) == [part_failed(incident_numbers.pop())]
        page.session_state["mended"] = True

        page.button(key="admin-back").click().run()

    assert [text.value for text in page.text] == ["whole"]
    assert errors(page) == []
