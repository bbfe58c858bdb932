"""Programmes and invitations are for those who may read papers."""

import io
import zipfile

import pytest
from docx import Document
from starlette.testclient import TestClient

from console.official.acts import documents
from models.codes.documents import DocumentKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import sign_in_here


def drafted() -> int:
    minh = sign_in(Role.SECRETARY, name="nguoi-soan")
    meeting_id = make.make_meeting()
    paper_id = documents.draft_paper(minh, meeting_id, DocumentKind.INVITATION)
    documents.write_paper(
        minh,
        meeting_id,
        paper_id,
        subject="Tham dự",
        body="Tới dự.",
        addressees="Ông Long\nBà Mai",
        signer_title="GIÁM ĐỐC",
        signer="Hà",
        seen=1,
    )
    return paper_id


def test_a_draft_is_downloaded_as_it_stands(browser: TestClient) -> None:
    paper_id = drafted()
    sign_in_here(browser, sign_in(Role.SECRETARY))

    answer = browser.get(f"/files/papers/{paper_id}.docx")

    named = 'attachment; filename="giay-moi-2026-10-du-thao.docx"'
    assert (answer.status_code, answer.headers["content-disposition"]) == (200, named)
    assert answer.headers["cache-control"] == "no-store"
    told = [one.text for one in Document(io.BytesIO(answer.content)).paragraphs]
    assert told.count("GIẤY MỜI") == 2


def test_each_invitation_is_a_file_in_the_zip(browser: TestClient) -> None:
    paper_id = drafted()
    sign_in_here(browser, sign_in(Role.SECRETARY))

    answer = browser.get(f"/files/papers/{paper_id}.zip")

    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 2


@pytest.mark.parametrize("ending", ["docx", "pdf", "zip"])
@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.REVIEWER, Role.ADMIN])
def test_who_may_not_read_papers_is_refused(browser: TestClient, role: Role, ending: str) -> None:
    paper_id = drafted()
    sign_in_here(browser, sign_in(role, unit_id=make.make_branch()))

    assert browser.get(f"/files/papers/{paper_id}.{ending}").status_code == 403


def test_nobody_gets_no_paper(browser: TestClient) -> None:
    assert browser.get(f"/files/papers/{drafted()}.docx").status_code == 401


def test_an_unknown_paper_is_not_found(browser: TestClient) -> None:
    make.make_meeting()
    sign_in_here(browser, sign_in(Role.SECRETARY))

    assert browser.get("/files/papers/99.docx").status_code == 404
