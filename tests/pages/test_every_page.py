"""Every role asks for every page: it is drawn for who may, and refused in words to who may not."""

import pytest

from console.auth.permissions import HELD
from console.i18n.catalog import translate
from console.page_table import PAGES, file_of
from models.codes.people import Role
from tests import make
from tests.cast import NAMES, sign_in
from tests.pages.conftest import OpenPage


@pytest.mark.parametrize("role", NAMES)
def test_a_page_is_drawn_for_who_may_and_refused_to_the_rest(
    open_page: OpenPage, role: Role
) -> None:
    make.make_open_meeting()
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))
    refusal = translate("vi", "error.not_allowed")

    refused = set()
    for entry in PAGES:
        page.switch_page(file_of(entry.name)).run()
        assert not page.exception, entry.name
        if refusal in [error.value for error in page.error]:
            refused.add(entry.name)

    assert refused == {entry.name for entry in PAGES if entry.permission not in HELD[role]}
