"""What the public pages show: the public board, the programme, and every outcome so far.

Nothing here asks who looks, so every field is on purpose: a wording only as put on screen and only
of a matter that is not withheld, an outcome by its kind, its unit and its date, never by its text.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from console import db
from console.boards import withholding
from console.boards.line import line_of
from console.boards.matter_rows import MatterRow, OutcomeRow
from console.boards.meeting_rows import BoardRows, load
from console.boards.public import sections
from console.boards.public_shapes import Public
from console.queries import journal
from console.queries.journal import OncePerNumber
from models.capture import OutcomeKind
from models.questions import TAKEN_UP


@dataclass(frozen=True, slots=True)
class PublicOutcome:
    """One line of the list; of a matter out of scope nothing but its number."""

    number: int  # of the matter
    kind: OutcomeKind
    wording: str = ""  # empty = withheld, or never on screen
    unit: str = ""
    due_on: date | None = None

    @property
    def is_out_of_scope(self) -> bool:
        """Whether this is one neutral line."""
        return self.kind is OutcomeKind.OUT_OF_SCOPE


@dataclass(frozen=True)
class PublicPage:
    """One meeting as everybody may see it."""

    code: str
    number: int  # of the journal entry this was read at
    sections: Public
    programme: tuple[str, ...]  # titles of its items, in order
    outcomes: tuple[PublicOutcome, ...]  # the newest first

    @cached_property
    def outcome_counts(self) -> tuple[tuple[str, int], ...]:
        """How often each kind was decided, without those out of scope; most frequent first."""
        counted = Counter(one.kind for one in self.outcomes if not one.is_out_of_scope)
        kinds = sorted(set(counted), key=lambda one: (-counted[one], list(OutcomeKind).index(one)))
        return tuple((one.value, counted[one]) for one in kinds)

    @property
    def decided_count(self) -> int:
        """How many outcomes are told, without those out of scope."""
        return sum(count for _, count in self.outcome_counts)


_pages: OncePerNumber[PublicPage] = OncePerNumber()


def page_of(code: str) -> PublicPage | None:
    """Give what everybody may see of a meeting; None when there is no such meeting.

    Made once per journal number, in as many queries whatever the size of the meeting; asked again
    before the next act it takes one.
    """
    with db.reading() as session:
        number = journal.number_of_month(session, code)
        if number is None:
            return None
        return _pages.get(code, number, lambda: _read(session, code))


def _read(session: Session, code: str) -> PublicPage:
    rows = load(session, code)
    assert rows is not None  # the head was just seen in the same read
    return PublicPage(
        code=code,
        number=rows.number,
        sections=sections(rows, line_of(rows)),
        programme=tuple(one.title_announced or one.title for one in rows.items),
        outcomes=_outcomes(rows),
    )


def _outcomes(rows: BoardRows) -> tuple[PublicOutcome, ...]:
    decided = [
        (one.outcome.entry, one.id, one, one.outcome)
        for one in rows.matters
        if one.outcome is not None and one.place in TAKEN_UP
    ]
    newest_first = sorted(decided, key=lambda one: one[:2], reverse=True)
    return tuple(_told(rows, matter, outcome) for _, _, matter, outcome in newest_first)


def _told(rows: BoardRows, matter: MatterRow, outcome: OutcomeRow) -> PublicOutcome:
    if outcome.kind is OutcomeKind.OUT_OF_SCOPE:
        return PublicOutcome(matter.number, outcome.kind)
    if withholding.from_public(matter.wording, matter.asked, outcome.kind):
        return PublicOutcome(matter.number, outcome.kind, due_on=outcome.due_on)
    unit = rows.unit_name(outcome.unit_id)
    return PublicOutcome(matter.number, outcome.kind, matter.wording, unit, outcome.due_on)
