"""No board without its permission: every role asks a real server for every board."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import websockets

from console.auth import login_sessions
from console.auth.cookies import SESSION_COOKIE
from console.auth.permissions import HELD, Permission
from models.codes.people import Role
from tests import make
from tests.cast import NAMES, sign_in
from tests.serving import Server, served

BOARDS = {"staff": Permission.MEETING_READ, "chair": Permission.CAPTURE_READ}
PUBLIC = {"meeting", "matter", "floor", "next", "last"}
CLOSED_TO, SIGNED_OUT = 4403, 4401


@pytest.fixture
def server(tmp_path: Path, sqlite_template: Path) -> Iterator[Server]:
    with served(tmp_path, sqlite_template) as running:
        yield running


def token_of(role: Role) -> str:
    actor = sign_in(role, unit_id=make.make_branch() if role is Role.OPERATOR else None)
    ticket = login_sessions.make_ticket(actor.account_id)
    return login_sessions.redeem(ticket, device_token=None).cookie_token


def test_a_board_is_sent_to_those_who_may_watch_it(server: Server) -> None:
    make.make_open_meeting()

    for role in NAMES:
        token = token_of(role)
        for board, permission in BOARDS.items():
            sections, code = asyncio.run(_watch(server, board, token))
            if permission in HELD[role]:
                assert sections >= {"meeting", "queue"}, (role, board)
            else:
                assert (sections, code) == (set(), CLOSED_TO), (role, board)


def test_a_stranger_gets_the_public_board_and_no_other(server: Server) -> None:
    make.make_open_meeting()

    public, _ = asyncio.run(_watch(server, "public", ""))
    refused = [asyncio.run(_watch(server, board, "")) for board in BOARDS]

    assert public == PUBLIC
    assert refused == [(set(), SIGNED_OUT)] * len(BOARDS)


async def _watch(server: Server, board: str, token: str) -> tuple[set[str], int | None]:
    """Give the sections of the first board, or none and the code of closing."""
    address = f"{server.address.replace('http', 'ws')}/live/2026-10?board={board}"
    headers = {"cookie": f"{SESSION_COOKIE}={token}"} if token else {}
    origin = websockets.Origin(server.address)
    async with websockets.connect(address, origin=origin, additional_headers=headers) as socket:
        with contextlib.suppress(websockets.ConnectionClosed):
            while True:
                told = json.loads(await asyncio.wait_for(socket.recv(), 20))
                if "sections" in told:
                    return set(told["sections"]), None
        return set(), socket.close_code
