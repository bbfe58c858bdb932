"""SIGTERM in the middle of work: what runs is committed, sockets are told, the process ends."""

import asyncio
import json
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import httpx
import pytest
import websockets
from sqlalchemy import func, select

from console import db
from console.auth import login_sessions
from console.web.asgi import finish_acts
from models import LoginSession
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.serving import START_SECONDS, Server, served


@pytest.fixture
def server(tmp_path: Path, sqlite_template: Path) -> Iterator[Server]:
    with served(tmp_path, sqlite_template) as running:
        yield running


def wait_until_running(server: Server, requests: int) -> None:
    """Ask the server itself until it answers that many requests at once."""
    deadline = monotonic() + 10
    while monotonic() < deadline:
        told = httpx.get(f"{server.address}/metrics").text.splitlines()
        if f"console_requests_running {requests}" in told:
            return
    pytest.fail("the request never arrived")


def test_an_act_that_runs_is_committed_and_answered_before_the_end(server: Server) -> None:
    ticket = login_sessions.make_ticket(sign_in(Role.SECRETARY).account_id)
    answers: list[httpx.Response] = []

    def post() -> None:
        own = {"origin": server.address}
        address = f"{server.address}/session"
        answers.append(httpx.post(address, content=ticket, headers=own, timeout=30))

    asking = threading.Thread(target=post)
    with db.writing() as holding:
        holding.connection()  # holds the database from here: the act has to wait for its end
        asking.start()
        wait_until_running(server, 2)
        server.process.send_signal(signal.SIGTERM)
        server.wait_for("Shutting down")
    asking.join(timeout=10)

    assert server.process.wait(timeout=START_SECONDS) == 0
    assert [one.status_code for one in answers] == [204]
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(LoginSession)) == 2


def test_open_sockets_are_told_that_the_server_stops(server: Server) -> None:
    make.make_open_meeting()

    async def listen() -> tuple[dict[str, object], int | None]:
        address = server.address.replace("http", "ws")
        async with websockets.connect(
            f"{address}/live/2026-10", origin=websockets.Origin(server.address)
        ) as socket:
            hello = json.loads(await socket.recv())
            server.process.send_signal(signal.SIGTERM)
            await socket.wait_closed()
            return hello, socket.close_code

    hello, code = asyncio.run(listen())

    assert set(hello) == {"start_id", "number", "server_at"}
    assert code == 1012
    assert server.process.wait(timeout=START_SECONDS) == 0


def test_nothing_private_is_logged(server: Server) -> None:
    ticket = login_sessions.make_ticket(sign_in(Role.SECRETARY).account_id)
    answer = httpx.post(
        f"{server.address}/session?who=minh", content=ticket, headers={"origin": server.address}
    )
    server.close()

    tokens = [line.split("=")[1].split(";")[0] for line in answer.headers.get_list("set-cookie")]
    logged = "\n".join(server.lines[1:])
    assert (answer.status_code, len(tokens)) == (204, 2)
    assert [one for one in (ticket, *tokens, "minh", "127.0.0.1") if one in logged] == []
    assert [one for one in server.lines[1:] if not one.startswith("{")] == []


def test_scripts_that_run_are_waited_for() -> None:
    finish = threading.Event()
    script = threading.Thread(target=finish.wait, name="ScriptRunner.scriptThread")
    script.start()
    finish_acts(0.01)
    waited_in_vain = script.is_alive()

    finish.set()
    finish_acts(10)

    assert (waited_in_vain, script.is_alive()) == (True, False)
