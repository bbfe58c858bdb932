"""The public pages of results: read, searched, downloaded, taken back; without scripts."""

import csv
import io
import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from console.auth.actor import Actor
from console.publishing.rules import hash_of
from console.results.acts import publication
from console.settings import Settings
from console.web import results_routes, row_paths
from tests.console.results import test_results
from tests.console.results.test_results import PRIVATE, publish

meeting_id, minh = test_results.meeting_id, test_results.minh


@pytest.fixture
def database(sqlite_database: str) -> str:
    return sqlite_database


@pytest.fixture
def browser() -> TestClient:
    row_paths.install()
    return TestClient(Starlette(routes=results_routes.routes(Settings())))


def test_before_anything_is_public_the_index_says_so(browser: TestClient, meeting_id: int) -> None:
    assert "Chưa có kỳ nào công bố" in browser.get("/results").text
    assert browser.get("/results/2026-10").status_code == 404
    assert browser.get("/results/2026-10.json").status_code == 404


@pytest.mark.parametrize(
    "path", ["/results", "/results/2026-10", "/results/2026-10/7", "/results?q=cap+giay"]
)
def test_everybody_reads_results_and_no_person(
    browser: TestClient, meeting_id: int, minh: Actor, path: str
) -> None:
    publish(minh, meeting_id)
    answer = browser.get(path)

    assert answer.status_code == 200
    assert len(answer.content) < 60_000
    assert not any(private in answer.text for private in PRIVATE)
    assert "<script" not in answer.text


def test_the_page_tells_question_answer_unit_and_proof(
    browser: TestClient, meeting_id: int, minh: Actor
) -> None:
    publish(minh, meeting_id)
    page = browser.get("/results/2026-10").text
    data = browser.get("/results/2026-10.json").text

    assert "bao giờ cấp giấy?" in page
    assert "Trả lời bằng văn bản" in page
    assert "12/11/2026" in page
    assert hash_of(data) in page
    assert json.loads(data)["meeting"] == "2026-10"


def test_the_table_has_one_line_a_matter(browser: TestClient, meeting_id: int, minh: Actor) -> None:
    publish(minh, meeting_id)
    answer = browser.get("/results/2026-10.csv")
    heads, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))

    assert heads[:3] == ["meeting", "number", "field"]
    assert row[:2] == ["2026-10", "7"]
    assert "attachment" in answer.headers["content-disposition"]


def test_the_news_name_the_meeting(browser: TestClient, meeting_id: int, minh: Actor) -> None:
    publish(minh, meeting_id)
    news = browser.get("/results.atom").text

    assert "/results/2026-10</id>" in news
    assert "tháng 10/2026" in news


def test_what_was_taken_back_says_why(browser: TestClient, meeting_id: int, minh: Actor) -> None:
    publish(minh, meeting_id)
    publication.retract_results(minh, meeting_id, "Sai <b>số liệu</b>", seen=1)
    answer = browser.get("/results/2026-10")

    assert answer.status_code == 410
    assert "Sai &lt;b&gt;số liệu&lt;/b&gt;" in answer.text
    assert "bao giờ cấp giấy" not in answer.text
    assert browser.get("/results/2026-10.csv").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("/results/2026-11", "/results/x", "/results/2026-10/8", "/results/2026-10/99999999999"),
        *("/results/2026-10.xlsx", "/results/2026-10/7/x"),
    ],
)
def test_where_nothing_is_a_page_of_ours_says_so(
    browser: TestClient, meeting_id: int, minh: Actor, path: str
) -> None:
    publish(minh, meeting_id)

    assert browser.get(path).status_code == 404
