"""Rings the bell of this process for what other processes commit, each entry once.

    PostgreSQL  LISTEN on a connection of its own; told in the transaction of each act
    SQLite      a few times a second a look whether somebody else has written to the file

What is told can get lost while reconnecting, so the heads of the journal's chains are read again
after that and every few seconds. Nothing here takes a connection of the pool while it waits.
"""

import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from console import db
from console.live.bell import BELL, Ring
from console.live.delivered import Delivered
from console.live.publisher import CHANNEL, PROCESS
from models import JournalEntry, JournalHead

LOOK_SECONDS = 0.2  # between two looks at a SQLite file
STOP_SECONDS = 0.5  # how long a thread that listens may take to notice that it has to stop
READ_AGAIN_SECONDS = 5.0  # between two looks at the heads on PostgreSQL
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0  # seconds before connecting again

reconnected = 0  # how often the listening connection was lost; shown by /metrics


def start() -> Callable[[], None]:
    """Ring for acts of other processes from now on; gives the function that stops.

    Raises:
        psycopg.Error, sqlite3.Error, SQLAlchemyError: the database does not answer.
    """
    watch = _FileWatch() if db.is_sqlite() else _Listening()
    watch.start()
    return watch.stop


class _Watch:
    """A thread that notices what others commit."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._heard = Delivered({})
        self._thread = threading.Thread(target=self._run, name="live-notices", daemon=True)
        self._forget: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Take the journal as it stands, then go on in a thread."""
        self._begin()
        self._heard = Delivered(_heads())
        self._forget = BELL.listen(lambda ring: self._heard.hear(ring))
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        self._thread.join()
        self._forget()

    def _begin(self) -> None:
        raise NotImplementedError

    def _run(self) -> None:
        raise NotImplementedError

    def _catch_up(self) -> None:
        """Ring for every entry nobody has rung for."""
        for chain, numbers in self._heard.missed(_heads()).items():
            for ring in _rings(chain, numbers):
                BELL.ring(ring)


class _FileWatch(_Watch):
    """Looks whether somebody else has written to the SQLite file."""

    def _begin(self) -> None:
        self._connection: sqlite3.Connection = db.connect_alone()
        self._version = self._look()

    def _run(self) -> None:
        with closing(self._connection):
            while not self._stopped.wait(LOOK_SECONDS):
                try:
                    self._check()
                except (sqlite3.Error, SQLAlchemyError):
                    self._version = -1  # looked at again

    def _check(self) -> None:
        version = self._look()
        if version != self._version:
            self._catch_up()
            self._version = version

    def _look(self) -> int:
        found = self._connection.execute("PRAGMA data_version").fetchone()
        return int(found[0])


class _Listening(_Watch):
    """Listens to what others tell in their transactions."""

    def _begin(self) -> None:
        self._connection = _listening()

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                self._catch_up()
                pause = FIRST_PAUSE
                self._listen()
            except (psycopg.Error, SQLAlchemyError):
                self._connection.close()
                pause = self._connect_again(pause)
        self._connection.close()

    def _connect_again(self, pause: float) -> float:
        """Open the connection anew, after a pause that grows; gives the next pause."""
        global reconnected
        while not self._stopped.wait(pause):
            pause = min(pause * 2, LONGEST_PAUSE)
            try:
                self._connection = _listening()
            except psycopg.Error:
                continue
            reconnected += 1
            break
        return pause

    def _listen(self) -> None:
        read_at = monotonic()
        while not self._stopped.is_set():
            for notice in self._connection.notifies(timeout=STOP_SECONDS):
                self._take(json.loads(notice.payload))
            if monotonic() - read_at >= READ_AGAIN_SECONDS:
                self._catch_up()
                read_at = monotonic()

    def _take(self, told: dict[str, Any]) -> None:
        """Ring for one act of another process; what has no number (a sign-out) always rings."""
        chain, number = told["chain"], told["number"]
        if told["by"] == PROCESS or (chain and not self._heard.is_new(chain, number)):
            return
        if told["topics"] is None:
            for ring in _rings(chain, [number]):
                BELL.ring(ring)
        else:
            BELL.ring(Ring(chain, number, tuple(told["topics"])))


def _listening() -> psycopg.Connection[Any]:
    connection: psycopg.Connection[Any] = db.connect_alone()
    try:
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
    except psycopg.Error:
        connection.close()
        raise
    return connection


def _heads() -> dict[str, int]:
    with db.reading() as session:
        query = select(JournalHead.chain, JournalHead.number)
        return {chain: number for chain, number in session.execute(query)}  # noqa: C416


def _rings(chain: str, numbers: list[int]) -> list[Ring]:
    query = (
        select(JournalEntry.number, JournalEntry.topics)
        .where(JournalEntry.chain == chain, JournalEntry.number.between(numbers[0], numbers[-1]))
        .order_by(JournalEntry.number)
    )
    wanted = set(numbers)
    with db.reading() as session:
        found = session.execute(query).all()
    return [
        Ring(chain, number, tuple(json.loads(topics)))
        for number, topics in found
        if number in wanted
    ]
