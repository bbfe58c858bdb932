"""One matter as the secretary's desk shows it: who asked, what was said, how it ends."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from console.capture.rules import OutcomeSeen, screen_version
from console.capture.views.notes import Piece, load_pieces
from console.disclosure.audience import in_meeting
from console.queries.outcomes import stands
from console.queries.withheld import senders_from
from models import (
    Account,
    Assignment,
    Bridge,
    Matter,
    MatterQuestion,
    Outcome,
    Proposal,
    Question,
    Registration,
    Turn,
    Unit,
)
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Place
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question the matter covers."""

    id: int
    ref: str
    name: str  # empty = not named
    site: str  # name of the branch; empty = the hall


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """The turn a matter was asked in."""

    id: int
    number: int
    name: str  # empty = not named yet
    site: str  # name of the branch; empty = the hall
    form_id: int | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions of a matter, and who asked them as a viewer may know it."""

    questions: tuple[AskedQuestion, ...]
    wording: str  # of the first
    asker: str
    site: str
    turn: AskedTurn | None  # None = in none, or not for this viewer


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome decided or proposed."""

    id: int
    version: int  # of the outcome; of a proposal, the version it was made for
    kind: OutcomeKind
    text: str
    unit_id: int | None
    unit: str
    body_unit_id: int | None
    body: str
    due_on: date | None
    author: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class MatterCard:
    """One matter whole."""

    id: int
    number: int
    place: Place
    wording: str  # as captured, else as first asked; empty = withheld
    screen_text: str  # what everybody reads of it; empty = not on screen
    screen_reason: str  # why that is not masked; empty = it is
    is_withheld: bool  # a suspected or decided denunciation, not for this viewer
    asker: str  # empty = not named
    site: str  # name of the branch; empty = the hall
    lead_unit: str
    other_units: tuple[str, ...]
    asked: tuple[AskedQuestion, ...]
    taken_up_at: datetime | None
    turn: AskedTurn | None  # it was asked in; None = in none, or not for this viewer
    pieces: tuple[Piece, ...]  # in the order they happened
    outcome: Ending | None
    proposal: Ending | None  # None as well once the chair decided

    def piece(self, note_id: int) -> Piece | None:
        """Give the piece that has, or had, a form with this id."""
        return next((piece for piece in self.pieces if piece.text_of(note_id) is not None), None)

    @property
    def is_on_screen(self) -> bool:
        """Whether somebody put it on the screens."""
        return self.screen_text != ""

    @property
    def screen_version(self) -> str:
        """Give what `take_off_screen` must have seen."""
        return screen_version(self.screen_text)

    @property
    def standing(self) -> OutcomeSeen:
        """Give what `propose_outcome` must have seen."""
        version = self.outcome.version if self.outcome else 0
        return OutcomeSeen(version, self.proposal.id if self.proposal else 0)

    @property
    def outcome_version(self) -> int:
        """Give what `decide_outcome` must have seen."""
        return self.standing.outcome_version


def load(session: Session, role: Role, matter: Matter, withheld: frozenset[int]) -> MatterCard:
    """Read one matter, in eight queries however much was said."""
    is_withheld = matter.id in withheld
    asked = _asked(session, role, matter, is_withheld=is_withheld)
    endings = _endings(session, Outcome, matter.id)
    outcome = endings[-1] if endings else None
    proposal = _proposal(session, matter.id, outcome.version if outcome else 0)
    lead, others = _units(session, matter)
    return MatterCard(
        id=matter.id,
        number=matter.number,
        place=matter.place,
        wording="" if is_withheld else matter.wording or asked.wording,
        screen_text="" if is_withheld else matter.screen_text,
        screen_reason="" if is_withheld else matter.screen_reason,
        is_withheld=is_withheld,
        asker=asked.asker,
        site=asked.site,
        turn=asked.turn,
        lead_unit=lead,
        other_units=others,
        asked=asked.questions,
        taken_up_at=matter.taken_up_at,
        pieces=() if is_withheld else load_pieces(session, role, matter.id),
        outcome=_ending_shown(outcome, is_withheld=is_withheld),
        proposal=_ending_shown(proposal, is_withheld=is_withheld),
    )


def _asked(session: Session, role: Role, matter: Matter, *, is_withheld: bool) -> _Asked:
    """Name who asked, unless the matter or its sender is withheld."""
    stored, spoken = _questions(session, matter.id), _spoken(session, matter)
    forms = {question.registration_id for question, _, _ in stored}
    unnamed = senders_from(session, in_meeting(role), forms | {spoken.form_id if spoken else None})
    questions = tuple(
        _question(*row, is_named=not is_withheld and row[0].registration_id not in unnamed)
        for row in stored
    )
    first = _first(questions, matter.spokesperson_question_id)
    is_speaker_named = spoken is not None and not is_withheld and spoken.form_id not in unnamed
    return _Asked(
        questions,
        stored[0][0].wording if stored else "",
        _asker(spoken, first, is_speaker_named=is_speaker_named),
        spoken.site if spoken else (first.site if first else ""),
        spoken if is_speaker_named else None,
    )


def _asker(spoken: AskedTurn | None, first: AskedQuestion | None, *, is_speaker_named: bool) -> str:
    if spoken is not None and spoken.name:
        return spoken.name if is_speaker_named else ""
    return first.name if first else ""


def _first(
    questions: tuple[AskedQuestion, ...], spokesperson_id: int | None
) -> AskedQuestion | None:
    of_spokesperson = (question for question in questions if question.id == spokesperson_id)
    return next(of_spokesperson, next(iter(questions), None))


def _questions(
    session: Session, matter_id: int
) -> list[tuple[Question, Registration | None, str | None]]:
    query = (
        select(Question, Registration, Unit.name)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id)
        .outerjoin(Registration, Registration.id == Question.registration_id)
        .outerjoin(Unit, Unit.id == Registration.site_unit_id)
        .where(MatterQuestion.matter_id == matter_id)
        .order_by(Question.id)
    )
    return [(question, form, site) for question, form, site in session.execute(query)]


def _question(
    question: Question, form: Registration | None, site: str | None, *, is_named: bool
) -> AskedQuestion:
    name = form.full_name or form.organization if form and is_named else ""
    return AskedQuestion(question.id, question.ref, name, site or "")


def _spoken(session: Session, matter: Matter) -> AskedTurn | None:
    """Give the turn it was asked in."""
    if matter.asked_turn_id is None:
        return None
    query = (
        select(Turn.id, Turn.number, Turn.name, Unit.name, Turn.registration_id)
        .outerjoin(Bridge, Bridge.id == Turn.bridge_id)
        .outerjoin(Unit, Unit.id == Bridge.unit_id)
        .where(Turn.id == matter.asked_turn_id)
    )
    turn_id, number, name, site, form_id = session.execute(query).one()
    return AskedTurn(turn_id, number, name, site or "", form_id)


def _units(session: Session, matter: Matter) -> tuple[str, tuple[str, ...]]:
    query = (
        select(Unit.id, Unit.name, Assignment.part)
        .outerjoin(
            Assignment,
            (Assignment.unit_id == Unit.id) & (Assignment.matter_id == matter.id) & PART_STANDS,
        )
        .where(or_(Assignment.id.is_not(None), Unit.id == matter.lead_unit_id))
        .order_by(Unit.name)
    )
    found = session.execute(query).all()
    lead = next((name for unit_id, name, _ in found if unit_id == matter.lead_unit_id), "")
    others = (name for _, name, part in found if part is AssignmentPart.COORDINATING)
    return lead, tuple(others)


def _ending_shown(ending: Ending | None, *, is_withheld: bool) -> Ending | None:
    return replace(ending, text="") if ending and is_withheld else ending


def _proposal(session: Session, matter_id: int, version: int) -> Ending | None:
    standing = [
        proposal
        for proposal in _endings(session, Proposal, matter_id)
        if proposal.version == version
    ]
    return standing[-1] if standing else None


def _endings(
    session: Session, table: type[Outcome] | type[Proposal], matter_id: int
) -> list[Ending]:
    """Give the outcomes that stand, or all proposals, of a matter; the newest last."""
    body = aliased(Unit)
    query: Select[Any, str, str | None, str | None] = (
        select(table, Account.display_name, Unit.name, body.name)
        .join(Account, Account.id == table.author_id)
        .outerjoin(Unit, Unit.id == table.unit_id)
        .outerjoin(body, body.id == table.body_unit_id)
        .where(table.matter_id == matter_id)
        .order_by(table.id)
    )
    if table is Outcome:
        query = query.where(stands())
    return [_ending(*row) for row in session.execute(query)]


def _ending(row: Outcome | Proposal, author: str, unit: str | None, body: str | None) -> Ending:
    return Ending(
        id=row.id,
        version=row.version if isinstance(row, Outcome) else row.outcome_version,
        kind=row.kind,
        text=row.text,
        unit_id=row.unit_id,
        unit=unit or "",
        body_unit_id=row.body_unit_id,
        body=body or "",
        due_on=row.due_on,
        author=author,
        recorded_at=row.recorded_at,
    )
