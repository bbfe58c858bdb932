"""Acts of other processes ring the bell of this one, once each; its own are not rung twice."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import pytest
from sqlalchemy import text

from console import clock, db, journal
from console.administration.acts import accounts as administration
from console.auth import login_sessions
from console.bootstrap import command_line
from console.live import listener
from console.live.bell import BELL, Ring
from console.live.publisher import CHANNEL
from models.codes.journal import HOUSE
from models.codes.people import Role
from tests import server_process
from tests.cast import sign_in

SECONDS = 30.0  # for another process to start and act


class Rings:
    """What the bell rang, in order; can be waited for."""

    def __init__(self) -> None:
        self.heard: list[Ring] = []
        self._came = threading.Condition()

    def hear(self, ring: Ring) -> None:
        with self._came:
            self.heard.append(ring)
            self._came.notify_all()

    def wait_for(self, topic: str) -> Ring:
        """Wait for a ring with this topic."""

        def found() -> Ring | None:
            return next((one for one in self.heard if topic in one.topics), None)

        with self._came:
            ring = self._came.wait_for(found, timeout=SECONDS)
        assert ring is not None, f"never rang: {topic}"
        return ring


@contextmanager
def watched() -> Iterator[Rings]:
    """Watch the database from here, as a server does."""
    rings = Rings()
    stop_hearing = BELL.listen(rings.hear)
    stop = listener.start()
    try:
        yield rings
    finally:
        stop()
        stop_hearing()


@pytest.fixture
def rings(database: str) -> Iterator[Rings]:
    command_line()
    with watched() as heard:
        yield heard


@pytest.fixture
def postgres_rings(postgres_database: str) -> Iterator[Rings]:
    command_line()
    with watched() as heard:
        yield heard


def elsewhere(*arguments: str) -> None:
    """Let the command line do something in a process of its own."""
    url = db.engine().url.render_as_string(hide_password=False)
    assert server_process.run(arguments, url).returncode == 0


def listening_backends() -> str:
    return (
        "FROM pg_stat_activity WHERE datname = current_database() "
        f"AND query = 'LISTEN {CHANNEL}' AND pid <> pg_backend_pid()"
    )


def test_an_act_of_the_command_line_rings_here_with_its_topics(rings: Rings) -> None:
    minh = sign_in(Role.SECRETARY)

    elsewhere("account", "close", "minh")

    ring = rings.wait_for(f"session:{minh.login_session_id}")
    assert (ring.chain, "house" in ring.topics) == (HOUSE, True)


def test_own_acts_among_those_of_others_ring_once_each(rings: Rings) -> None:
    lan, tu = sign_in(Role.OPERATOR), sign_in(Role.DEPARTMENT)
    for _ in range(20):
        administration.unlock_account(command_line(), tu.account_id)

    elsewhere("account", "close", "lan")
    rings.wait_for(f"session:{lan.login_session_id}")
    administration.close_account(command_line(), tu.account_id)

    numbers = [one.number for one in rings.heard]
    assert sorted(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(numbers) >= 22


def test_a_sign_out_elsewhere_is_told_though_it_is_no_act(postgres_rings: Rings) -> None:
    notify(json.dumps({"by": "another", "chain": "", "number": 0, "topics": ["session:7"]}))
    notify(json.dumps({"by": "another", "chain": "", "number": 0, "topics": ["session:8"]}))

    postgres_rings.wait_for("session:7")
    postgres_rings.wait_for("session:8")


def test_an_own_sign_out_is_not_rung_again(postgres_rings: Rings) -> None:
    minh = sign_in(Role.SECRETARY)

    login_sessions.end(minh.login_session_id or 0)
    notify(json.dumps({"by": "another", "chain": "", "number": 0, "topics": ["after"]}))
    postgres_rings.wait_for("after")

    assert len(postgres_rings.heard) == 2


def test_what_was_told_without_topics_is_read_in_the_journal(postgres_rings: Rings) -> None:
    number = write_unheard("session:99")
    notify(json.dumps({"by": "another", "chain": HOUSE, "number": number, "topics": None}))

    assert postgres_rings.wait_for("session:99") == Ring(HOUSE, number, ("house", "session:99"))


def test_a_lost_connection_is_opened_again_and_nothing_is_missed(postgres_rings: Rings) -> None:
    before = listener.reconnected
    with db.engine().begin() as connection:
        killed = connection.scalars(
            text(f"SELECT pg_terminate_backend(pid) {listening_backends()}")
        ).all()
    write_unheard("session:1")

    postgres_rings.wait_for("session:1")
    elsewhere("account", "add", "lan", "--role", "auditor")
    notify(json.dumps({"by": "another", "chain": "", "number": 0, "topics": ["after"]}))
    postgres_rings.wait_for("after")

    assert (killed, listener.reconnected) == ([True], before + 1)
    assert [one.number for one in postgres_rings.heard] == [1, 2, 0]


def test_the_one_listening_connection_is_closed_at_the_end(postgres_database: str) -> None:
    with watched():
        while_open = count_listening()

    deadline = monotonic() + SECONDS
    while count_listening() and monotonic() < deadline:
        pass  # the server notices a moment later
    assert (while_open, count_listening()) == (1, 0)


def count_listening() -> int:
    with db.engine().connect() as connection:
        return connection.scalar(text(f"SELECT count(*) {listening_backends()}")) or 0


def notify(payload: str) -> None:
    with db.engine().begin() as connection:
        connection.execute(text("SELECT pg_notify(:to, :what)"), {"to": CHANNEL, "what": payload})


def write_unheard(topic: str) -> int:
    """Write an entry as another process does: the bell of this one does not ring for it."""
    cli = command_line()
    with db.writing() as session:
        head = journal.take_head(session, chain=HOUSE)
        assert head is not None
        at = clock.now()
        told = journal.Act(
            "administration:account:unlocked",
            journal.Subject("account", cli.account_id),
            cli.account_id,
            at,
            at,
            {},
            ("house", topic),
        )
        return journal.append(session, head, told).number
