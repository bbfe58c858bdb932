"""Seals: the hash of every row as the act that wrote it left it.

An act's entry tells the digest of its seals, so that a seal cannot be exchanged; a row whose newest
seal no longer fits was changed past the acts.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Table, and_, event, func, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session

from models import Base, JournalHead, JournalSeal
from models.base import new_salt
from models.codes.journal import HOUSE

LAYOUT = 2  # goes up when a sealed table gains a column; the column says `info={"layout": …}`
HEADS = "journal_heads"  # a seal of the house chain for each meeting's head

# Tables that change without an act, or that are the journal itself.
UNSEALED = frozenset(
    {
        "journal",
        "journal_heads",
        "journal_seals",
        "journal_subjects",
        "login_failures",
        "login_sessions",
        "tickets",
        "typing",
        "form_keys",
        "installation",
        "mail_recipients",
    }
)


class Seal(NamedTuple):
    """One row as an act left it; an empty hash = the act removed it."""

    thing: str
    key: str
    salt: str
    hash: str


class WrittenRows:
    """The rows an act adds, changes and removes, gathered as they are flushed."""

    def __init__(self, session: Session) -> None:
        """Watch a session from its first flush."""
        self._kept: dict[tuple[str, str], Any] = {}
        self._is_sealed = False
        event.listen(session, "after_flush", self._gather)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def seal(self) -> list[Seal]:
        """Give a seal for each row written so far; whatever is written later is an error."""
        self._is_sealed = True
        return [
            Seal(thing, key, "", "") if row is None else _sealed(thing, key, row)
            for (thing, key), row in sorted(self._kept.items())
        ]

    def _gather(self, session: Session, _flush: object) -> None:
        for row in (*session.new, *session.dirty):
            self._keep(row, row)
        for row in session.deleted:
            self._keep(row, None)

    def _keep(self, row: Any, left: Any) -> None:
        table = row.__tablename__
        if table in UNSEALED:
            return
        if self._is_sealed:
            raise RuntimeError(f"{table}: a row written after the act was recorded")
        key = inspect(row).mapper.primary_key_from_instance(row)
        self._kept[table, key_of(key)] = left


def sealed_tables() -> list[Table]:
    """Give every table whose rows acts write."""
    return [table for table in Base.metadata.sorted_tables if table.name not in UNSEALED]


def key_of(identity: Iterable[object]) -> str:
    """Write a row's key as one text."""
    return "/".join(str(part) for part in identity)


def row_hash(table: Table, salt: str, values: Mapping[str, object], layout: int) -> str:
    """Hash a row: SHA-256 over its salt and the columns a layout has, as text."""
    told = {
        column.name: _written(column, values[column.name])
        for column in table.columns
        if column.info.get("layout", 1) <= layout
    }
    text = json.dumps([table.name, told], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def told(seals: Iterable[Seal], layout: int = LAYOUT) -> str:
    """Give what an entry tells of its seals, `layout:digest`; the salts can be erased."""
    listed = sorted((seal.thing, seal.key, seal.hash) for seal in seals)
    text = json.dumps(listed, separators=(",", ":"))
    return f"{layout}:{hashlib.sha256(text.encode()).hexdigest()}"


def write(session: Session, chain: str, number: int, seals: list[Seal]) -> None:
    """Keep the seals of an entry."""
    if seals:
        place = {"chain": chain, "number": number}
        session.execute(insert(JournalSeal), [{**place, **seal._asdict()} for seal in seals])


def moved_heads(session: Session) -> list[Seal]:
    """Give a seal for the head of each meeting that moved since the house last told of it."""
    told = (
        select(JournalSeal.key, func.max(JournalSeal.number).label("number"))
        .where(JournalSeal.thing == HEADS, JournalSeal.chain == HOUSE)
        .group_by(JournalSeal.key)
        .subquery()
    )
    newest = and_(
        JournalSeal.chain == HOUSE,
        JournalSeal.thing == HEADS,
        JournalSeal.key == told.c.key,
        JournalSeal.number == told.c.number,
    )
    query = (
        select(JournalHead.chain, JournalHead.number, JournalHead.hash)
        .outerjoin(told, told.c.key == JournalHead.chain)
        .outerjoin(JournalSeal, newest)
        .where(JournalHead.chain != HOUSE, JournalHead.number > 0)
        .where(func.coalesce(JournalSeal.hash, "") != JournalHead.hash)
        .order_by(JournalHead.chain)
    )
    return [
        Seal(HEADS, chain, str(number), head_hash)
        for chain, number, head_hash in session.execute(query)
    ]


def _sealed(thing: str, key: str, row: Any) -> Seal:
    salt, table = new_salt(), Base.metadata.tables[thing]
    mapper = inspect(row).mapper
    values = {
        column.name: getattr(row, mapper.get_property_by_column(column).key)
        for column in table.columns
    }
    return Seal(thing, key, salt, row_hash(table, salt, values, LAYOUT))


def _written(column: Column[Any], value: object) -> object:
    match value:
        case None | bool() | int():
            return value if value is None else int(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case bytes() | memoryview():
            return hashlib.sha256(value).hexdigest()
        case str():
            return str(value)
        case list() | dict():
            return value
    raise TypeError(f"{column}: {type(value).__name__} cannot be sealed")


def _refuse_bulk(state: ORMExecuteState) -> None:
    """A statement that changes many rows tells nobody which; acts change rows one by one."""
    changes = state.is_update or state.is_delete
    mapper = state.bind_mapper
    if changes and (mapper is None or mapper.class_.__tablename__ not in UNSEALED):
        raise RuntimeError("acts change rows through the session, so that each is sealed")
