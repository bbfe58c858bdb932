"""Sends in the background of a server: at once when mail is put in, else when the next is due."""

import threading
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from console import clock
from console.live.bell import BELL, Ring
from console.live.topics import Topic
from console.mail import outbox
from console.mail.outbox import Carry
from console.mail.rules import SERVER_WAIT

LONGEST_PAUSE = timedelta(minutes=10)  # until it looks by itself whether something is due


class MailWorker:
    """A thread that sends what is due; one for each server process, as many as there are."""

    def __init__(self, carry: Carry, *, daily: Callable[[], None] = lambda: None) -> None:
        """Keep what hands a message over, and what is to be done once on each day."""
        self._carry = carry
        self._daily = daily
        self._done_on = clock.today() - timedelta(days=1)
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail-worker", daemon=True)
        self._forget: Callable[[], None] = lambda: None

    def start(self) -> Callable[[], None]:
        """Send from now on; gives the function that stops after the message on its way."""
        self._forget = BELL.listen(self._hear)
        self._thread.start()
        return self.stop

    def stop(self) -> None:
        """End the thread; a message on its way is finished first."""
        self.ask_to_stop()
        self._thread.join()
        self._forget()

    def ask_to_stop(self) -> None:
        """Begin no further message."""
        self._stopped.set()
        self._wanted.set()

    def _hear(self, ring: Ring) -> None:
        if Topic.MAIL in ring.topics:
            self._wanted.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wanted.clear()
            try:
                pause = self._round()
            except SQLAlchemyError:
                pause = SERVER_WAIT  # the database is away; nothing was lost
            self._wanted.wait(pause.total_seconds())

    def _round(self) -> timedelta:
        """Do what is due; gives how long nothing is to be done."""
        if self._done_on != clock.today():
            self._daily()
            self._done_on = clock.today()
        if outbox.send_due(self._carry, goes_on=self._goes_on).fault is not None:
            return SERVER_WAIT
        due = outbox.next_due()
        return min(LONGEST_PAUSE, max(due - clock.now(), timedelta(0))) if due else LONGEST_PAUSE

    def _goes_on(self) -> bool:
        return not self._stopped.is_set()
