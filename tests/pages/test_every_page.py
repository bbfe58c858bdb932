"""Every role asks for every page: it is drawn for who may, and refused in words to who may not."""

import pytest

from console.auth.permissions import HELD, Permission
from console.i18n.catalog import translate
from models.codes.people import Role
from tests import make
from tests.cast import NAMES, sign_in
from tests.pages.conftest import OpenPage

P = Permission
PAGES = {
    "today": P.MEETING_READ,
    "registrations": P.REGISTRATION_READ,
    "review": P.REVIEW_READ,
    "packs": P.REVIEW_READ,
    "drafting": P.DRAFT_READ,
    "agenda": P.MEETING_READ,
    "chair": P.CAPTURE_READ,
    "secretary": P.CAPTURE_READ,
    "branch": P.BRIDGE_REPORT,
    "papers": P.PAPERS_READ,
    "minutes": P.PAPERS_READ,
    "follow_up": P.MEETING_READ,
    "mail": P.MAIL_SEND,
    "journal": P.JOURNAL_READ,
    "admin": P.ACCOUNT_MANAGE,
}


@pytest.mark.parametrize("role", NAMES)
def test_a_page_is_drawn_for_who_may_and_refused_to_the_rest(
    open_page: OpenPage, role: Role
) -> None:
    make.make_open_meeting()
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))
    refusal = translate("vi", "error.not_allowed")

    refused = set()
    for name in PAGES:
        page.switch_page(f"../../pages/{name}/page.py").run()
        assert not page.exception, name
        if refusal in [one.value for one in page.error]:
            refused.add(name)

    assert refused == {name for name, needed in PAGES.items() if needed not in HELD[role]}
