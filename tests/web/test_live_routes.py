"""The live socket: who may connect, what is told, when it closes."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from console import clock, db
from console.administration.acts import accounts as administration
from console.auth import login_sessions
from console.bootstrap import command_line
from console.capture.acts import notes
from console.floor.acts import sitting as floor
from models import Account, LoginSession
from models.codes.capture import NoteKind
from models.codes.people import Role
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


def test_act_topics_are_told_to_who_is_signed_in_alone(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)

    with browser.websocket_connect("/live/2026-10", headers=OWN) as public:
        first_board(public)
        sign_in_here(browser, minh)
        with browser.websocket_connect("/live/2026-10?board=staff", headers=OWN) as staff:
            first_board(staff)
            floor.recess(minh, meeting_id)
            told, told_staff = public.receive_json(), staff.receive_json()

    assert (told["topics"], told_staff["topics"]) == ([], ["floor", "meeting"])


def test_an_act_that_changes_nothing_public_is_told_to_the_staff_alone(
    browser: TestClient,
) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)

    with browser.websocket_connect("/live/2026-10", headers=OWN) as public:
        first_board(public)
        sign_in_here(browser, minh)
        with browser.websocket_connect("/live/2026-10?board=chair", headers=OWN) as chair:
            first_board(chair)
            notes.note(minh, meeting_id, NoteKind.CHAIR, "Mời đại biểu phát biểu")
            told = chair.receive_json()
            floor.recess(minh, meeting_id)
            told_public = public.receive_json()

    assert (told["number"], told["sections"], told["topics"]) == (1, {}, ["capture"])
    assert told_public["number"] == 2


BOARDS_OF = {
    Role.SECRETARY: "public staff chair",
    Role.LEADER: "public staff chair",
    Role.AUDITOR: "public staff chair",
    Role.REVIEWER: "public staff",
    Role.OPERATOR: "public staff",
    Role.DEPARTMENT: "public staff",
    Role.PUBLISHER: "public staff",
    Role.ADMIN: "public staff",
}


@pytest.mark.parametrize("role", BOARDS_OF)
@pytest.mark.parametrize("board", ["public", "staff", "chair"])
def test_a_board_is_given_to_the_roles_it_is_for(
    browser: TestClient, role: Role, board: str
) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(role))

    path = f"/live/2026-10?board={board}"
    if board in BOARDS_OF[role]:
        with browser.websocket_connect(path, headers=OWN) as socket:
            assert ("matters" in first_board(socket)["sections"]) == (board == "chair")
    else:
        assert closed_with(browser, path) == 4403


@pytest.mark.parametrize(
    ("board", "code"), [("staff", 4401), ("chair", 4401), ("house", 4403), ("", 4403)]
)
def test_a_stranger_is_given_the_public_board_alone(
    browser: TestClient, board: str, code: int
) -> None:
    make.make_open_meeting()

    assert closed_with(browser, f"/live/2026-10?board={board}") == code


def test_a_one_time_password_opens_the_public_board_alone(browser: TestClient) -> None:
    make.make_open_meeting()
    sign_in_here(browser, sign_in(Role.SECRETARY, must_change_password=True))

    assert closed_with(browser, "/live/2026-10?board=staff") == 4403


def test_who_comes_back_with_the_newest_number_is_told_nothing_it_has(
    browser: TestClient,
) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)

    with browser.websocket_connect("/live/2026-10", headers=OWN) as first:
        start = first.receive_json()["start_id"]
        first.receive_json()
        resumed = f"/live/2026-10?board=public&after=0&start={start}"
        with browser.websocket_connect(resumed, headers=OWN) as socket:
            socket.receive_json()
            floor.recess(minh, meeting_id)
            told = socket.receive_json()

    assert (told["number"], told["full"], list(told["sections"])) == (1, False, ["meeting"])


def test_who_missed_some_numbers_is_told_what_changed_since(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)

    with browser.websocket_connect("/live/2026-10", headers=OWN) as staying:
        start = staying.receive_json()["start_id"]
        staying.receive_json()
        for act in (floor.recess, floor.end_recess, floor.recess):
            act(minh, meeting_id)
        while staying.receive_json()["number"] < 3:
            pass
        resumed = f"/live/2026-10?after=0&start={start}"
        with browser.websocket_connect(resumed, headers=OWN) as socket:
            hello, told = socket.receive_json(), socket.receive_json()

    assert (hello["number"], told["number"], told["full"]) == (3, 3, False)
    assert list(told["sections"]) == ["meeting"]


@pytest.mark.parametrize(
    "asked", ["after=0&start=another", "after=77", "after=x&start=", "after=-1"]
)
def test_who_comes_from_another_start_is_told_everything(browser: TestClient, asked: str) -> None:
    make.make_open_meeting()

    with browser.websocket_connect(f"/live/2026-10?{asked}", headers=OWN) as socket:
        assert list(first_board(socket)["sections"]) == [
            "meeting",
            "matter",
            "floor",
            "next",
            "last",
        ]


def test_an_operator_is_told_of_the_own_site_too(browser: TestClient) -> None:
    meeting_id, branch = make.make_open_meeting(), make.make_branch()
    make.make_bridge(meeting_id, branch)
    sign_in_here(browser, sign_in(Role.OPERATOR, unit_id=branch))

    with browser.websocket_connect("/live/2026-10?board=staff", headers=OWN) as socket:
        own = first_board(socket)["sections"]["mine"]["body"]

    assert own["bridge"]["name"] == "Chi nhánh số 1"


def test_a_tab_asks_whether_its_page_session_lives(sqlite_database: str) -> None:
    with opened(lives=lambda one: one == "here") as browser:
        sign_in_here(browser, sign_in(Role.SECRETARY))
        with browser.websocket_connect("/live/session", headers=OWN) as socket:
            socket.receive_json()
            socket.send_json({"session": "here"})
            here = socket.receive_json()
            socket.send_json({"session": "gone"})
            gone = socket.receive_json()

    assert here == {"session": "here", "lives": True}
    assert gone == {"session": "gone", "lives": False}


def test_a_stranger_learns_of_no_page_session(sqlite_database: str) -> None:
    make.make_open_meeting()
    with (
        opened(lives=lambda _session: True) as browser,
        browser.websocket_connect("/live/2026-10", headers=OWN) as socket,
    ):
        first_board(socket)
        socket.send_json({"session": "here"})

        assert socket.receive_json() == {"session": "here", "lives": False}


@pytest.mark.parametrize("said", ["", "[]", "nonsense", '{"session": 7}', "[" * 900])
def test_what_nobody_understands_is_not_answered(browser: TestClient, said: str) -> None:
    sign_in_here(browser, sign_in(Role.SECRETARY))

    with browser.websocket_connect("/live/session", headers=OWN) as socket:
        socket.receive_json()
        socket.send_text(said)
        socket.send_json({"session": "after"})

        assert socket.receive_json()["session"] == "after"


def test_an_account_that_may_not_see_its_board_any_more_is_closed_with_the_heartbeat(
    sqlite_database: str,
) -> None:
    make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    with opened(heartbeat_seconds=0.05) as browser:
        sign_in_here(browser, minh)
        with browser.websocket_connect("/live/2026-10?board=chair", headers=OWN) as socket:
            first_board(socket)
            with db.writing() as session:
                session.get_one(Account, minh.account_id).role = Role.PUBLISHER
            code = code_of_the_end(socket)

    assert code == 4403


def test_metrics_tell_who_looks_and_what_was_sent(sqlite_database: str) -> None:
    make.make_open_meeting()
    with opened(metrics_token="m") as browser:
        sign_in_here(browser, sign_in(Role.SECRETARY))
        with (
            browser.websocket_connect("/live/2026-10", headers=OWN) as public,
            browser.websocket_connect("/live/2026-10?board=chair", headers=OWN) as chair,
        ):
            first_board(public)
            first_board(chair)
            told = browser.get("/metrics", headers={"authorization": "Bearer m"}).text

    lines = [line for line in told.splitlines() if line.startswith("console_live")]
    assert lines == [
        "console_live_sockets 2",
        "console_live_sockets_public 1",
        "console_live_sockets_staff 0",
        "console_live_sockets_chair 1",
        "console_live_boards_drawn_total 1",
        "console_live_messages_sent_total 2",
    ]


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
