"""A unit's pack is handed out to those who may read it, within their row scope."""

import io

import docx
import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import sign_in_here

ASKED = "=Bao giờ khu phố có biển số nhà?"


@pytest.fixture
def units(sqlite_database: str) -> tuple[int, int]:
    meeting_id = make.make_meeting()
    unit_id, other_id = make.make_unit(), make.make_unit("SXD")
    matter_id = make.make_matter(meeting_id, lead_unit_id=unit_id)
    make.link_question(matter_id, make.make_question(meeting_id, wording=ASKED))
    make.make_assignment(matter_id, unit_id)
    return unit_id, other_id


def test_a_reviewer_takes_a_pack_away_in_both_kinds(
    browser: TestClient, units: tuple[int, int]
) -> None:
    sign_in_here(browser, sign_in(Role.REVIEWER))

    paper = browser.get(f"/files/2026-10/packs/{units[0]}.docx")
    sheet = browser.get(f"/files/2026-10/packs/{units[0]}.xlsx")

    table = docx.Document(io.BytesIO(paper.content)).tables[0]
    assert ASKED in [cell.text for row in table.rows for cell in row.cells]
    rows = load_workbook(io.BytesIO(sheet.content)).active
    assert rows is not None
    assert rows["C2"].value == f"'{ASKED}"
    assert paper.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_department_takes_no_other_units_pack(
    browser: TestClient, units: tuple[int, int], ending: str
) -> None:
    sign_in_here(browser, sign_in(Role.DEPARTMENT, unit_id=units[1]))

    assert browser.get(f"/files/2026-10/packs/{units[0]}.{ending}").status_code == 403


def test_a_stranger_and_an_operator_take_nothing(
    browser: TestClient, units: tuple[int, int]
) -> None:
    address = f"/files/2026-10/packs/{units[0]}.docx"

    assert browser.get(address).status_code == 401
    sign_in_here(browser, sign_in(Role.OPERATOR, unit_id=make.make_branch()))
    assert browser.get(address).status_code == 403


def test_a_pack_that_is_not_there_is_not_found(browser: TestClient, units: tuple[int, int]) -> None:
    sign_in_here(browser, sign_in(Role.REVIEWER))

    assert browser.get(f"/files/2026-10/packs/{units[1]}.docx").status_code == 404
    assert browser.get(f"/files/2027-01/packs/{units[0]}.docx").status_code == 404
