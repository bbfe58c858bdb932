"""What earlier meetings answered, for who drafts an answer now: nearest first, or as searched.

Only matters whose every question was let through as a question or proposal are told, and of people
nothing: an answer is a unit's.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.capture import outcomes
from console.disclosure.grounds import LET_THROUGH
from console.queries.matters import questions_of
from console.queries.outcomes import is_newest
from console.text.folding import fold
from console.text.matching import mates
from console.text.question_text import Asked
from models import Assignment, Draft, Matter, Meeting, Note, Outcome, Question, Unit
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.drafts import DraftState
from models.codes.meetings import MeetingState

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit answered."""

    unit: str  # name; empty = the chair
    text: str
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A matter of an earlier meeting with what was answered."""

    meeting_code: str
    number: int
    wording: str
    outcome: OutcomeKind
    due_on: date | None
    answers: tuple[Given, ...]
    shared: tuple[str, ...] = ()  # words in common with what is looked for, best first


@dataclass(frozen=True, slots=True)
class Library:
    """Some of the answers of earlier meetings."""

    total: int  # how many there are
    found: tuple[Answered, ...]  # best first, or the newest; at most SHOWN


def load(
    viewer: Actor | None, before: str, *, search: str = "", like: Sequence[str] = ()
) -> Library:
    """Give earlier answers that have all the words searched, else those nearest to a question.

    Args:
        before: code of the meeting somebody drafts for; only earlier ones that are over are told.
        search: words, with or without accents; empty = the nearest to `like`.
        like: what is asked now.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who drafts or clears.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.DRAFT_READ)
        known = _answered(session, before)
    words = fold(search).split()
    if words:
        found = [answer for answer in known if all(word in _sought(answer) for word in words)]
    else:
        found = _nearest(known, like, before)
    return Library(len(known), tuple(found[:SHOWN]))


def _sought(one: Answered) -> str:
    said = (part for given in one.answers for part in (given.unit, given.text, given.legal_basis))
    return fold(" ".join((one.meeting_code, one.wording, *said)))


def _nearest(known: list[Answered], like: Sequence[str], before: str) -> list[Answered]:
    mine = Asked("mine", 0, "\n".join(like), "", "", before)
    asked = [
        Asked(
            f"{answer.meeting_code}/{answer.number}",
            place,
            answer.wording,
            "",
            "",
            answer.meeting_code,
        )
        for place, answer in enumerate(known)
    ]
    near = mates([mine], asked, SHOWN)["mine"].repeats if known and like else ()
    return [_with(known[mate.asked.question_id], mate.shared) for mate in near]


def _with(one: Answered, shared: tuple[str, ...]) -> Answered:
    return Answered(
        one.meeting_code, one.number, one.wording, one.outcome, one.due_on, one.answers, shared
    )


def _answered(session: Session, before: str) -> list[Answered]:
    """Give every matter told, the newest meeting first; five queries however many."""
    over = (Meeting.state == MeetingState.CLOSED, Meeting.code < before)
    matters = [
        (code, matter)
        for code, matter in session.execute(
            select(Meeting.code, Matter)
            .join(Meeting, Meeting.id == Matter.meeting_id)
            .where(*over, Matter.merged_into_id.is_(None))
            .order_by(Meeting.code.desc(), Matter.number)
        )
    ]
    ids = select(Matter.id).join(Meeting, Meeting.id == Matter.meeting_id).where(*over)
    asked, outcomes = questions_of(session, ids), _outcomes(session, ids)
    said, drafted = _said(session, ids), _drafted(session, ids)
    told = (
        _told(
            code,
            matter,
            asked[matter.id],
            outcomes.get(matter.id),
            [*said[matter.id], *drafted[matter.id]],
        )
        for code, matter in matters
    )
    return [answer for answer in told if answer is not None]


def _told(
    code: str,
    matter: Matter,
    asked: Iterable[Question],
    outcome: Outcome | None,
    given: Sequence[Given],
) -> Answered | None:
    """Give one matter as it is told; None when it is not told, or nothing was answered."""
    questions = list(asked)
    may = bool(questions) and all(question.kind in LET_THROUGH for question in questions)
    if not may or outcome is None or not outcomes.of(outcome.kind).is_answer or not given:
        return None
    wording = matter.wording or questions[0].wording
    return Answered(code, matter.number, wording, outcome.kind, outcome.due_on, tuple(given))


def _outcomes(session: Session, ids: Select[int]) -> dict[int, Outcome]:
    query = select(Outcome).where(Outcome.matter_id.in_(ids), is_newest())
    return {outcome.matter_id: outcome for outcome in session.scalars(query)}


def _said(session: Session, ids: Select[int]) -> dict[int, list[Given]]:
    """Give what was answered in the room, in its newest form."""
    later = aliased(Note)
    query = (
        select(Note, Unit.name)
        .outerjoin(Unit, Unit.id == Note.unit_id)
        .outerjoin(later, later.replaces_id == Note.id)
        .where(
            Note.matter_id.in_(ids),
            Note.kind == NoteKind.ANSWER,
            later.id.is_(None),
            Note.text != "",
        )
        .order_by(Note.happened_at, Note.id)
    )
    found: dict[int, list[Given]] = defaultdict(list)
    for note, unit in session.execute(query):
        found[note.matter_id or 0].append(Given(unit or "", note.text))
    return found


def _drafted(session: Session, ids: Select[int]) -> dict[int, list[Given]]:
    """Give the answers cleared in writing, the version that holds of each unit."""
    query = (
        select(Draft, Assignment.matter_id, Assignment.id, Unit.name)
        .join(Assignment, Assignment.id == Draft.assignment_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(Assignment.matter_id.in_(ids), Draft.state == DraftState.CLEARED)
        .order_by(Draft.number)
    )
    holding: dict[tuple[int, int], Given] = {}
    for draft, matter_id, part_id, unit in session.execute(query):
        holding[matter_id, part_id] = Given(unit, draft.text, draft.legal_basis)
    found: dict[int, list[Given]] = defaultdict(list)
    for (matter_id, _), given in holding.items():
        found[matter_id].append(given)
    return found
