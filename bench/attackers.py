"""What strangers may do to the server, one after the other, from an address of their own.

    python -m bench.attackers reruns http://127.0.0.1:8501

Goes on until it is ended. Whatever the server ends is begun anew.
"""

import asyncio
import contextlib
import itertools
import resource
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

SOURCE = "127.0.0.2"
STREAM, BOARD = "/_stcore/stream", "/live/2026-10?board=public&screen=phone&lang=vi"
PAUSE = 0.05  # seconds before what was ended is begun anew
_BROKEN = (OSError, TimeoutError, websockets.WebSocketException)

Attack = Callable[[str], Coroutine[Any, Any, None]]


async def idle_pages(address: str) -> None:
    """Sixty pages that say nothing."""
    await _at_once(60, lambda: _listen(address, STREAM))


async def foreign_pages(address: str) -> None:
    """Handshakes of somebody else's page."""
    await _at_once(10, lambda: _listen(address, STREAM, origin="https://evil.example"))


async def reruns(address: str) -> None:
    """Forty-nine sign-in pages that ask to be drawn again and again."""
    await _at_once(49, lambda: _shout(address, _rerun()))


async def patient_reruns(address: str) -> None:
    """Twenty sign-in pages that ask as often as they are let."""
    await _at_once(20, lambda: _shout(address, _rerun(), pause=4.0))


async def small_messages(address: str) -> None:
    """One socket that never stops talking."""
    await _at_once(1, lambda: _shout(address, b"{}"))


async def viewers(address: str) -> None:
    """Three thousand phones of one address."""
    await _at_once(3_000, lambda: _listen(address, BOARD))


async def half_requests(address: str) -> None:
    """Five hundred requests whose headers never end."""
    await _at_once(500, lambda: _say(address, b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "))


async def slow_forms(address: str) -> None:
    """Eight forms with files that arrive a byte at a time."""
    head = (
        b"POST /register/2026-10 HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    )
    await _at_once(8, lambda: _say(address, head, drip=b"x"))


async def unread_answers(address: str) -> None:
    """A hundred connections that ask for pages and read none."""
    request = b"GET /register/2026-10 HTTP/1.1\r\nHost: a\r\n\r\n"
    await _at_once(100, lambda: _say(address, request * 200))


async def guesses(address: str) -> None:
    """Receipt codes, forty-eight side by side."""
    numbers = itertools.count()

    async def guess() -> None:
        code = f"{next(numbers):012d}".translate(str.maketrans("01", "AB"))
        await _say(address, f"GET /my/{code} HTTP/1.0\r\nHost: a\r\n\r\n".encode(), is_read=True)

    await _at_once(48, guess)


ATTACKS: dict[str, Attack] = {
    attack.__name__: attack
    for attack in (
        idle_pages,
        foreign_pages,
        reruns,
        patient_reruns,
        small_messages,
        viewers,
        half_requests,
        slow_forms,
        unread_answers,
        guesses,
    )
}


async def _at_once(count: int, begin: Callable[[], Awaitable[None]]) -> None:
    async def again() -> None:
        while True:
            with contextlib.suppress(*_BROKEN):
                await begin()
            await asyncio.sleep(PAUSE)

    await asyncio.gather(*(again() for _ in range(count)))


async def _listen(address: str, path: str, *, origin: str = "") -> None:
    async with _opened(address, path, origin or address) as opened:
        async for _message in opened:
            pass


def _rerun() -> bytes:
    asked = BackMsg()
    asked.rerun_script.SetInParent()
    return bytes(asked.SerializeToString())


async def _shout(address: str, message: bytes, *, pause: float = 0.0) -> None:
    async with _opened(address, STREAM, address) as opened:
        while True:
            await opened.send(message)
            await asyncio.sleep(pause)


def _opened(address: str, path: str, origin: str) -> websockets.connect:
    return websockets.connect(
        f"ws{address.removeprefix('http')}{path}",
        subprotocols=[websockets.Subprotocol(name) for name in ("streamlit", "none")],
        origin=websockets.Origin(origin),
        local_addr=(SOURCE, 0),
        open_timeout=60,
        max_queue=None,
    )


async def _say(address: str, words: bytes, *, drip: bytes = b"", is_read: bool = False) -> None:
    """Send something, then nothing or a byte a second, until the server has enough."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(
        parts.hostname, parts.port, local_addr=(SOURCE, 0), limit=2**16
    )
    try:
        writer.write(words)
        if is_read:
            await reader.read()
            return
        while not writer.is_closing():
            await asyncio.sleep(1)
            writer.write(drip)
    finally:
        writer.transport.abort()


if __name__ == "__main__":
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(ATTACKS[sys.argv[1]](sys.argv[2]))
