"""A connection that takes too long ends; one address holds not all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from console.settings import Settings
from console.web.connections import connection_of
from console.web.shares import Share

REQUEST = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n"
LONG = "x" * 8_000_000

Client = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Client]]


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    text = LONG if scope["path"] == "/long" else "ok"
    await PlainTextResponse(text)(scope, receive, send)


def _served(does: Callable[[Connect], Awaitable[None]], **changed: Any) -> None:
    """Serve on a free port while something is done, all waits being short."""

    async def run() -> None:
        kind = connection_of(Settings(trusted_proxies="203.0.113.1"), **changed)
        config = uvicorn.Config(_app, http=kind, lifespan="off", log_config=None, access_log=False)
        config.load()
        state = uvicorn.server.ServerState()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: kind(config, state, {}), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        writers: list[asyncio.StreamWriter] = []

        async def connect() -> Client:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writers.append(writer)
            return reader, writer

        try:
            await does(connect)
        finally:
            for writer in writers:
                writer.transport.abort()
            server.close()

    asyncio.run(asyncio.wait_for(run(), 30))


async def _rest(reader: asyncio.StreamReader) -> bytes:
    """Read until the server ends the connection; an end without a farewell is one too."""
    read = b""
    try:
        while part := await reader.read(65_536):
            read += part
    except ConnectionResetError:
        pass
    return read


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nhost: a\r\nx-slow: "])
def test_headers_that_never_end_are_not_waited_for(sent: bytes) -> None:
    async def says_half(connect: Connect) -> None:
        reader, writer = await connect()
        writer.write(sent)

        assert await _rest(reader) == b""

    _served(says_half, head_seconds=0.05)


def test_the_headers_of_the_next_request_have_their_time_too() -> None:
    async def asks_twice(connect: Connect) -> None:
        reader, writer = await connect()
        writer.write(REQUEST)
        await reader.readuntil(b"ok")
        writer.write(b"GET / HT")

        assert await _rest(reader) == b""

    _served(asks_twice, head_seconds=0.8)


def test_who_does_not_read_the_answer_is_not_waited_for() -> None:
    is_ended = asyncio.Event()

    class Held(Share):
        def give_back(self, address: str) -> None:
            super().give_back(address)
            is_ended.set()

    async def reads_nothing(connect: Connect) -> None:
        reader, writer = await connect()
        writer.write(REQUEST.replace(b"/ ", b"/long ", 1))
        await reader.readuntil(b"\r\n\r\n")
        await is_ended.wait()

        assert len(await _rest(reader)) < len(LONG)

    _served(reads_nothing, held=Held(4), stalled_seconds=0.05)


def test_one_address_holds_half_of_the_connections_and_gets_them_back() -> None:
    held = Share(4)

    async def opens_many(connect: Connect) -> None:
        await connect()
        clients = [await connect() for _ in range(2)]
        answers = []
        for reader, writer in clients:
            writer.write(REQUEST.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n"))
            answers.append((await _rest(reader))[-2:])

        assert answers == [b"ok", b""]
        assert held.held == 1

    _served(opens_many, held=held)
