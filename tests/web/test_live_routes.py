"""The live socket: who may connect, what is told, when it closes."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from console import clock, db
from console.administration import actions as administration
from console.auth import login_sessions
from console.bootstrap import command_line
from console.floor import course as floor
from models import LoginSession
from models.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import OWN, opened, sign_in_here


def first_board(socket: WebSocketTestSession) -> dict[str, Any]:
    """Read the hello and the whole board after it."""
    hello = socket.receive_json()
    board: dict[str, Any] = socket.receive_json()
    assert ("start_id" in hello, board["full"]) == (True, True)
    return board


def test_the_hello_names_this_start_of_the_server_and_the_newest_number(
    browser: TestClient,
) -> None:
    make.make_open_meeting()

    with (
        browser.websocket_connect("/live/2026-10", headers=OWN) as one,
        browser.websocket_connect("/live/2026-10", headers=OWN) as other,
    ):
        hello, again = one.receive_json(), other.receive_json()

    assert (hello["number"], hello["start_id"]) == (0, again["start_id"])
    assert hello["server_at"].endswith("+00:00")


def test_an_act_is_told_to_the_sockets_of_its_meeting(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    other_id = make.make_open_meeting("2026-11")
    minh = sign_in(Role.SECRETARY)

    with (
        browser.websocket_connect("/live/2026-10", headers=OWN) as here,
        browser.websocket_connect("/live/2026-11", headers=OWN) as elsewhere,
    ):
        first_board(here)
        first_board(elsewhere)
        floor.recess(minh, meeting_id)
        told = here.receive_json()
        floor.recess(minh, other_id)
        told_elsewhere = elsewhere.receive_json()

    assert (told["meeting"], told["number"], told["full"]) == ("2026-10", 1, False)
    assert list(told["sections"]) == ["meeting"]
    assert told["sections"]["meeting"]["body"]["state"] == "recess"
    assert (told_elsewhere["meeting"], told_elsewhere["number"]) == ("2026-11", 1)


def test_a_silent_meeting_is_told_by_heartbeats(sqlite_database: str) -> None:
    make.make_open_meeting()

    with (
        opened(heartbeat_seconds=0.01) as browser,
        browser.websocket_connect("/live/2026-10", headers=OWN) as socket,
    ):
        first_board(socket)

        assert list(socket.receive_json()) == ["server_at"]


@pytest.mark.parametrize("headers", [{"origin": "https://evil.test"}, {}])
def test_a_foreign_page_cannot_connect(browser: TestClient, headers: dict[str, str]) -> None:
    make.make_open_meeting()

    with (
        pytest.raises(WebSocketDisconnect),
        browser.websocket_connect("/live/2026-10", headers=headers),
    ):
        pytest.fail("connected")


def closed_with(browser: TestClient, path: str) -> int:
    with browser.websocket_connect(path, headers=OWN) as socket:
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
        return closed.value.code


def code_of_the_end(socket: WebSocketTestSession) -> int:
    """Read on past heartbeats until the socket closes."""
    try:
        while True:
            socket.receive_json()
    except WebSocketDisconnect as closed:
        return closed.code


@pytest.mark.parametrize("code", ["2031-01", "house"])
def test_a_meeting_that_is_not_there_closes_4404(browser: TestClient, code: str) -> None:
    assert closed_with(browser, f"/live/{code}") == 4404


def test_a_tab_without_sign_in_closes_4401(browser: TestClient) -> None:
    assert closed_with(browser, "/live/session") == 4401


def test_signing_out_closes_the_sockets_of_that_login_session_alone(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    with browser.websocket_connect("/live/2026-10", headers=OWN) as stranger:
        ending = sign_in_here(browser, minh)
        with browser.websocket_connect("/live/session", headers=OWN) as mine:
            mine.receive_json()

            login_sessions.end(ending)

            with pytest.raises(WebSocketDisconnect) as closed:
                mine.receive_json()
        first_board(stranger)
        floor.recess(minh, meeting_id)
        assert stranger.receive_json()["number"] == 1
    assert closed.value.code == 4401


def test_closing_the_account_closes_its_sockets(browser: TestClient) -> None:
    minh = sign_in(Role.SECRETARY)
    sign_in_here(browser, minh)

    with browser.websocket_connect("/live/session", headers=OWN) as socket:
        socket.receive_json()
        administration.close_account(command_line(), minh.account_id)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 4401


def test_revoking_a_login_session_closes_its_socket(browser: TestClient) -> None:
    revoked = sign_in_here(browser, sign_in(Role.SECRETARY))

    with browser.websocket_connect("/live/session", headers=OWN) as socket:
        socket.receive_json()
        administration.revoke_session(command_line(), revoked)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 4401


def test_a_login_that_ran_out_unheard_closes_at_the_next_heartbeat(sqlite_database: str) -> None:
    with opened(heartbeat_seconds=0.05) as browser:
        ending = sign_in_here(browser, sign_in(Role.SECRETARY))
        with browser.websocket_connect("/live/session", headers=OWN) as socket:
            socket.receive_json()
            with db.writing() as session:
                row = session.get_one(LoginSession, ending)
                row.expires_at = clock.now() - timedelta(seconds=1)
            code = code_of_the_end(socket)

    assert code == 4401


def test_a_client_that_talks_too_much_is_cut_off(browser: TestClient) -> None:
    make.make_open_meeting()

    with browser.websocket_connect("/live/2026-10", headers=OWN) as socket:
        first_board(socket)
        socket.send_text("x" * 2000)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 1009
