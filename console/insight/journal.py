"""What the page of the journal shows: who did what and when, found by act, person and thing.

Facts hold ids, codes, times and hashes; no text of a person stands in a journal, so none is shown.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import NotFound
from console.journal import Subject
from console.text.folding import name_order, one_line
from models import (
    Account,
    Bridge,
    JournalEntry,
    JournalHead,
    JournalSubject,
    Matter,
    MatterQuestion,
    Question,
    Registration,
    Turn,
    Unit,
)
from models.codes.journal import HOUSE

PAGE = 50  # entries
LATE = timedelta(minutes=1)  # a greater distance between happening and recording is told
HASH_SHOWN = 12  # characters of a hash among the facts
LISTED = 8  # items of a list among the facts; the others are counted
THINGS = ("question", "matter", "turn", "account")  # whose history can be asked for
_HIDDEN = {"subjects", "tap", "replay", "before"}  # technical marks beside the facts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; the default is everything."""

    act: str = ""  # code
    actor_id: int | None = None
    thing: str = ""  # one of THINGS
    name: str = ""  # label of the question, number of matter or turn, name of the account


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One act."""

    number: int
    at: datetime
    happened_at: datetime | None  # when it was recorded later than it happened
    actor: str
    act: str  # code
    thing: str  # kind of its subject
    name: str  # label, number or name of its subject; else its id
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JournalPage:
    """One page of a chain, the newest entries first."""

    chain: str
    total: int  # entries of the chain
    found: int  # with the filter
    page: int  # from 1
    pages: int
    lines: tuple[EntryLine, ...]
    acts: tuple[str, ...]  # codes that stand in the chain
    people: tuple[tuple[int, str], ...]  # account and name of who acted, by given name
    is_unknown: bool  # nothing here has the name looked for


def chains(viewer: Actor | None) -> tuple[str, ...]:
    """List the chains there are: `house` first, then the meetings, the latest first."""
    with db.reading() as session:
        door.admit(session, viewer, Permission.JOURNAL_READ)
        known = {
            *session.scalars(select(JournalHead.chain)),
            *session.scalars(select(JournalEntry.chain).distinct()),
        }
    return (HOUSE, *sorted(known - {HOUSE}, reverse=True))


def load(
    viewer: Actor | None, chain: str, wanted: Wanted = EVERYTHING, *, page: int = 1
) -> JournalPage:
    """Read one page of a chain, in a fixed number of queries.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read journals.
        NotFound: no such chain.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.JOURNAL_READ)
        head = session.get(JournalHead, chain)
        total = session.scalar(_count(JournalEntry.chain == chain)) or 0
        if head is None and not total:
            raise NotFound("meeting_not_found")
        about = _subjects(session, head.meeting_id if head else None, wanted)
        condition = _condition(chain, wanted, about)
        found = session.scalar(_count(condition)) or 0
        pages = max(1, -(-found // PAGE))
        shown = min(max(page, 1), pages)
        entries = _entries(session, condition, shown)
        people = _people(session, chain)
        return JournalPage(
            chain=chain,
            total=total,
            found=found,
            page=shown,
            pages=pages,
            lines=_lines(session, entries, dict(people)),
            acts=_acts(session, chain),
            people=people,
            is_unknown=about is not None and not about,
        )


def _count(condition: ColumnElement[bool]) -> Select[int]:
    return select(func.count(JournalEntry.number)).where(condition)


def _entries(session: Session, condition: ColumnElement[bool], page: int) -> list[JournalEntry]:
    query = (
        select(JournalEntry)
        .where(condition)
        .order_by(JournalEntry.number.desc())
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    )
    return list(session.scalars(query))


def _condition(
    chain: str, wanted: Wanted, about: tuple[Subject, ...] | None
) -> ColumnElement[bool]:
    conditions = [JournalEntry.chain == chain]
    if wanted.act:
        conditions.append(JournalEntry.act == wanted.act)
    if wanted.actor_id is not None:
        conditions.append(JournalEntry.actor_id == wanted.actor_id)
    if about is not None:
        conditions.append(JournalEntry.number.in_(_numbers_about(chain, about)))
    return and_(*conditions)


def _numbers_about(chain: str, about: Iterable[Subject]) -> Select[int]:
    either = [
        and_(JournalSubject.kind == subject.kind, JournalSubject.id == subject.id)
        for subject in about
    ]
    query = select(JournalSubject.number).where(JournalSubject.chain == chain)
    return query.where(or_(*either) if either else JournalSubject.id.is_(None))


def _subjects(
    session: Session, meeting_id: int | None, wanted: Wanted
) -> tuple[Subject, ...] | None:
    """Find what a name stands for; empty = nothing has it, None = nothing was asked for."""
    name = one_line(wanted.name)
    if not name or wanted.thing not in THINGS:
        return None
    if wanted.thing == "question":
        return _question(session, meeting_id, name)
    if wanted.thing == "account":
        ids = session.scalars(select(Account.id).where(Account.name == name.casefold()))
        return tuple(Subject("account", number) for number in ids)
    table = Matter if wanted.thing == "matter" else Turn
    number = int(name) if name.isdecimal() and len(name) < 9 else -1
    ids = session.scalars(
        select(table.id).where(table.meeting_id == meeting_id, table.number == number)
    )
    return tuple(Subject(wanted.thing, number) for number in ids)


def _question(session: Session, meeting_id: int | None, ref: str) -> tuple[Subject, ...]:
    """A question's history is its own, that of its matters, and that of its asker's turns."""
    of_meeting = (Question.ref == ref.casefold(), Question.meeting_id == meeting_id)
    asked = session.execute(
        select(Question.id, Question.registration_id).where(*of_meeting)
    ).one_or_none()
    if asked is None:
        return ()
    matters = select(MatterQuestion.matter_id).where(MatterQuestion.question_id == asked.id)
    turns = select(Turn.id).where(
        Turn.registration_id.is_not(None), Turn.registration_id == asked.registration_id
    )
    return (
        Subject("question", asked.id),
        *(Subject("matter", matter_id) for matter_id in session.scalars(matters)),
        *(Subject("turn", turn_id) for turn_id in session.scalars(turns)),
    )


def _acts(session: Session, chain: str) -> tuple[str, ...]:
    query = select(JournalEntry.act).where(JournalEntry.chain == chain).distinct()
    return tuple(sorted(session.scalars(query)))


def _people(session: Session, chain: str) -> tuple[tuple[int, str], ...]:
    acted = select(JournalEntry.actor_id).where(JournalEntry.chain == chain).distinct()
    query = select(Account.id, Account.display_name).where(Account.id.in_(acted))
    found = [(account_id, name) for account_id, name in session.execute(query)]
    return tuple(sorted(found, key=lambda person: (name_order(person[1]), person[0])))


def _lines(
    session: Session, entries: list[JournalEntry], people: dict[int, str]
) -> tuple[EntryLine, ...]:
    names = _names(session, entries)
    return tuple(_line(entry, people, names) for entry in entries)


def _line(
    entry: JournalEntry, people: dict[int, str], names: dict[tuple[str, int], str]
) -> EntryLine:
    thing, _, number = entry.subject.partition(":")
    at, happened_at = _moment(entry.at), _moment(entry.happened_at)
    return EntryLine(
        number=entry.number,
        at=at,
        happened_at=happened_at if at - happened_at > LATE else None,
        actor=people.get(entry.actor_id, ""),
        act=entry.act,
        thing=thing,
        name=names.get((thing, int(number)), number),
        facts=_facts(entry.facts),
    )


def _names(session: Session, entries: list[JournalEntry]) -> dict[tuple[str, int], str]:
    ids: dict[str, set[int]] = {}
    for entry in entries:
        thing, _, number = entry.subject.partition(":")
        ids.setdefault(thing, set()).add(int(number))
    bridged = select(Bridge.id, Unit.name).join(Unit, Unit.id == Bridge.unit_id)
    queries: tuple[tuple[str, Select[int, str], ColumnElement[int]], ...] = (
        ("question", select(Question.id, Question.ref), Question.id.expression),
        ("account", select(Account.id, Account.name), Account.id.expression),
        (
            "registration",
            select(Registration.id, Registration.source_ref),
            Registration.id.expression,
        ),
        ("bridge", bridged, Bridge.id.expression),
    )
    names = {
        (thing, found_id): name
        for thing, query, column in queries
        for found_id, name in session.execute(query.where(column.in_(ids.get(thing, ()))))
    }
    for thing, table in (("matter", Matter), ("turn", Turn)):
        numbered = select(table.id, table.number).where(table.id.in_(ids.get(thing, ())))
        names |= {(thing, found_id): str(number) for found_id, number in session.execute(numbered)}
    return names


def _facts(told: str) -> tuple[tuple[str, str], ...]:
    try:
        facts = json.loads(told)
    except ValueError:
        return ()
    if not isinstance(facts, dict):
        return ()
    return tuple(
        (name, _said(value))
        for name, value in sorted(facts.items())
        if name not in _HIDDEN and value not in (None, "", [])
    )


def _said(value: object) -> str:
    if isinstance(value, list):
        rest = f" (+{len(value) - LISTED})" if len(value) > LISTED else ""
        return ", ".join(_said(item) for item in value[:LISTED]) + rest
    if isinstance(value, str) and len(value) == 64:
        return value[:HASH_SHOWN]
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _moment(stamped: str) -> datetime:
    return datetime.fromisoformat(stamped)
