"""Passwords are checked a few at a time, in threads of their own; who comes too late is told so.

A check costs a quarter of a second of a core. People known here (signed in, or on a device that
signed in before) never wait behind strangers.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

from console.auth import passwords
from console.errors import Refused


class CheckQueue:
    """A line of password checks."""

    def __init__(self, *, at_once: int, waiting: int) -> None:
        """Begin with an empty line.

        Args:
            at_once: how many are checked side by side.
            waiting: how many more may stand in line.
        """
        self._places = BoundedSemaphore(at_once + waiting)
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="password-check")

    def is_right(self, password: str, password_hash: str | None) -> bool:
        """Check a password when its turn comes; see `passwords.is_right`.

        Raises:
            Refused: `sign_in_busy`: too many wait already; nothing was checked.
        """
        if not self._places.acquire(blocking=False):
            raise Refused("sign_in_busy")
        try:
            return self._threads.submit(passwords.is_right, password, password_hash).result()
        finally:
            self._places.release()


OF_STRANGERS = CheckQueue(at_once=1, waiting=16)  # the last one waits for about five seconds
OF_KNOWN = CheckQueue(at_once=2, waiting=32)
