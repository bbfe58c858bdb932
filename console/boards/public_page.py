"""What the public pages show: the public board, the programme, and the outcomes so far.

Nothing here asks who looks, so every field is on purpose: a wording only as put on screen and only
of a matter that is not withheld, an outcome by its kind, its unit and its date, never by its text.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from console import db
from console.boards.line import line_of
from console.boards.matter_rows import MatterRow, OutcomeRow
from console.boards.meeting_rows import BoardRows, load
from console.boards.public import cut, decided, entry_order, sections, title_of
from console.boards.public_shapes import Public
from console.capture import outcomes
from console.capture.outcomes import KINDS, NEUTRAL
from console.disclosure.audience import Audience
from console.disclosure.table import Part, withheld_from
from console.queries import journal
from console.queries.journal import OncePerNumber
from models.codes.capture import OutcomeKind

ITEMS_SHOWN = 16  # of the programme; no more have room on a wall
PROGRAMME_BYTES = 2400  # of their titles together, within the 4 KB of a message


@dataclass(frozen=True, slots=True)
class PublicContent:
    """What the public screens are drawn from."""

    sections: Public
    programme: tuple[str, ...]  # titles of its first items, in order
    # Outcomes by kind, most frequent first, without those out of scope.
    outcome_counts: tuple[tuple[OutcomeKind, int], ...]

    @property
    def decided_count(self) -> int:
        """How many outcomes are told, without those out of scope."""
        return self.sections["last"]["count"]


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
        return outcomes.of(self.kind).is_neutral


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One meeting as everybody may see it."""

    code: str
    number: int  # of the journal entry this was read at
    content: PublicContent
    outcomes: tuple[PublicOutcome, ...]  # the newest first
    is_queue_public: bool  # people may put themselves in the queue


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
        content=content_of(rows, sections(rows, line_of(rows))),
        outcomes=_outcomes(rows),
        is_queue_public=rows.meeting.is_queue_public,
    )


def content_of(rows: BoardRows, public: Public) -> PublicContent:
    """Give what the screens of a meeting are drawn from, with its public sections."""
    return PublicContent(
        sections=public, programme=tuple(_programme(rows)), outcome_counts=_counts(rows)
    )


def _programme(rows: BoardRows) -> list[str]:
    titles = [title_of(rows, item) for item in rows.items[:ITEMS_SHOWN]]
    return [cut(title, PROGRAMME_BYTES // len(titles)) for title in titles]


def _counts(rows: BoardRows) -> tuple[tuple[OutcomeKind, int], ...]:
    kinds = (outcome.kind for _, outcome in decided(rows))
    counted = Counter(kind for kind in kinds if kind not in NEUTRAL)
    return tuple(sorted(counted.items(), key=lambda told: (-told[1], KINDS.index(told[0]))))


def _outcomes(rows: BoardRows) -> tuple[PublicOutcome, ...]:
    newest_first = sorted(decided(rows), key=entry_order, reverse=True)
    return tuple(_told(rows, matter, outcome) for matter, outcome in newest_first)


def _told(rows: BoardRows, matter: MatterRow, outcome: OutcomeRow) -> PublicOutcome:
    if outcome.kind in NEUTRAL:
        return PublicOutcome(matter.number, outcome.kind)
    if withheld_from(Audience.PUBLIC, matter.grounds, Part.ANSWER):
        return PublicOutcome(matter.number, outcome.kind, due_on=outcome.due_on)
    unit = rows.unit_name(outcome.unit_id)
    return PublicOutcome(matter.number, outcome.kind, matter.screen_text, unit, outcome.due_on)
