"""A unit answers, at the chair's desk and in the hall at once; taken back, nobody has the floor."""

import pytest
from playwright.sync_api import Browser, expect

from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.journeys.room import at_rest, opened_room, press
from tests.serving import Server

pytestmark = pytest.mark.browser

WALL = {"width": 1920, "height": 1080}


def test_who_has_to_answer_stands_with_its_clock_on_desk_and_wall(
    chromium: Browser, server: Server
) -> None:
    meeting_id = make.make_open_meeting()
    make.make_duty(meeting_id, DutyKind.CHAIR, sign_in(Role.LEADER).account_id)
    unit_id = make.make_unit("SYT", name="Sở Y tế")
    make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, lead_unit_id=unit_id)
    with opened_room(chromium, server) as room:
        desk = room.desk("ha", "/chair")
        wall = room.screen("/hall/2026-10", size=WALL)
        at_rest(desk)

        press(desk, "p")

        expect(desk.locator(".floor .who")).to_have_text("Sở Y tế")
        expect(desk.locator(".floor .bar b")).to_have_count(2)
        expect(wall.locator(".scene.answering .who")).to_have_text("Sở Y tế")
        expect(wall.locator(".scene .bar b")).to_have_count(2)
        press(desk, "z")
        expect(desk.locator(".floor.empty")).to_be_visible()
