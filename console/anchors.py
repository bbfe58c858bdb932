"""Heads of the house chain kept outside the database, so that a rewritten journal is noticed."""

import logging
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from console import db, settings
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import Refused
from models import JournalEntry
from models.codes.journal import HOUSE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AnchorFault:
    """A line of an anchor file which the house chain does not bear out."""

    line: int
    number: int  # of the entry; 0 = the line cannot be read
    fault: str  # text key under `journal.anchor`: unreadable, missing, changed


def append(at: str, number: int, entry_hash: str) -> None:
    """Add the newest entry of the house to the anchor file, where one is set.

    A file that cannot be written stops no act: the log says so, and `check` does.
    """
    file = settings.current().anchor_file
    if file is None:
        return
    try:
        with file.open("a", encoding="ascii") as opened:
            opened.write(f"{at} {HOUSE} {number} {entry_hash}\n")
    except OSError as error:
        log.error("anchor file cannot be written: %s", error.strerror)


def verify(viewer: Actor, file: Path) -> list[AnchorFault]:
    """Compare a file of anchors with the house chain.

    Raises:
        Refused: the file cannot be read.
    """
    try:
        lines = file.read_text("ascii", errors="replace").splitlines()
    except OSError:
        raise Refused("file_unreadable", name=file.name) from None
    with db.reading() as session:
        door.admit(session, viewer, Permission.JOURNAL_READ)
        query = select(JournalEntry.number, JournalEntry.hash).where(JournalEntry.chain == HOUSE)
        known = {row.number: row.hash for row in session.execute(query)}
    return [
        fault
        for place, line in enumerate(lines, start=1)
        if (fault := _fault(place, line, known)) is not None
    ]


def _fault(place: int, line: str, known: dict[int, str]) -> AnchorFault | None:
    match line.split():
        case [_, chain, number, kept] if chain == HOUSE and number.isdecimal():
            held = known.get(int(number))
            if held is None:
                return AnchorFault(place, int(number), "missing")
            return None if held == kept else AnchorFault(place, int(number), "changed")
    return AnchorFault(place, 0, "unreadable")
