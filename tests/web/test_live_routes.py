"""The live socket: who may connect, what is told, when it closes."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from console import clock, db
from console.administration import actions as administration
from console.auth import login_sessions
from console.bootstrap import command_line
from console.capture import actions as capture
from console.live.bell import BELL, Ring
from console.web.live_routes import LiveSocket
from models import LoginSession
from models.capture import NoteKind
from models.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import OWN, opened, sign_in_here


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
    make.make_meeting("2026-11")
    minh = sign_in(Role.SECRETARY)

    with (
        browser.websocket_connect("/live/2026-10", headers=OWN) as here,
        browser.websocket_connect("/live/2026-11", headers=OWN) as elsewhere,
    ):
        here.receive_json()
        elsewhere.receive_json()
        capture.note(minh, meeting_id, NoteKind.CHAIR, "Mời đại biểu phát biểu")
        told = here.receive_json()
        BELL.ring(Ring("2026-11", 5, ()))
        told_elsewhere = elsewhere.receive_json()

    assert (told["meeting"], told["number"]) == ("2026-10", 1)
    assert (told_elsewhere["meeting"], told_elsewhere["number"]) == ("2026-11", 5)


def test_a_silent_meeting_is_told_by_heartbeats(sqlite_database: str) -> None:
    make.make_open_meeting()

    with (
        opened(heartbeat_seconds=0.01) as browser,
        browser.websocket_connect("/live/2026-10", headers=OWN) as socket,
    ):
        socket.receive_json()

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
    make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    with browser.websocket_connect("/live/2026-10", headers=OWN) as stranger:
        stranger.receive_json()
        ending = sign_in_here(browser, minh)
        with browser.websocket_connect("/live/session", headers=OWN) as mine:
            mine.receive_json()

            login_sessions.end(ending)

            with pytest.raises(WebSocketDisconnect) as closed:
                mine.receive_json()
        BELL.ring(Ring("2026-10", 1, ()))
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
        socket.receive_json()
        socket.send_text("x" * 2000)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 1009


def test_a_slow_reader_is_told_the_newest_number_once() -> None:
    socket = LiveSocket("2026-10", None)

    for number in range(1, 1001):
        socket.hear(Ring("2026-10", number, ()))

    assert socket.take() == (1000, None)
    assert socket.take() == (None, None)
