"""A WebSocket client that costs almost nothing, so that thousands fit beside the server.

It hands each text message to a listener with the moment at which it had arrived whole, answers
pings, and knows nothing else: no compression, no fragments, which the console never sends.
"""

import asyncio
import base64
import os
import struct
from collections.abc import Callable
from time import time
from urllib.parse import urlsplit

CONNECT_SECONDS = 60.0
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10

Heard = Callable[[bytes, float], None]
Ended = Callable[[], None]


class SocketRefused(Exception):
    """The server did not open the socket; the text is its first line."""


class LightSocket(asyncio.Protocol):
    """One open socket; made by `connect`."""

    def __init__(self, request: bytes, heard: Heard, ended: Ended) -> None:
        self._request = request
        self._heard = heard
        self._ended = ended
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        at = time()
        self._buffer += data
        if not self.opened.done() and not self._is_upgraded():
            return
        while (frame := self._next_frame()) is not None:
            self._take(*frame, at)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(SocketRefused(str(exc or "closed")))
        else:
            self._ended()

    def say(self, text: str) -> None:
        """Send one short text."""
        self._send(_TEXT, text.encode())

    def close(self) -> None:
        """Close without a word; the server sees the connection go."""
        if self._transport is not None:
            self._transport.abort()

    def _is_upgraded(self) -> bool:
        head, found, rest = bytes(self._buffer).partition(b"\r\n\r\n")
        if not found:
            return False
        self._buffer = bytearray(rest)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            self.opened.set_exception(SocketRefused(head.split(b"\r\n", 1)[0].decode()))
            self.close()
            return False
        self.opened.set_result(None)
        return True

    def _next_frame(self) -> tuple[int, bytes] | None:
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        start, size = 2, buffer[1] & 127
        if size > 125:
            start, form = (4, "!H") if size == 126 else (10, "!Q")
            if len(buffer) < start:
                return None
            (size,) = struct.unpack_from(form, buffer, 2)
        if len(buffer) < start + size:
            return None
        frame = buffer[0] & 15, bytes(buffer[start : start + size])
        del buffer[: start + size]
        return frame

    def _take(self, kind: int, payload: bytes, at: float) -> None:
        if kind == _TEXT:
            self._heard(payload, at)
        elif kind == _PING:
            self._send(_PONG, payload)
        elif kind == _CLOSE:
            self.close()

    def _send(self, kind: int, payload: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        size = len(payload)
        length = bytes([128 | size]) if size < 126 else bytes([254]) + struct.pack("!H", size)
        self._transport.write(bytes([128 | kind]) + length + mask + masked)


async def connect(
    address: str, heard: Heard, ended: Ended = lambda: None, *, cookie: str = ""
) -> LightSocket:
    """Open a socket as a page of the same origin would.

    Args:
        address: `http://host:port/path?query`.
        heard: called with each text message and its moment of arrival, seconds of the epoch.
        ended: called once when the open socket is gone.
        cookie: whole `Cookie` header.

    Raises:
        SocketRefused, OSError, TimeoutError: it did not open.
    """
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    request = _handshake(parts.netloc, f"{parts.path}?{parts.query}", cookie)
    async with asyncio.timeout(CONNECT_SECONDS):
        _, made = await asyncio.get_running_loop().create_connection(
            lambda: LightSocket(request, heard, ended), parts.hostname, parts.port
        )
        await made.opened
    return made


def _handshake(host: str, target: str, cookie: str) -> bytes:
    lines = [
        f"GET {target.removesuffix('?')} HTTP/1.1",
        f"Host: {host}",
        f"Origin: http://{host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return "\r\n".join([*lines, "", ""]).encode()
