"""The meeting the live figures are taken in, and the server that shows it.

A demonstration meeting going on, with thirty branches and two hundred people signed in.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx
from sqlalchemy import select

from bench.measuring import BenchFailed, database
from bench.staff_tab import Person
from console import bootstrap, db
from console.administration.acts import accounts as administration
from console.administration.acts import directory as directory_acts
from console.administration.views import accounts
from console.auth import login_sessions, passwords
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.bridges.acts import connections as bridges
from console.demo import people, stages
from console.meetings.views import agenda as meetings_view
from models import Unit
from models.codes.people import Role, UnitKind
from tests.serving import free_port

ROOT = Path(__file__).parents[1]
DIRECTORY = ROOT / "console" / "demo" / "sample" / "directory.json"
BRANCHES = 30
START_SECONDS = 90.0
_TICKS = os.sysconf("SC_CLK_TCK")
OTHERS = (Role.DEPARTMENT, Role.REVIEWER, Role.AUDITOR, Role.PUBLISHER)
DUTIES = {Role.LEADER: "chair", Role.SECRETARY: "secretary", Role.OPERATOR: "operator"}
PAGE_OF = {Role.LEADER: "chair", Role.SECRETARY: "secretary", Role.OPERATOR: "branch"}


@dataclass(frozen=True)
class Staff:
    """How many of whom have a page open; one more is the chair."""

    secretaries: int
    operators: int
    others: int

    @property
    def count(self) -> int:
        """Everybody, the chair too."""
        return 1 + self.secretaries + self.operators + self.others


class Room:
    """The meeting, who is signed in, and the address of the server."""

    def __init__(self, staff: Staff) -> None:
        self.cli = bootstrap.command_line()
        self.code = stages.build(stages.Stage.LIVE)
        self.meeting_id = meetings_view.id_of(self.cli, self.code)
        self.people = tuple(_sign_in(self.cli, self.meeting_id, staff))


class Served:
    """The console in a process of its own; it can be killed and started again in its place."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = Path(tempfile.mkdtemp(prefix="console-bench-")) / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; `wait` tells when it answers."""
        url = db.engine().url.render_as_string(hide_password=False)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "console", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env={**os.environ, "CONSOLE_DATABASE_URL": url},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Wait until the server is ready.

        Raises:
            BenchFailed: it ended, or took too long.
        """
        deadline = monotonic() + START_SECONDS
        while monotonic() < deadline and self._running().poll() is None:
            try:
                if httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                sleep(0.05)
        raise BenchFailed(f"the server did not start:\n{self.said()}")

    def kill(self) -> None:
        """End the process without a word to it."""
        self._running().kill()
        self._running().wait(timeout=10)

    def stop(self) -> None:
        """End the process; may be repeated."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self._log.parent, ignore_errors=True)

    def cpu_seconds(self) -> float:
        """Give the processor time the server has used so far."""
        fields = Path(f"/proc/{self._running().pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory_mb(self) -> float:
        """Give the memory the server holds now."""
        pages = int(Path(f"/proc/{self._running().pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def said(self) -> str:
        """Give the last lines of the server's log."""
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-20:])

    def _running(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None
        return self._process


@contextmanager
def open_room(staff: Staff) -> Iterator[tuple[Room, Served]]:
    """Make the meeting in a fresh PostgreSQL database and serve it for the length of the block."""
    with database("PostgreSQL"):
        room, served = Room(staff), Served()
        try:
            served.start()
            served.wait()
            yield room, served
        finally:
            served.stop()


def _sign_in(cli: Actor, meeting_id: int, staff: Staff) -> Iterator[Person]:
    hashed = passwords.hash_password(people.PASSWORD)
    branches, departments = _connect_branches(cli, meeting_id), _departments()
    yield _person("ha", people.ids()["ha"], Role.LEADER, hashed)
    for number in range(staff.secretaries):
        yield _made(cli, f"bench-secretary-{number}", Role.SECRETARY, hashed)
    for number in range(staff.operators):
        unit = branches[number % len(branches)]
        yield _made(cli, f"bench-operator-{number}", Role.OPERATOR, hashed, unit)
    for number in range(staff.others):
        role = OTHERS[number % len(OTHERS)]
        unit_id = departments[number % len(departments)] if role is Role.DEPARTMENT else None
        yield _made(cli, f"bench-other-{number}", role, hashed, unit_id)


def _connect_branches(cli: Actor, meeting_id: int) -> list[int]:
    """Make as many branches as the largest meeting has and connect them; gives their units."""
    directory = json.loads(DIRECTORY.read_text("utf-8"))
    known = directory["branches"]
    directory["branches"] = known + [
        {**known[0], "code": f"CN{number:02}", "number": number, "name": f"Chi nhánh số {number}"}
        for number in range(len(known) + 1, BRANCHES + 1)
    ]
    directory_acts.import_directory(cli, directory)
    units = [accounts.unit_id_of(cli, one["code"]) for one in directory["branches"]]
    for unit_id in units[len(known) :]:
        bridges.connect(cli, meeting_id, unit_id, people_count=20)
    return units


def _departments() -> list[int]:
    query = select(Unit.id).where(Unit.kind == UnitKind.DEPARTMENT, Unit.valid_to.is_(None))
    with db.reading() as session:
        return list(session.scalars(query.order_by(Unit.id)))


def _made(cli: Actor, name: str, role: Role, hashed: str, unit_id: int | None = None) -> Person:
    account_id = administration.add_account(
        cli, name, role, display_name=name, unit_id=unit_id, password_hash=hashed
    )
    return _person(name, account_id, role, hashed)


def _person(name: str, account_id: int, role: Role, hashed: str) -> Person:
    """Sign in with the password chosen."""
    ticket = login_sessions.make_ticket(account_id)
    signed_in = login_sessions.redeem(ticket, device_token=None)
    actor = login_sessions.restore(signed_in.cookie_token)
    administration.change_own_password(actor, hashed, keep=signed_in.login_session_id)
    cookie = f"{SESSION_COOKIE}={signed_in.cookie_token}"
    return Person(name, DUTIES.get(role, "other"), PAGE_OF.get(role, "today"), cookie)
