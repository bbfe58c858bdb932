"""Checks the journal's chains: recomputes every hash and compares with the heads."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from console import db, journal
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import NotFound
from models import JournalEntry, JournalHead, JournalSubject


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """What a check of one chain found."""

    chain: str
    entries: int
    head_number: int
    head_hash: str
    broken_at: int | None = None  # first number that does not fit
    fault: str = ""  # text key under `journal.`: changed, missing, subjects, cut_off …

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry as `journal show` lists it."""

    chain: str
    number: int
    at: str
    happened_at: str
    actor_id: int
    act: str
    subject: str
    facts: str
    hash: str


def verify(viewer: Actor, meeting: str = "") -> list[ChainVerdict]:
    """Check one meeting's chain, or all of them with `house` first.

    Raises:
        NotFound: no such chain.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.JOURNAL_READ)
        verdicts = [_check(session, head) for head in _heads(session, meeting)]
        known = {verdict.chain for verdict in verdicts}
        return verdicts + [
            ChainVerdict(chain, 0, 0, "", 1, "head_missing")
            for chain in session.scalars(select(JournalEntry.chain).distinct())
            if chain not in known and meeting in ("", chain)
        ]


def show(viewer: Actor, meeting: str = "", *, after: int = 0) -> list[AuditLine]:
    """List the entries of one chain, or of all, in their order.

    Raises:
        NotFound: no such chain.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.JOURNAL_READ)
        return [
            _line(entry)
            for head in _heads(session, meeting)
            for entry in _entries(session, head.chain)
            if entry.number > after
        ]


def _heads(session: Session, meeting: str) -> list[JournalHead]:
    query = select(JournalHead).order_by(JournalHead.meeting_id.is_not(None), JournalHead.chain)
    if meeting:
        query = query.where(JournalHead.chain == meeting)
    heads = list(session.scalars(query))
    if not heads and not session.scalar(_any_entry(meeting)):
        raise NotFound("meeting_not_found")
    return heads


def _any_entry(chain: str) -> Select[int]:
    return select(JournalEntry.number).where(JournalEntry.chain == chain).limit(1)


def _entries(session: Session, chain: str) -> list[JournalEntry]:
    query = select(JournalEntry).where(JournalEntry.chain == chain).order_by(JournalEntry.number)
    return list(session.scalars(query))


def _check(session: Session, head: JournalHead) -> ChainVerdict:
    subjects = _subjects(session, head.chain)
    count, previous = 0, ""
    for entry in _entries(session, head.chain):
        fault = _fault(entry, count + 1, previous, subjects)
        if not fault and entry.number > head.number:
            fault = "beyond_head"
        if fault:
            broken = min(entry.number, count + 1)
            return ChainVerdict(head.chain, count, head.number, head.hash, broken, fault)
        count, previous = entry.number, entry.hash
    if (count, previous) != (head.number, head.hash):
        fault = "cut_off" if count < head.number else "changed"
        broken = count + 1 if count < head.number else count
        return ChainVerdict(head.chain, count, head.number, head.hash, broken, fault)
    return ChainVerdict(head.chain, count, head.number, head.hash)


def _fault(entry: JournalEntry, number: int, previous: str, subjects: dict[int, list[str]]) -> str:
    if entry.number != number:
        return "missing"
    if entry.previous_hash != previous:
        return "changed"
    if journal.entry_hash(journal.stored_strings(entry)) != entry.hash:
        return "changed"
    if journal.subjects_told(entry) != sorted(subjects.get(number, [])):
        return "subjects"
    return ""


def _subjects(session: Session, chain: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = select(JournalSubject.number, JournalSubject.kind, JournalSubject.id)
    for number, kind, subject_id in session.execute(query.where(JournalSubject.chain == chain)):
        found.setdefault(number, []).append(f"{kind}:{subject_id}")
    return found


def _line(entry: JournalEntry) -> AuditLine:
    return AuditLine(
        entry.chain,
        entry.number,
        entry.at,
        entry.happened_at,
        entry.actor_id,
        entry.act,
        entry.subject,
        entry.facts,
        entry.hash,
    )
