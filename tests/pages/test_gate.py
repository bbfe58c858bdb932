"""The gate, the notices and the last net, each in a script of a few lines."""

# ruff: noqa: PLC0415  AppTest.from_function runs the source of a function as a script of its own

import pytest
from streamlit.testing.v1 import AppTest

from console.administration.acts import accounts as administration
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.bootstrap import command_line
from console.i18n.catalog import translate
from console.settings import Settings
from console.ui import feedback, gate
from console.web import options
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import cookie_for, page_of


def guarded_page() -> None:
    import streamlit as st

    from console.ui import gate

    viewer = gate.require("admin")
    st.text(f"inside: {viewer.name}")


def guarded_fragment() -> None:
    import streamlit as st

    from console.ui import gate

    @gate.fragment("admin")
    def part() -> None:
        st.text("inside")

    part()


def failing_act() -> None:
    import streamlit as st

    from console.errors import Refused
    from console.ui import feedback

    def act() -> int:
        raise Refused("sign_in_locked", minutes=7)

    st.button("go", key="go", on_click=feedback.attempt, args=("area", act))
    feedback.show("area")


def broken_page() -> None:
    from console.web import error_handlers

    error_handlers.script_broken(ValueError("Nguyễn Thị An"))


@pytest.fixture(autouse=True)
def _in_force(sqlite_database: str) -> None:
    options.put_in_force(Settings())


def texts(page: AppTest) -> tuple[list[str], list[str]]:
    return [one.value for one in page.text], [one.value for one in page.error]


def said(code: str) -> list[str]:
    return [translate("vi", f"error.{code}")]


def seen_by(actor: Actor | None, page: AppTest) -> tuple[list[str], list[str]]:
    cookies = {} if actor is None else {SESSION_COOKIE: cookie_for(actor)}
    with gate.pretended_cookies(cookies):
        return texts(page.run())


def test_a_page_runs_for_who_holds_its_permission() -> None:
    page = page_of(guarded_page)

    assert seen_by(sign_in(Role.ADMIN), page) == (["inside: son"], [])


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMIN, Role.SYSTEM)])
def test_a_page_stops_at_its_first_line_for_who_does_not(role: Role) -> None:
    actor = sign_in(role, unit_id=make.make_branch())

    assert seen_by(actor, page_of(guarded_page)) == ([], said("not_allowed"))


def test_a_page_stops_for_nobody() -> None:
    assert seen_by(None, page_of(guarded_page)) == ([], said("not_signed_in"))


def test_a_page_stops_while_a_one_time_password_is_in_use() -> None:
    admin = sign_in(Role.ADMIN, must_change_password=True)

    told = seen_by(admin, page_of(guarded_page))

    assert told == ([], said("password_must_change"))


def test_a_fragment_asks_again_on_its_own_run() -> None:
    admin = sign_in(Role.ADMIN)
    page = page_of(guarded_fragment)
    with gate.pretended_cookies({SESSION_COOKIE: cookie_for(admin)}):
        before = texts(page.run())
        sign_in(Role.ADMIN, name="other")
        administration.close_account(command_line(), admin.account_id)

        after = texts(page.run())

    assert before == (["inside"], [])
    assert after == ([], said("not_signed_in"))


def test_a_refusal_is_told_with_its_facts_until_it_can_have_been_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_of(failing_act).run()
    told = translate("vi", "error.sign_in_locked", minutes=7)

    page.button(key="go").click().run()

    assert texts(page)[1] == [told]
    assert texts(page.run())[1] == [told]  # a run right behind, as when a colleague acts
    monkeypatch.setattr(feedback, "LEGIBLE", 0.0)
    assert texts(page.run())[1] == []


def test_a_bug_shows_its_incident_number_and_nothing_else(
    incident_numbers: list[str],
) -> None:
    page = page_of(broken_page).run()

    number = incident_numbers.pop()
    assert texts(page)[1] == [translate("vi", "web.incident", number=number)]
