"""Whether the logins behind the open sockets still stand, asked for all of them at once."""

import asyncio
from collections.abc import Collection
from time import monotonic

import anyio
import anyio.to_thread

from console.auth import login_sessions
from console.auth.actor import Actor


class Logins:
    """Who the login sessions behind the open sockets belong to, as of a moment ago."""

    def __init__(self, limiter: anyio.CapacityLimiter, *, fresh_seconds: float) -> None:
        """Begin without having asked.

        Args:
            limiter: of the threads that ask the database.
            fresh_seconds: how long an answer holds.
        """
        self._limiter = limiter
        self._fresh_seconds = fresh_seconds
        self._standing: dict[int, Actor] = {}
        self._asked_at = float("-inf")
        self._asking = asyncio.Lock()

    async def standing(self, login_session_id: int, among: Collection[int]) -> Actor | None:
        """Give who a login session belongs to now; None = it has ended.

        Args:
            among: those of all open sockets, asked for together.

        Raises:
            SQLAlchemyError: the database does not answer.
        """
        async with self._asking:
            if monotonic() - self._asked_at >= self._fresh_seconds:
                self._standing = await anyio.to_thread.run_sync(
                    login_sessions.restore_all, among, limiter=self._limiter
                )
                self._asked_at = monotonic()
        return self._standing.get(login_session_id)
