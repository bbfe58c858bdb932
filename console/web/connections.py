"""How long a connection may take to say what it asks for, and how many one address may hold.

uvicorn waits without an end for the headers of a request, and for who does not read its answer.
Sockets are counted where they are admitted (`console/web/socket_limits.py`), from their upgrade on.
"""

import asyncio
import resource
from typing import Any, ClassVar, cast

import h11
from uvicorn.middleware.proxy_headers import _TrustedHosts
from uvicorn.protocols.http.h11_impl import H11Protocol

from console.settings import Settings
from console.web.shares import DESCRIPTORS_KEPT, Share

HEAD_SECONDS = 10.0  # for the first line and the headers of a request
STALLED_SECONDS = 30.0  # an answer may wait for its reader
_LEAST = 64  # connections, however few files may be open


class BoundedConnection(H11Protocol):
    """One connection of HTTP that ends when it takes too long."""

    held: ClassVar[Share]
    proxies: ClassVar[_TrustedHosts]
    head_seconds: ClassVar[float] = HEAD_SECONDS
    stalled_seconds: ClassVar[float] = STALLED_SECONDS
    _head: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _counted_for: str | None = None
    _is_socket = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request, where its address may hold one more connection."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if address not in self.proxies:
            if not self.held.take(address):
                transport.abort()
                return
            self._counted_for = address
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._end(self._head)
        self._end(self._stalled)
        self._give_back()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; between two requests, the headers of the next have their time."""
        super().data_received(data)
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if is_answering or self._is_socket:
            self._end(self._head)
            self._head = None
        elif self._head is None and not self.transport.is_closing():
            self._expect_head()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand over to the socket, which is counted by itself."""
        self._is_socket = True
        self._give_back()
        super().handle_websocket_upgrade(event)

    def pause_writing(self) -> None:
        """Wait for who does not read, for a while."""
        super().pause_writing()
        self._stalled = self.loop.call_later(self.stalled_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on writing."""
        super().resume_writing()
        self._end(self._stalled)

    def timeout_keep_alive_handler(self) -> None:
        """End a silent connection also where its last answer was never read."""
        super().timeout_keep_alive_handler()
        self._stalled = self.loop.call_later(self.stalled_seconds, self.transport.abort)

    def _expect_head(self) -> None:
        self._head = self.loop.call_later(self.head_seconds, self.transport.abort)

    def _give_back(self) -> None:
        if self._counted_for is not None:
            self.held.give_back(self._counted_for)
            self._counted_for = None

    @staticmethod
    def _end(timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()


def connection_of(settings: Settings, **changed: Any) -> type[BoundedConnection]:
    """Give the kind of connection a server makes.

    Args:
        settings: names the proxies, behind whose address everybody stands.
        changed: other limits than those in force.
    """
    most, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = Share(max(_LEAST, most - DESCRIPTORS_KEPT))
    facts = {"held": held, "proxies": _TrustedHosts(settings.trusted_proxies), **changed}
    return cast(type[BoundedConnection], type("BoundedConnection", (BoundedConnection,), facts))
