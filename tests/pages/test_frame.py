"""The frame: which meeting a tab looks at, and what its connection follows."""

import json

from streamlit.testing.v1 import AppTest

from models.codes.meetings import MeetingState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage


def followed(page: AppTest) -> dict[str, object]:
    """Give what the tab's component was handed."""
    tab = next(
        one for one in page.get("bidi_component") if one.proto.component_name == "console.tab"
    )
    read: dict[str, object] = json.loads(tab.proto.json)
    return read


def test_the_tab_follows_the_meeting_that_goes_on(open_page: OpenPage) -> None:
    make.make_meeting("2026-09", state=MeetingState.CLOSED)
    make.make_open_meeting()

    page = open_page(as_=sign_in(Role.SECRETARY))

    assert (followed(page)["meeting"], followed(page)["board"]) == ("2026-10", "chair")


def test_a_tab_without_a_meeting_follows_its_sign_in_alone(open_page: OpenPage) -> None:
    page = open_page(as_=sign_in(Role.ADMIN))

    assert (followed(page)["meeting"], followed(page)["board"]) == ("", "staff")


def test_another_meeting_can_be_chosen_and_stays_in_the_address(open_page: OpenPage) -> None:
    make.make_meeting("2026-09", state=MeetingState.CLOSED)
    make.make_open_meeting()
    page = open_page(as_=sign_in(Role.SECRETARY))

    page.selectbox(key="frame-meeting").select("2026-09").run()

    assert followed(page)["meeting"] == "2026-09"
    assert "2026-09" in page.query_params["ky"]
