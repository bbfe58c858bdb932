"""No page and no download without its permission, in a browser: two roles that may do little.

`tests/pages/test_every_page.py` lets every role ask for every page.
"""

import pytest
from playwright.sync_api import Browser, expect

from console.auth.permissions import HELD, Permission
from console.page_table import PAGES
from models.codes.people import Role
from tests import make
from tests.cast import NAMES, sign_in
from tests.journeys.room import DESK, opened_room
from tests.serving import Server

pytestmark = pytest.mark.browser

P = Permission
DOWNLOADS = {
    "/files/2026-10/minutes.docx": P.PAPERS_READ,
    "/files/follow-up.csv": P.MEETING_READ,
    "/files/follow-up.xlsx": P.MEETING_READ,
}
REFUSED = "Tài khoản này không có quyền"


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.OPERATOR])
def test_a_role_gets_what_it_may_and_is_refused_the_rest(
    chromium: Browser, server: Server, role: Role
) -> None:
    make.make_open_meeting()
    unit_id = make.make_branch() if role is Role.OPERATOR else None
    sign_in(role, unit_id=unit_id or (make.make_unit() if role is Role.DEPARTMENT else None))
    with opened_room(chromium, server) as room:
        page = room.desk(NAMES[role], "/", size=DESK)

        for entry in PAGES:
            page.goto(f"/{entry.name}")
            refusal = page.get_by_text(REFUSED)
            if entry.permission in HELD[role]:
                expect(page.locator(".st-key-frame")).to_be_attached()
                expect(page.get_by_test_id("stApp")).to_have_attribute(
                    "data-test-script-state", "notRunning"
                )
                expect(refusal).to_have_count(0)
            else:
                expect(refusal).to_be_visible()
        answers = {path: page.context.request.get(path).status for path in DOWNLOADS}

    assert answers == {
        path: 200 if permission in HELD[role] else 403 for path, permission in DOWNLOADS.items()
    }
