"""A server and another process on one database: what the other commits reaches the sockets."""

import asyncio
import json
from typing import Any

import httpx
import websockets

from console.administration.acts import accounts as administration
from console.auth import login_sessions
from console.auth.cookies import SESSION_COOKIE
from console.bootstrap import command_line
from console.floor.acts import sitting as floor
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.serving import Server, serving

SECONDS = 30.0


def connect(server: Server, path: str, cookie: str = "") -> websockets.connect:
    address = server.address.replace("http", "ws")
    return websockets.connect(
        f"{address}{path}",
        origin=websockets.Origin(server.address),
        additional_headers={"cookie": f"{SESSION_COOKIE}={cookie}"} if cookie else {},
    )


async def heard(socket: Any) -> Any:
    async with asyncio.timeout(SECONDS):
        return json.loads(await socket.recv())


def test_an_act_of_another_process_reaches_the_boards_and_ends_its_logins(database: str) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    cookie = login_sessions.redeem(login_sessions.make_ticket(minh.account_id), device_token=None)

    async def play(server: Server) -> tuple[Any, Any, int | None]:
        chair_path = "/live/2026-10?board=chair"
        async with (
            connect(server, "/live/2026-10") as public,
            connect(server, chair_path, cookie.cookie_token) as chair,
        ):
            for socket in (public, public, chair, chair):
                await heard(socket)
            await asyncio.to_thread(floor.recess, minh, meeting_id)
            told, told_chair = await heard(public), await heard(chair)
            cli = command_line()
            await asyncio.to_thread(administration.close_account, cli, minh.account_id)
            async with asyncio.timeout(SECONDS):
                await chair.wait_closed()
            return told, told_chair, chair.close_code

    with serving(database) as server:
        told, told_chair, code = asyncio.run(play(server))

    assert (told["number"], list(told["sections"]), told["topics"]) == (1, ["meeting"], [])
    assert told_chair["topics"] == ["floor", "meeting"]
    assert code == 4401


def test_two_servers_on_one_database_tell_the_same_and_sign_out_together(
    postgres_database: str,
) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    given = login_sessions.redeem(login_sessions.make_ticket(minh.account_id), device_token=None)

    async def play(one: Server, other: Server) -> tuple[Any, Any, int | None]:
        path = "/live/2026-10?board=staff"
        async with (
            connect(one, path, given.cookie_token) as here,
            connect(other, path, given.cookie_token) as there,
        ):
            for socket in (here, here, there, there):
                await heard(socket)
            await asyncio.to_thread(floor.recess, minh, meeting_id)
            told = await heard(here), await heard(there)
            await asyncio.to_thread(sign_out, one, given.cookie_token)
            async with asyncio.timeout(SECONDS):
                await there.wait_closed()
            return *told, there.close_code

    with serving(postgres_database) as one, serving(postgres_database) as other:
        told, told_there, code = asyncio.run(play(one, other))

    assert told["sections"] == told_there["sections"]
    assert code == 4401


def sign_out(server: Server, cookie: str) -> None:
    httpx.post(
        f"{server.address}/session/end",
        headers={"origin": server.address},
        cookies={SESSION_COOKIE: cookie},
    ).raise_for_status()
