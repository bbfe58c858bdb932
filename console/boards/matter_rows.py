"""Reads the matters of a meeting for its boards: what is asked, by whom, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.orm import Session

from console.disclosure.grounds import Grounds, of_matter
from console.queries import matters
from console.queries.outcomes import is_decided, is_newest
from models import Matter, MatterQuestion, Outcome, Question, Registration, Turn
from models.codes.capture import OutcomeKind
from models.codes.questions import TAKEN_UP, Decision, Kind, Place

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question of a matter and whose it is."""

    id: int
    ref: str
    kind: Kind | None
    decision: Decision
    wording: str
    asker: str  # of the form; empty = without one
    site_unit_id: int | None  # of the form
    form_id: int | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How a matter ended, the latest version."""

    version: int
    kind: OutcomeKind
    text: str
    unit_id: int | None  # body reported or referred to, else who acts on it
    due_on: date | None
    decided_at: datetime
    entry: int


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter with its questions, the spokesperson's first, and its outcome."""

    id: int
    number: int
    wording: str  # as captured; empty = as its questions were asked
    screen_text: str  # what everybody reads of it; empty = not on screen
    place: Place
    position: int | None
    taken_up_at: datetime | None
    lead_unit_id: int | None
    turn_id: int | None  # in which it was asked
    turn_name: str  # who spoke when it was asked
    turn_bridge_id: int | None
    turn_form_id: int | None
    asked: Sequence[AskedRow]
    outcome: OutcomeRow | None

    @property
    def grounds(self) -> Grounds:
        """What stands against telling it."""
        decided = self.outcome.kind if self.outcome else None
        return of_matter(self.wording, self.asked, decided, is_shown=self.screen_text != "")

    @property
    def was_spoken(self) -> bool:
        """Whether it was asked in a turn."""
        return self.turn_id is not None

    def is_asked_in(self, turn: Turn) -> bool:
        """Whether it was or will be asked in a turn, by its form where it is not yet."""
        if turn.id == self.turn_id:
            return True
        forms = {question.form_id for question in self.asked}
        return turn.registration_id is not None and turn.registration_id in forms

    def taken_up(self) -> tuple[datetime, int]:
        """Give what orders matters by when they came to the floor."""
        return self.taken_up_at or _LONG_AGO, self.id

    @property
    def asker(self) -> str:
        """Name of who asked; empty = not known."""
        return self.turn_name or (self.asked[0].asker if self.asked else "")

    @property
    def asker_form_id(self) -> int | None:
        """The form of who asked; None = without one."""
        if self.turn_name:
            return self.turn_form_id
        return self.asked[0].form_id if self.asked else None

    @property
    def full_wording(self) -> str:
        """The wording as captured, else as asked."""
        return self.wording or (self.asked[0].wording if self.asked else "")

    @property
    def is_undecided(self) -> bool:
        """Whether it came to the floor and has no outcome."""
        return self.place in TAKEN_UP and self.outcome is None


# Written once: putting a query together costs more than running it.
_MEETING: BindParameter[int] = bindparam("meeting")
_WANTED = (
    matters.stands(_MEETING),
    or_(Matter.place != Place.NONE, is_decided()),
)
_MATTERS = (
    select(
        Matter.id,
        Matter.number,
        Matter.wording,
        Matter.screen_text,
        Matter.place,
        Matter.programme_position,
        Matter.taken_up_at,
        Matter.lead_unit_id,
        Matter.spokesperson_question_id,
        Turn.id,
        Turn.name,
        Turn.bridge_id,
        Turn.registration_id,
    )
    .outerjoin(Turn, Turn.id == Matter.asked_turn_id)
    .where(*_WANTED)
    .order_by(Matter.number)
)
_ASKED = (
    select(
        MatterQuestion.matter_id,
        Question.id,
        Question.ref,
        Question.kind,
        Question.decision,
        Question.wording,
        Registration.full_name,
        Registration.organization,
        Registration.site_unit_id,
        Registration.id,
    )
    .join(Matter, Matter.id == MatterQuestion.matter_id)
    .join(Question, Question.id == MatterQuestion.question_id)
    .outerjoin(Registration, Registration.id == Question.registration_id)
    .where(*_WANTED)
    .order_by(Question.id)
)
_OUTCOMES = select(
    Outcome.matter_id,
    Outcome.version,
    Outcome.kind,
    Outcome.text,
    Outcome.body_unit_id,
    Outcome.unit_id,
    Outcome.due_on,
    Outcome.happened_at,
    Outcome.entry,
).where(Outcome.meeting_id == _MEETING, is_newest())


# The forms of who asked them, in a turn or before the meeting.
ASKING_FORMS = (
    select(Turn.registration_id)
    .join(Matter, Matter.asked_turn_id == Turn.id)
    .where(*_WANTED)
    .union_all(
        select(Question.registration_id)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(*_WANTED)
    )
)


def load_matters(session: Session, meeting_id: int) -> list[MatterRow]:
    """Read the matters that are scheduled, on the floor, done, or decided, by number."""
    of_meeting = {"meeting": meeting_id}
    asked = _asked(session, of_meeting)
    outcomes = _outcomes(session, of_meeting)
    return [
        MatterRow(
            *row[:8],
            turn_id=row[9],
            turn_name=row[10] or "",
            turn_bridge_id=row[11],
            turn_form_id=row[12],
            asked=_first(asked.get(row[0], []), row[8]),
            outcome=outcomes.get(row[0]),
        )
        for row in session.execute(_MATTERS, of_meeting)
    ]


def _first(asked: list[AskedRow], spokesperson_id: int | None) -> list[AskedRow]:
    """Put the question of the spokesperson first."""
    return sorted(asked, key=lambda row: row.id != spokesperson_id) if len(asked) > 1 else asked


def _asked(session: Session, of_meeting: dict[str, int]) -> dict[int, list[AskedRow]]:
    found: dict[int, list[AskedRow]] = {}
    for row in session.execute(_ASKED, of_meeting):
        matter_id, question_id, ref, kind, decision, wording, name, organization, site, form = row
        asker = name or organization or ""
        one = AskedRow(question_id, ref, kind, decision, wording, asker, site, form)
        found.setdefault(matter_id, []).append(one)
    return found


def _outcomes(session: Session, of_meeting: dict[str, int]) -> dict[int, OutcomeRow]:
    found = session.execute(_OUTCOMES, of_meeting)
    return {
        matter_id: OutcomeRow(version, kind, text, body_unit_id or unit_id, due_on, at, entry)
        for matter_id, version, kind, text, body_unit_id, unit_id, due_on, at, entry in found
    }
