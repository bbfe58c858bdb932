"""The review desk's list: every question with its decision and its matters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import Audience, at_desk
from console.disclosure.table import question_withheld_from, senders_withheld_from
from console.queries import journal
from console.review.rules import came_to_floor
from console.text.folding import fold, name_order
from models import (
    Assignment,
    Field,
    Matter,
    MatterQuestion,
    Question,
    Registration,
    Unit,
)
from models.codes.questions import AssignmentPart, Decision, Kind, Place
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class MatterShown:
    """A matter as the desk shows it beside its questions; also what acts on it must have seen."""

    matter_id: int
    number: int
    place: Place
    question_ids: tuple[int, ...]  # all it covers, lowest first; seen by `ungroup`
    grouped_ids: tuple[int, ...]  # of these, what `ungroup` would give back
    spokesperson_question_id: int | None
    lead_unit_id: int | None
    other_unit_ids: tuple[int, ...]  # lowest first; with the lead seen by `assign`
    came_to_floor: bool

    @property
    def grouped_count(self) -> int:
        """Count the questions `ungroup` would give back."""
        return len(self.grouped_ids)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One question at the desk; of a denunciation the unnamed roles see only that it is there."""

    question_id: int
    ref: str
    is_withheld: bool  # a decided or suspected denunciation, not for this viewer
    asker: str
    organization: str
    site: str  # name of the branch; empty = hall, absent, or from the floor
    field_text: str  # as the sender wrote it
    procedure_text: str
    wording: str
    kind: Kind | None
    decision: Decision
    reason: str
    referred_unit_id: int | None
    field: str  # code; empty = none
    warnings: tuple[str, ...]
    matters: tuple[MatterShown, ...]
    can_decide: bool
    priority: int | None = None  # as kept; None = not weighed
    priority_reasons: tuple[str, ...] = ()  # codes
    priority_note: str = ""  # why a person set it; empty = as suggested


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """What to look for; the default is everything."""

    search: str = ""  # in label, asker, organisation, field, procedure and wording; folded
    decision: Decision | None = None
    kind: Kind | None = None
    unit_id: int | None = None  # leads or helps
    by_name: bool = False  # by given name rather than by label
    among: frozenset[str] | None = None  # labels; None = all


EVERYTHING = ReviewFilter()


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The questions of a meeting."""

    meeting_code: str
    total: int  # without the filter
    left: int  # not reviewed yet, without the filter
    lines: tuple[ReviewLine, ...]
    number: int = 0  # of the newest journal entry it was read at

    def sought(self, wanted: ReviewFilter) -> tuple[ReviewLine, ...]:
        """Give those of the lines that a filter lets through."""
        found = [line for line in self.lines if _is_wanted(line, wanted)]
        if wanted.by_name:
            found.sort(key=lambda line: (name_order(line.asker), line.ref))
        return tuple(found)

    def count(self, decision: Decision) -> int:
        """Count the lines with a decision."""
        return sum(line.decision is decision for line in self.lines)

    def find(self, ref: str) -> ReviewLine | None:
        """Give the line with a label; None when it is not among these."""
        return next((line for line in self.lines if line.ref == ref), None)


def load(viewer: Actor | None, meeting_id: int, wanted: ReviewFilter = EVERYTHING) -> ReviewList:
    """List the questions of a meeting.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read reviews.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REVIEW_READ)
        head = journal.head(session, meeting_id)
        matters = _matters(session, meeting_id)
        stored = _questions(session, meeting_id)
    audience = at_desk(account.role)
    lines = [_line(row, matters.get(row.question.id, ())) for row in stored]
    lines = _disclosed(audience, stored, lines)
    left = sum(line.decision is Decision.UNREVIEWED for line in lines)
    every = ReviewList(head.chain, len(lines), left, tuple(lines), head.number)
    return replace(every, lines=every.sought(wanted))


@dataclass(frozen=True, slots=True)
class _Stored:
    question: Question
    form: Registration | None
    site: str
    field: str


def _questions(session: Session, meeting_id: int) -> list[_Stored]:
    query = (
        select(Question, Registration, Unit.name, Field.code)
        .join(Registration, Registration.id == Question.registration_id, isouter=True)
        .join(Unit, Unit.id == Registration.site_unit_id, isouter=True)
        .join(Field, Field.id == Question.field_id, isouter=True)
        .where(Question.meeting_id == meeting_id)
        .order_by(Question.ref)
    )
    return [
        _Stored(question, form, site or "", field or "")
        for question, form, site, field in session.execute(query)
    ]


def _matters(session: Session, meeting_id: int) -> dict[int, tuple[MatterShown, ...]]:
    """Give the matters of every question of a meeting: question -> matters."""
    of_meeting = select(Matter.id).where(Matter.meeting_id == meeting_id)
    links: dict[int, list[MatterQuestion]] = defaultdict(list)
    for link in session.scalars(
        select(MatterQuestion)
        .where(MatterQuestion.matter_id.in_(of_meeting))
        .order_by(MatterQuestion.question_id)
    ):
        links[link.matter_id].append(link)
    helping: dict[int, list[int]] = defaultdict(list)
    for matter_id, unit_id in session.execute(
        select(Assignment.matter_id, Assignment.unit_id)
        .where(
            Assignment.matter_id.in_(of_meeting),
            Assignment.part == AssignmentPart.COORDINATING,
            PART_STANDS,
        )
        .order_by(Assignment.unit_id)
    ):
        helping[matter_id].append(unit_id)
    found: dict[int, tuple[MatterShown, ...]] = defaultdict(tuple)
    for matter in session.scalars(
        select(Matter).where(Matter.meeting_id == meeting_id).order_by(Matter.number)
    ):
        shown = _matter(matter, links[matter.id], tuple(helping[matter.id]))
        for question_id in shown.question_ids:
            found[question_id] += (shown,)
    return found


def _matter(
    matter: Matter, links: list[MatterQuestion], other_unit_ids: tuple[int, ...]
) -> MatterShown:
    return MatterShown(
        matter_id=matter.id,
        number=matter.number,
        place=matter.place,
        question_ids=tuple(link.question_id for link in links),
        grouped_ids=tuple(link.question_id for link in links if link.from_matter_id is not None),
        spokesperson_question_id=matter.spokesperson_question_id,
        lead_unit_id=matter.lead_unit_id,
        other_unit_ids=other_unit_ids,
        came_to_floor=came_to_floor(matter),
    )


def _line(stored: _Stored, matters: tuple[MatterShown, ...]) -> ReviewLine:
    question, form = stored.question, stored.form
    is_settled = any(matter.came_to_floor for matter in matters)
    return ReviewLine(
        question_id=question.id,
        ref=question.ref,
        is_withheld=False,
        asker=form.full_name if form else "",
        organization=form.organization if form else "",
        site=stored.site,
        field_text=form.field_text if form else "",
        procedure_text=form.procedure_text if form else "",
        wording=question.wording,
        kind=question.kind,
        decision=question.decision,
        reason=question.reason,
        referred_unit_id=question.referred_unit_id,
        field=stored.field,
        warnings=tuple(filter(None, form.warnings.split(","))) if form else (),
        matters=matters,
        can_decide=question.decision is Decision.UNREVIEWED or not is_settled,
        priority=question.priority,
        priority_reasons=tuple(filter(None, question.priority_reasons.split(","))),
        priority_note=question.priority_note,
    )


def _disclosed(
    audience: Audience, stored: Sequence[_Stored], lines: Sequence[ReviewLine]
) -> list[ReviewLine]:
    """Leave of what is withheld only that it is there, of its sender's other questions no name."""
    asked = ((row.question.registration_id, row.question) for row in stored)
    forms = senders_withheld_from(audience, asked)
    return [
        _withheld(line)
        if question_withheld_from(audience, row.question)
        else _unnamed(line)
        if row.form is not None and row.form.id in forms
        else line
        for row, line in zip(stored, lines, strict=True)
    ]


def _withheld(line: ReviewLine) -> ReviewLine:
    return replace(
        _unnamed(line),
        is_withheld=True,
        wording="",
        reason="",
        priority_reasons=(),
        priority_note="",
    )


def _unnamed(line: ReviewLine) -> ReviewLine:
    """Leave out what would tell who asks, or which form it is."""
    return replace(
        line, asker="", organization="", site="", field_text="", procedure_text="", warnings=()
    )


def _is_wanted(line: ReviewLine, wanted: ReviewFilter) -> bool:
    units = {
        unit_id
        for matter in line.matters
        for unit_id in (matter.lead_unit_id, *matter.other_unit_ids)
    }
    return (
        wanted.decision in (None, line.decision)
        and (wanted.among is None or line.ref in wanted.among)
        and wanted.kind in (None, line.kind)
        and (wanted.unit_id is None or wanted.unit_id in units)
        and fold(wanted.search) in _searched(line)
    )


def _searched(line: ReviewLine) -> str:
    texts = (line.field_text, line.procedure_text, line.wording)
    return fold(" ".join((line.ref, line.asker, line.organization, *texts)))
