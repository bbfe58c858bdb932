"""Minutes are for those who may read papers."""

import io
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from starlette.testclient import TestClient

from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import sign_in_here

MINUTES = "/files/2026-10/minutes.docx"


def test_a_secretary_downloads_the_minutes_as_they_stand(browser: TestClient) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(Role.SECRETARY))

    answer = browser.get(MINUTES)

    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="bien-ban-2026-10.docx"'
    assert answer.headers["cache-control"] == "no-store"
    assert "BIÊN BẢN" in "\n".join(
        one.text for one in Document(io.BytesIO(answer.content)).paragraphs
    )


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.REVIEWER, Role.ADMIN])
def test_who_may_not_read_papers_is_refused(browser: TestClient, role: Role) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(role, unit_id=make.make_branch()))

    answer = browser.get(MINUTES)

    assert (answer.status_code, answer.text) == (
        403,
        "Tài khoản này không có quyền thực hiện việc này.",
    )


def test_nobody_is_asked_to_sign_in(browser: TestClient) -> None:
    make.make_open_meeting()

    assert browser.get(MINUTES).status_code == 401


def test_a_refusal_speaks_the_language_of_the_browser(browser: TestClient) -> None:
    answer = browser.get(MINUTES, headers={"accept-language": "en-GB,en;q=0.8"})

    assert answer.text.startswith("Your sign-in")


def test_a_month_without_a_meeting_is_not_found(browser: TestClient) -> None:
    sign_in_here(browser, sign_in(Role.SECRETARY))

    assert browser.get("/files/2031-01/minutes.docx").status_code == 404


def test_a_one_time_password_opens_no_paper(browser: TestClient) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(Role.SECRETARY, must_change_password=True))

    assert browser.get(MINUTES).status_code == 403


@pytest.mark.office
def test_a_secretary_downloads_the_minutes_as_pdf(browser: TestClient) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(Role.SECRETARY))

    answer = browser.get("/files/2026-10/minutes.pdf")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="bien-ban-2026-10.pdf"'
    assert "BIÊN BẢN" in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_a_pdf_without_permission_is_refused_before_it_is_made(browser: TestClient) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(Role.REVIEWER))

    assert browser.get("/files/2026-10/minutes.pdf").status_code == 403


def test_a_pdf_without_an_office_says_what_is_missing(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(Role.SECRETARY))
    monkeypatch.setenv("PATH", str(tmp_path))

    answer = browser.get("/files/2026-10/minutes.pdf")

    assert answer.status_code == 503
    assert "libreoffice-writer-nogui" in answer.text
