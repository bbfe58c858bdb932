"""The one door for change: permission, transaction, conflict, journal entry, bell.

    @use_case(Permission.FLOOR_RUN)
    def call_next(work: Work, meeting_id: int, *, seen: NextTurn) -> int: ...

    call_next(actor, meeting.id, seen=…)
    call_next(actor.at(moment), meeting.id, seen=…)  # it happened earlier than it is told

The door opens one transaction and first takes the head of the meeting's journal chain, loads
account and login session as they are now, checks the permission, runs the function, expects exactly
one `work.record(…)`, commits, and only then rings the bell. A function refuses first, changes
second, records last. `house_act` is the same door for acts without a meeting (chain `house`).
"""

import functools
import hashlib
import hmac
import inspect
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from console import anchors, clock, db, journal, seals
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.auth.roles import BOUND
from console.errors import Conflict, NotAllowed, NotFound, Refused
from console.journal import Fact, Subject
from console.live.bell import BELL, Ring
from console.live.publisher import OwnAct
from console.seals import WrittenRows
from models import Account, JournalEntry, JournalHead
from models.codes.journal import HOUSE
from models.codes.people import Role

P = ParamSpec("P")
R = TypeVar("R")

DOUBLE_TAP = timedelta(seconds=3)
# Who may say that something happened earlier than it is recorded.
MAY_TELL_TIME = (Role.SECRETARY, Role.OPERATOR, Role.SYSTEM)
LATE = timedelta(minutes=1)  # what happened longer ago was entered after the fact
ATTEMPTS = 3  # whole use-case, on a serialization failure or a deadlock of PostgreSQL
_RETRIED_STATES = ("40001", "40P01")

# Ties a double tap to this process only; the journal learns nothing about what was in the call.
_TAP_KEY = secrets.token_bytes(32)

retried = 0  # how often an act had to be run again; shown by /metrics


@dataclass
class Work:
    """What a use-case works with: the session, who acts, when, and the entry it will leave."""

    session: Session
    account: Account
    head: JournalHead
    now: datetime
    happened_at: datetime
    present: datetime  # now, or the present moment of a recorded run being played
    rows: WrittenRows  # what this act wrote so far
    replay_step: str = ""
    tap: str = ""
    entry: JournalEntry | None = None
    login_session_id: int | None = None

    @property
    def number(self) -> int:
        """Number of the journal entry this act will leave; rows keep it in their `entry` column."""
        return self.head.number + 1

    @property
    def is_late(self) -> bool:
        """Whether this is entered after the fact; a run is in order but for what came late."""
        return self.present - self.happened_at > (timedelta(0) if self.replay_step else LATE)

    def expect(self, seen: object, actual: object) -> None:
        """Refuse with both sides when what the act depends on is no longer as the person saw it.

        Raises:
            Conflict: somebody was faster.
        """
        if seen != actual:
            raise Conflict(seen=seen, now=actual)

    def require_confirmed(self) -> None:
        """Let only who showed in the last minutes who they are go on; see the door.

        Raises:
            Unconfirmed: longer ago.
        """
        door.refuse_unconfirmed(self.session, self.account, self.login_session_id)

    def require_unit(self, unit_id: int | None) -> None:
        """Let operators and departments act for their own unit only.

        Raises:
            NotAllowed: another unit's business.
        """
        if self.account.role in BOUND and (unit_id is None or unit_id != self.account.unit_id):
            raise NotAllowed("not_your_unit")

    def record(
        self,
        act: str,
        subject: Subject,
        *,
        facts: Mapping[str, Fact] | None = None,
        topics: tuple[str, ...] = (),
        also: tuple[Subject, ...] = (),
    ) -> None:
        """Leave the one journal entry of this act; the last thing a use-case does."""
        if self.entry is not None:
            raise RuntimeError(f"{act}: a second journal entry in one act")
        self.session.flush()
        sealed = self.rows.seal()
        if self.head.chain == HOUSE:
            sealed += seals.moved_heads(self.session)
        marks = {"tap": self.tap, "replay": self.replay_step, "sealed": seals.told(sealed)}
        told = {**(facts or {}), **{name: mark for name, mark in marks.items() if mark}}
        act_told = journal.Act(
            act, subject, self.account.id, self.now, self.happened_at, told, topics, also
        )
        self.entry = journal.append(self.session, self.head, act_told)
        seals.write(self.session, self.head.chain, self.head.number, sealed)


@dataclass(frozen=True)
class UseCase:
    """One line of the registry."""

    name: str  # `floor.call_next`
    permission: Permission
    is_house: bool
    function: Callable[..., Any]  # undecorated, takes Work first
    call: Callable[..., Any]  # decorated, takes an Actor first

    @property
    def summary(self) -> str:
        """First line of the docstring."""
        return (inspect.getdoc(self.function) or "").split("\n", 1)[0]


REGISTRY: dict[str, UseCase] = {}


def use_case(
    permission: Permission,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Actor | None, P], R]]:
    """Make an act of a meeting; its first argument after the actor is the meeting's id."""
    return functools.partial(_register, permission, False)


def house_act(
    permission: Permission,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Actor | None, P], R]]:
    """Make an act without a meeting, on the chain `house`."""
    return functools.partial(_register, permission, True)


def _register(
    permission: Permission, is_house: bool, function: Callable[Concatenate[Work, P], R]
) -> Callable[Concatenate[Actor | None, P], R]:
    name = f"{function.__module__.split('.')[1]}.{function.__name__}"

    @functools.wraps(function)
    def call(actor: Actor | None, *args: P.args, **kwargs: P.kwargs) -> R:
        with OwnAct() as act:
            result, ring = _run(REGISTRY[name], act, actor, args, kwargs)
            if ring is not None:
                BELL.ring(ring)
        return cast(R, result)

    REGISTRY[name] = UseCase(name, permission, is_house, function, call)
    return cast(Callable[Concatenate[Actor | None, P], R], call)


def _run(
    case: UseCase,
    act: OwnAct,
    actor: Actor | None,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> tuple[Any, Ring | None]:
    global retried
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _once(case, act, actor, args, kwargs)
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", "") not in _RETRIED_STATES or attempt == ATTEMPTS:
                raise
            retried += 1
    raise AssertionError("unreachable")


def _once(
    case: UseCase,
    act: OwnAct,
    actor: Actor | None,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> tuple[Any, Ring | None]:
    with db.writing() as session:
        rows = WrittenRows(session)
        head = _head(session, case, args)
        account = door.admit(session, actor, case.permission)
        if head is None:
            raise NotFound("meeting_not_found")
        work = _work(rows, session, account, head, actor)
        work.login_session_id = actor.login_session_id if actor else None
        work.tap = _tap(case, account, actor, args, kwargs)
        if (done := _tapped_before(session, work)) is not None:
            return done, None
        result = case.function(work, *args, **kwargs)
        if work.entry is None:
            raise RuntimeError(f"{case.name} left no journal entry")
        topics = tuple(json.loads(work.entry.topics))
        ring = Ring(work.entry.chain, work.entry.number, topics)
        act.announce(session, ring)
    if case.is_house:
        anchors.append(work.entry.at, work.entry.number, work.entry.hash)
    return result, ring


def _head(session: Session, case: UseCase, args: tuple[Any, ...]) -> JournalHead | None:
    if case.is_house:
        return journal.take_head(session, chain=HOUSE)
    return journal.take_head(session, meeting_id=int(args[0]))


def _work(
    rows: WrittenRows,
    session: Session,
    account: Account,
    head: JournalHead,
    actor: Actor | None,
) -> Work:
    now = clock.now()
    replays = actor is not None and account.role is Role.SYSTEM
    present = (actor.replay_at if actor and replays else None) or now
    happened_at = (actor.happened_at if actor else None) or present
    if happened_at < present and account.role not in MAY_TELL_TIME:
        raise NotAllowed("time_not_yours")
    if happened_at > present:
        raise Refused("happened_in_future")
    step = actor.replay_step if actor and replays else ""
    return Work(session, account, head, now, happened_at, present, rows, step)


def _tap(
    case: UseCase,
    account: Account,
    actor: Actor | None,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> str:
    """Fingerprint of a whole call; only acts that say what they saw can be tapped twice."""
    if "seen" not in kwargs:
        return ""
    happened_at = actor.happened_at if actor else None
    told = repr((case.name, account.id, happened_at, args, sorted(kwargs.items())))
    return hmac.new(_TAP_KEY, told.encode(), hashlib.sha256).hexdigest()[:32]


def _tapped_before(session: Session, work: Work) -> int | None:
    """Give what the same tap left before, unless somebody has touched that since."""
    if not work.tap:
        return None
    recent = session.scalars(
        select(JournalEntry)
        .where(
            JournalEntry.chain == work.head.chain,
            JournalEntry.at >= journal.stamp(work.now - DOUBLE_TAP),
        )
        .order_by(JournalEntry.number.desc())
        .limit(50)
    )
    touched: set[str] = set()
    for entry in recent:
        if json.loads(entry.facts).get("tap") == work.tap:
            return None if entry.subject in touched else int(entry.subject.split(":")[1])
        touched.update(journal.subjects_told(entry))
    return None
