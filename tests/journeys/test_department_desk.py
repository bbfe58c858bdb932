"""A department and the chair hear of each other at once, each at the own desk."""

import pytest
from playwright.sync_api import Browser, expect

from models.codes.floor import TurnState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.journeys.room import at_rest, opened_room, violations
from tests.serving import Server

pytestmark = pytest.mark.browser


def test_what_a_unit_says_reaches_the_chair_and_a_message_comes_back(
    chromium: Browser, server: Server
) -> None:
    meeting_id, unit_id = make.make_open_meeting(), make.make_unit("SYT", name="Sở Y tế")
    make.make_duty(meeting_id, DutyKind.CHAIR, sign_in(Role.LEADER).account_id)
    sign_in(Role.DEPARTMENT, unit_id=unit_id)
    matter_id = make.make_matter(meeting_id, 7, place=Place.SCHEDULED)
    make.make_assignment(matter_id, unit_id)
    form = make.make_registration(meeting_id)
    make.link_question(matter_id, make.make_question(meeting_id, registration_id=form))
    for number, registration in ((1, None), (2, form)):
        make.make_turn(
            meeting_id, number, place=number, state=TurnState.WAITING, registration_id=registration
        )
    with opened_room(chromium, server) as room:
        unit, chair = room.desk("tu", "/department"), room.desk("ha", "/chair")
        at_rest(chair)
        expect(unit.locator(".way .mine")).to_contain_text("Câu 07")
        assert violations(unit) == []

        unit.locator(f".st-key-department-say-ready-{matter_id} button").click()
        expect(chair.locator(".st-key-chair")).to_contain_text("Sở Y tế: sẵn sàng trả lời")

        unit.get_by_label("Lời nhắn").fill("Cần thêm số liệu")
        unit.get_by_role("button", name="Gửi tin", exact=True).click()
        expect(chair.locator(".said")).to_contain_text("Sở Y tế: Cần thêm số liệu")
        chair.locator(".st-key-chair-read-messages button").click()
        chair.get_by_role("button", name="Đã nhận tin của Sở Y tế", exact=True).click()

        expect(unit.locator(".desk-message")).to_contain_text("Ha báo nhận lúc")
