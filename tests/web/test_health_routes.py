"""Lives, can work, and how it goes."""

from starlette.testclient import TestClient

from console import db
from tests import make
from tests.web.conftest import OWN, opened


def test_the_process_lives(browser: TestClient) -> None:
    assert browser.get("/healthz").text == "ok"


def test_it_is_ready_when_the_database_answers_with_the_newest_schema(browser: TestClient) -> None:
    answer = browser.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"database": True, "schema": True})


def test_it_is_not_ready_with_another_schema(browser: TestClient) -> None:
    with db.engine().begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")

    answer = browser.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"database": True, "schema": False})


def test_it_is_not_ready_without_a_database(browser: TestClient) -> None:
    db.connect("postgresql://nobody@127.0.0.1:9/nothing")

    answer = browser.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"database": False, "schema": False})


def test_metrics_count_open_sockets(sqlite_database: str) -> None:
    make.make_open_meeting()
    with (
        opened(metrics_token="open-sesame") as browser,
        browser.websocket_connect("/live/2026-10", headers=OWN) as socket,
    ):
        socket.receive_json()
        answer = browser.get("/metrics", headers={"authorization": "Bearer open-sesame"})

    lines = answer.text.splitlines()
    assert "console_live_sockets 1" in lines
    assert "console_requests_running 1" in lines
    assert "console_acts_retried_total 0" in lines
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
