"""Compares rows with their seals: what was changed, removed or added past the acts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from console import db, seals
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.seals import HEADS, Seal
from models import JournalEntry, JournalSeal
from models.codes.journal import HOUSE


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that is not as the newest entry about it left it."""

    chain: str
    number: int  # the entry; 0 = no entry knows the row
    thing: str  # name of the table
    key: str
    fault: str  # text key under `journal.row`: changed, missing, returned, added, seals, head


@dataclass(frozen=True, slots=True)
class _Entry:
    at: str
    hash: str
    told: str  # `layout:digest`, empty = written before rows were sealed


Place = tuple[str, int]
Row = tuple[str, str]


def verify(viewer: Actor, meeting: str = "") -> list[RowFault]:
    """Compare every sealed row with its newest seal; of all chains, or what one chain tells."""
    with db.reading() as session:
        door.admit(session, viewer, Permission.JOURNAL_READ)
        entries, sealed = _entries(session), _seals(session)
        found = [
            *_of_entries(entries, sealed),
            *_of_heads(entries, sealed.items()),
            *_of_rows(session, _newest(entries, sealed)),
        ]
    return [fault for fault in found if meeting in ("", fault.chain)]


def _entries(session: Session) -> dict[Place, _Entry]:
    query = select(
        JournalEntry.chain,
        JournalEntry.number,
        JournalEntry.at,
        JournalEntry.hash,
        JournalEntry.facts,
    )
    return {
        (chain, number): _Entry(at, entry_hash, _told(facts))
        for chain, number, at, entry_hash, facts in session.execute(query)
    }


def _told(facts: str) -> str:
    try:
        return str(json.loads(facts).get("sealed", ""))
    except ValueError:
        return ""  # the check of the chain finds it


def _seals(session: Session) -> dict[Place, list[Seal]]:
    found: dict[Place, list[Seal]] = defaultdict(list)
    query = select(
        JournalSeal.chain,
        JournalSeal.number,
        JournalSeal.thing,
        JournalSeal.key,
        JournalSeal.salt,
        JournalSeal.hash,
    )
    for chain, number, *seal in session.execute(query):
        found[chain, number].append(Seal(*seal))
    return found


def _of_entries(
    entries: Mapping[Place, _Entry], sealed: Mapping[Place, list[Seal]]
) -> Iterator[RowFault]:
    for place in sorted({*sealed, *(place for place, entry in entries.items() if entry.told)}):
        entry, kept = entries.get(place), sealed.get(place, [])
        if entry is None or seals.told(kept, _layout(entry)) != entry.told:
            yield RowFault(*place, "journal_seals", "", "seals")


def _layout(entry: _Entry) -> int:
    number = entry.told.partition(":")[0]
    return int(number) if number.isdecimal() else 0


def _of_heads(
    entries: Mapping[Place, _Entry], sealed: Iterable[tuple[Place, list[Seal]]]
) -> Iterator[RowFault]:
    """The house has told of a head which its chain does not have any more."""
    known = {(chain, entry.hash) for (chain, _), entry in entries.items()}
    for (chain, _), kept in sealed:
        for seal in kept if chain == HOUSE else []:
            if seal.thing == HEADS and (seal.key, seal.hash) not in known:
                number = int(seal.salt) if seal.salt.isdecimal() else 0
                yield RowFault(seal.key, number, HEADS, seal.key, "head")


def _newest(
    entries: Mapping[Place, _Entry], sealed: Mapping[Place, list[Seal]]
) -> dict[Row, tuple[Place, Seal, int]]:
    """Give the last seal of each row, with its entry's place and layout."""
    known = [place for place in sealed if place in entries]
    found: dict[Row, tuple[Place, Seal, int]] = {}
    for place in sorted(known, key=lambda place: (entries[place].at, place)):
        layout = _layout(entries[place])
        for seal in sealed[place]:
            found[seal.thing, seal.key] = (place, seal, layout)
    return found


def _of_rows(session: Session, newest: Mapping[Row, tuple[Place, Seal, int]]) -> Iterator[RowFault]:
    for table in seals.sealed_tables():
        expected = {key: sealed for (thing, key), sealed in newest.items() if thing == table.name}
        if expected:
            yield from _of_table(session, table, expected)


def _of_table(
    session: Session, table: Table, expected: dict[str, tuple[Place, Seal, int]]
) -> Iterator[RowFault]:
    first = min((int(key) for key in expected if key.isdecimal()), default=0)
    for row in session.execute(select(table).execution_options(yield_per=500)).mappings():
        key = seals.key_of(row[column.name] for column in table.primary_key)
        place, seal, layout = expected.pop(key, (None, None, 0))
        if place is None or seal is None:
            if key.isdecimal() and int(key) > first > 0:
                yield RowFault(HOUSE, 0, table.name, key, "added")
        elif not seal.hash:
            yield RowFault(*place, table.name, key, "returned")
        elif seals.row_hash(table, seal.salt, dict(row), layout) != seal.hash:
            yield RowFault(*place, table.name, key, "changed")
    for key, (place, seal, _layout) in expected.items():
        if seal.hash:
            yield RowFault(*place, table.name, key, "missing")
