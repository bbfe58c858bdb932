"""All boards of a meeting at one journal number, ready to be sent: text and hash per section."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.boards import chair, meeting_rows, mine, public, staff
from console.boards.line import line_of
from console.boards.mine import Viewer
from console.boards.public_page import PublicContent, content_of
from models import JournalEntry

HASH_LETTERS = 16
ACTS_TOLD = 256  # topics of older ones are forgotten; who missed more gets a full board


class BoardBase(StrEnum):
    """For whom a board is made; the values of `?board=`."""

    PUBLIC = "public"
    STAFF = "staff"
    CHAIR = "chair"


class Screen(StrEnum):
    """What shows the public board; the values of `?screen=`."""

    HALL = "hall"
    PHONE = "phone"
    LOWER_THIRD = "lower_third"


@dataclass(frozen=True, slots=True)
class DrawnBoard:
    """The public board as a screen shows it in a language: its sections are fragments of HTML."""

    screen: Screen
    language: str


Board = BoardBase | DrawnBoard


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it is sent."""

    hash: str
    body: str  # JSON


Sections = Mapping[str, Section]


@dataclass(frozen=True, slots=True)
class Boards:
    """What all viewers of a meeting look at."""

    code: str
    number: int  # of the journal entry it was made at
    recorded_at: str | None  # of that entry
    bases: Mapping[Board, Sections]  # `load` gives the facts; who sends them adds those drawn
    content: PublicContent  # what the drawn ones are drawn from
    mine: Mapping[Viewer, Section]
    acts: Mapping[int, tuple[str, ...]]  # number -> topics, of the entries since the boards before


def load(code: str, viewers: Collection[Viewer] = (), *, since: int | None = None) -> Boards | None:
    """Make the boards of a meeting as it stands, in one read; None when there is none.

    Args:
        viewers: for whom section `mine` is made too.
        since: number of the boards made before; None = there were none.
    """
    with db.reading() as session:
        return made(session, code, viewers, since)


def made(
    session: Session, code: str, viewers: Collection[Viewer], since: int | None
) -> Boards | None:
    """Make the boards inside an open read; see `load`."""
    found = meeting_rows.load(session, code)
    if found is None:
        return None
    line = line_of(found)
    for_public = public.sections(found, line)
    for_staff = staff.sections(found, line, for_public)
    for_chair = chair.sections(found, line, for_staff)
    own = mine.sections(session, found, line, viewers)
    bases: dict[BoardBase, Mapping[str, Any]] = {
        BoardBase.PUBLIC: for_public,
        BoardBase.STAFF: for_staff,
        BoardBase.CHAIR: for_chair,
    }
    return Boards(
        code=code,
        number=found.number,
        recorded_at=found.recorded_at,
        bases={base: _encoded(bodies) for base, bodies in bases.items()},
        content=content_of(found, for_public),
        mine={viewer: encoded(body) for viewer, body in own.items()},
        acts={} if since is None else _acts(session, code, since),
    )


def _acts(session: Session, code: str, since: int) -> dict[int, tuple[str, ...]]:
    query = (
        select(JournalEntry.number, JournalEntry.topics)
        .where(JournalEntry.chain == code, JournalEntry.number > since)
        .order_by(JournalEntry.number.desc())
        .limit(ACTS_TOLD)
    )
    return {number: tuple(json.loads(topics)) for number, topics in session.execute(query)}


def _encoded(bodies: Mapping[str, Any]) -> Sections:
    return {name: encoded(body) for name, body in bodies.items()}


def encoded(body: Any) -> Section:
    """Write a section as it is sent, the same text for the same content."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Section(hashlib.sha256(text.encode()).hexdigest()[:HASH_LETTERS], text)
