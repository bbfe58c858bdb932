"""The journal: the one entry each act leaves, its number and its hash chain.

Acts are named `area:thing:what`; the name and the facts are enough to retell what happened without
any personal text: facts hold ids, codes, times and salted hashes of texts.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import JournalEntry, JournalHead, JournalSubject

Fact = str | int | bool | None | Sequence["Fact"] | Mapping[str, "Fact"]


_STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about: a kind and an id."""

    kind: str
    id: int

    def __str__(self) -> str:
        """Write `turn:17`."""
        return f"{self.kind}:{self.id}"


def stamp(at: datetime) -> str:
    """Write a moment as the journal keeps it: UTC with microseconds."""
    return at.astimezone(UTC).strftime(_STAMP)


def moment_of(stamped: str) -> datetime:
    """Give back the moment of a stamp."""
    return datetime.strptime(stamped, _STAMP).replace(tzinfo=UTC)


def canonical(value: Fact) -> str:
    """Write facts as the one text that is stored and hashed."""
    _refuse_floats(value)
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )


def text_hash(salt: str, text: str) -> str:
    """Give what the journal may know of a text: its hash with the salt that lies beside it."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def entry_hash(fields: Iterable[str]) -> str:
    """Hash one entry: SHA-256 over the JSON array of its stored strings."""
    return hashlib.sha256(json.dumps(list(fields), separators=(",", ":")).encode()).hexdigest()


def stored_strings(entry: JournalEntry) -> list[str]:
    """Give what the hash of an entry covers, in order."""
    return [
        entry.chain,
        str(entry.number),
        entry.at,
        entry.happened_at,
        str(entry.actor_id),
        entry.act,
        entry.subject,
        entry.facts,
        entry.topics,
        entry.previous_hash,
    ]


def subjects_told(entry: JournalEntry) -> list[str]:
    """Give the subjects as the hashed facts name them, so that their rows can be compared."""
    try:
        told = json.loads(entry.facts)["subjects"]
    except (ValueError, KeyError, TypeError):
        return []
    return sorted(str(subject) for subject in told)


def take_head(
    session: Session, *, meeting_id: int | None = None, chain: str = ""
) -> JournalHead | None:
    """Lock the head of a chain until the end of the transaction; None when there is none.

    Taken before anything else, so that acts of one meeting run one after another (on SQLite the
    transaction already began as the only writer).
    """
    query = select(JournalHead).with_for_update(key_share=True)
    if meeting_id is not None:
        query = query.where(JournalHead.meeting_id == meeting_id)
    else:
        query = query.where(JournalHead.chain == chain)
    return session.scalars(query).one_or_none()


@dataclass(frozen=True, slots=True)
class Act:
    """What a use-case tells the journal."""

    name: str
    subject: Subject
    actor_id: int
    at: datetime
    happened_at: datetime
    facts: Mapping[str, Fact]
    topics: tuple[str, ...]
    also: tuple[Subject, ...] = ()  # further things whose history this belongs to


def append(session: Session, head: JournalHead, act: Act) -> JournalEntry:
    """Write the next entry of the chain and move its head."""
    subjects = sorted({act.subject, *act.also}, key=str)
    facts: dict[str, Fact] = {**act.facts, "subjects": [str(subject) for subject in subjects]}
    entry = JournalEntry(
        chain=head.chain,
        number=head.number + 1,
        at=stamp(act.at),
        happened_at=stamp(act.happened_at),
        actor_id=act.actor_id,
        act=act.name,
        subject=str(act.subject),
        facts=canonical(facts),
        topics=canonical(list(act.topics)),
        previous_hash=head.hash,
    )
    entry.hash = entry_hash(stored_strings(entry))
    session.add(entry)
    session.add_all(
        JournalSubject(chain=head.chain, number=entry.number, kind=subject.kind, id=subject.id)
        for subject in subjects
    )
    head.number, head.hash = entry.number, entry.hash
    return entry


def replayed(session: Session, chain: str, run: str) -> dict[str, int]:
    """Tell which steps of a recorded run were played: step -> id of the subject it left."""
    query = select(JournalEntry.facts, JournalEntry.subject).where(
        JournalEntry.chain == chain, JournalEntry.facts.contains(f'"replay":"{run}:')
    )
    return {
        json.loads(facts)["replay"].removeprefix(f"{run}:"): int(subject.split(":")[1])
        for facts, subject in session.execute(query)
    }


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("the journal keeps no floats")
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            _refuse_floats(item)
