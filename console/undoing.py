"""What can be taken back: which acts, how long, and as long as nothing followed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import journal
from console.errors import Refused
from console.journal import Subject
from console.use_case import Work
from models import Account, JournalEntry

OFFERED = timedelta(seconds=10)
ON_ITS_WAY = timedelta(seconds=2)  # what a press in the last moment may need to arrive

_LOOKED_AT = 100  # entries; so many in ten seconds that the button would be missed by then

# The acts that can be taken back, and the word of each under `chair.undo_what`.
UNDOABLE: Mapping[str, str] = {
    "floor:turn:called": "called",
    "floor:turn:started": "started",
    "floor:turn:resumed": "resumed",
    "floor:turn:paused": "paused",
    "floor:turn:parked": "parked",
    "floor:turn:ended": "ended",
    "floor:turn:no_show": "no_show",
    "floor:turn:extended": "extended",
    "floor:turn:answering": "answering",
    "floor:turn:put_first": "put_first",
    "floor:turn:withdrawn": "withdrawn",
    "floor:matter:taken_up": "taken_up",
    "floor:meeting:opened": "opened",
    "floor:item:started": "item_started",
    "floor:item:ended": "item_ended",
    "floor:recess:begun": "recess_begun",
    "floor:recess:ended": "recess_ended",
    "capture:outcome:decided": "decided",
    "capture:outcome:corrected": "corrected",
}

# What the whole room goes by: whatever is done on the floor later stands on it.
_OF_ALL = frozenset({"meeting", "recess", "agenda_item"})

# What is said beside how a turn or a matter goes on; it stands when an act is taken back.
_BESIDE = frozenset(
    {
        "floor:turn:named",
        "floor:turn:ready",
        "floor:turn:unready",
        "capture:matter:claimed",
        "capture:matter:released",
    }
)


@dataclass(frozen=True, slots=True)
class Undoable:
    """The act a person can take back now."""

    entry: int  # its number in the journal, which `undo` must have seen
    kind: str  # what it was about: a turn, a matter, an outcome, an item, a recess, the meeting
    word: str  # which act, as in `UNDOABLE`
    number: int  # of the turn, matter or item; 0 = it has none


def newest(
    session: Session, chain: str, last: int, account: Account, now: datetime
) -> Undoable | None:
    """Give the last act of an account that can be taken back; None = there is none.

    Args:
        last: number of the last entry of the chain.
    """
    query = select(JournalEntry).where(
        JournalEntry.chain == chain,
        JournalEntry.number > last - _LOOKED_AT,
        JournalEntry.at >= journal.stamp(now - OFFERED),
    )
    recent = session.scalars(query.order_by(JournalEntry.number.desc())).all()
    for place, entry in enumerate(recent):
        is_own = entry.actor_id == account.id and entry.act in UNDOABLE
        if is_own and not is_followed(entry, recent[:place]):
            told = facts_of(entry)
            number = told.get("number", told.get("position", 0))
            return Undoable(entry.number, subject_of(entry).kind, UNDOABLE[entry.act], number)
    return None


def is_followed(entry: JournalEntry, later: Iterable[JournalEntry]) -> bool:
    """Tell whether something that was recorded since stands on what an act did."""
    subjects = set(journal.subjects_told(entry))
    is_of_all = subject_of(entry).kind in _OF_ALL
    return any(
        (is_of_all and other.act.startswith("floor:"))
        or not subjects.isdisjoint(journal.subjects_told(other))
        for other in later
        if other.act not in _BESIDE
    )


def checked(work: Work, number: int, *kinds: str) -> JournalEntry:
    """Give the entry of an act about one of these kinds that its author may take back now.

    Raises:
        Refused: it is nobody's own act that can be taken back, too long ago, or something followed.
    """
    chain = JournalEntry.chain == work.head.chain
    entry = work.session.scalars(
        select(JournalEntry).where(chain, JournalEntry.number == number)
    ).one_or_none()
    is_own = entry is not None and entry.actor_id == work.account.id and entry.act in UNDOABLE
    if entry is None or not is_own or subject_of(entry).kind not in kinds:
        raise Refused("undo_not_own")
    if work.now - journal.moment_of(entry.at) > OFFERED + ON_ITS_WAY:
        raise Refused("undo_too_late", seconds=int(OFFERED.total_seconds()))
    later = work.session.scalars(select(JournalEntry).where(chain, JournalEntry.number > number))
    if is_followed(entry, later):
        raise Refused("undo_followed")
    return entry


def subject_of(entry: JournalEntry) -> Subject:
    """Give what an entry is about."""
    kind, _, number = entry.subject.partition(":")
    return Subject(kind, int(number))


def facts_of(entry: JournalEntry) -> dict[str, Any]:
    """Give what an entry tells."""
    told: dict[str, Any] = json.loads(entry.facts)
    return told
