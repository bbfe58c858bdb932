"""The list of commitments is handed out to those signed in, within their row scope."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from console.capture.acts import outcomes
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.web.conftest import sign_in_here

TABLE = "/files/follow-up.csv"


@pytest.fixture
def units(sqlite_database: str) -> dict[str, int]:
    minh = sign_in(Role.SECRETARY)
    meeting_id = make.make_open_meeting()
    made = {code: make.make_unit(code) for code in ("SXD", "STC")}
    for number, (code, unit_id) in enumerate(made.items(), start=1):
        matter_id = make.make_matter(
            meeting_id, number, place=Place.DONE, wording="Tôi là Nguyễn Thị Hạnh"
        )
        outcomes.decide_outcome(
            minh,
            meeting_id,
            matter_id,
            OutcomeKind.WRITTEN_REPLY,
            f"=việc của {code}",
            unit_id=unit_id,
            due_on=date(2026, 11, 12),
            seen=0,
        )
    return made


def rows(browser: TestClient, address: str = TABLE) -> list[list[str]]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


def test_an_auditor_takes_all_of_it_away_without_wordings(
    browser: TestClient, units: dict[str, int]
) -> None:
    sign_in_here(browser, sign_in(Role.AUDITOR))

    answer = browser.get(TABLE)

    assert answer.headers["content-disposition"] == 'attachment; filename="theo-doi.csv"'
    assert answer.headers["cache-control"] == "no-store"
    assert [one[2] for one in rows(browser)] == ["'=việc của STC", "'=việc của SXD"]
    assert "Hạnh" not in answer.text


def test_what_is_narrowed_on_the_page_is_narrowed_here(
    browser: TestClient, units: dict[str, int]
) -> None:
    sign_in_here(browser, sign_in(Role.AUDITOR))

    assert [one[1] for one in rows(browser, f"{TABLE}?unit={units['SXD']}")] == ["SXD"]
    assert rows(browser, f"{TABLE}?search=khong%20co") == []


def test_a_department_takes_its_own_away(browser: TestClient, units: dict[str, int]) -> None:
    sign_in_here(browser, sign_in(Role.DEPARTMENT, unit_id=units["STC"]))

    assert [one[1] for one in rows(browser)] == ["STC"]


def test_the_workbook_holds_the_same(browser: TestClient, units: dict[str, int]) -> None:
    sign_in_here(browser, sign_in(Role.AUDITOR))

    sheet = load_workbook(io.BytesIO(browser.get("/files/follow-up.xlsx").content)).active

    assert sheet is not None
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["STC", "SXD"]


@pytest.mark.parametrize("address", [TABLE, "/files/follow-up.xlsx"])
def test_nobody_is_asked_to_sign_in(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 401


def test_a_one_time_password_opens_no_list(browser: TestClient, units: dict[str, int]) -> None:
    sign_in_here(browser, sign_in(Role.AUDITOR, must_change_password=True))

    assert browser.get(TABLE).status_code == 403
