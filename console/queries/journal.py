"""How far the journal of a meeting is, and what is kept until it goes on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from console import db
from console.errors import NotFound
from models import JournalHead

V = TypeVar("V")

MOST_KEPT = 60  # meetings: five years of them


def head(session: Session, meeting_id: int) -> JournalHead:
    """Give the head of a meeting's chain: its code and the number of its last entry.

    Raises:
        NotFound: no such meeting.
    """
    query = select(JournalHead).where(JournalHead.meeting_id == meeting_id)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound("meeting_not_found")
    return found


def number_of(meeting_id: int) -> Select[int]:
    """Ask for the number of a meeting's last entry."""
    return select(JournalHead.number).where(JournalHead.meeting_id == meeting_id)


def number(session: Session, meeting_id: int) -> int:
    """Give the number of a meeting's last entry; what is read together stands at it."""
    return session.scalar(number_of(meeting_id)) or 0


def number_of_month(session: Session, code: str) -> int | None:
    """Give the same by the meeting's code; None = there is no such meeting."""
    query = select(JournalHead.number)
    return session.scalar(
        query.where(JournalHead.chain == code, JournalHead.meeting_id.is_not(None))
    )


@dataclass(frozen=True, eq=False)
class OncePerNumber(Generic[V]):
    """Values made once per journal number and code, in each database apart.

    Only the codes asked for last are kept: whoever asks for more must not fill the memory.
    """

    _made: WeakKeyDictionary[Engine, dict[str, tuple[int, V]]] = field(
        default_factory=WeakKeyDictionary
    )

    def get(self, code: str, number: int, make: Callable[[], V]) -> V:
        """Give what was made at this number, or make it now."""
        made = self._made.setdefault(db.engine(), {})
        known = made.get(code)
        if known is None or known[0] != number:
            known = (number, make())
        made.pop(code, None)
        made[code] = known
        for oldest in list(made)[:-MOST_KEPT]:
            made.pop(oldest, None)
        return known[1]
