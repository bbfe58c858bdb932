"""What somebody sees of their own form by its receipt code: states in public words, nothing else.

Nothing here asks who looks but for the code, so every field is on purpose: the sender's own words,
and of what the meeting decided only what the public may know.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import db
from console.disclosure.audience import Audience
from console.disclosure.grounds import of_matter
from console.disclosure.table import Part, withheld_from
from console.import_files.form_content import TypedQuestion
from console.queries import meetings
from console.queries.matters import questions_of
from console.queries.meetings import Change
from console.queries.outcomes import is_newest
from console.queries.places import is_open
from console.registration import claims
from console.registration.public_form import Typed
from console.registration.submission import hash_of
from console.registration.views.own_turn import ReceiptTurn, own_turn
from console.registration.views.public_list import list_of
from console.text.phones import show_phone
from console.working_days import legal_clock
from console.working_days.counting import Deadline
from console.working_days.legal_clock import LegalClock
from models import (
    Attachment,
    Consent,
    Matter,
    MatterQuestion,
    Meeting,
    Outcome,
    Question,
    Registration,
    RegistrationVersion,
    Unit,
)
from models.codes.capture import OutcomeKind
from models.codes.public_forms import ConsentPurpose
from models.codes.questions import TAKEN_UP, Decision, Place
from models.codes.registrations import AttendanceWish, RegistrationState

RESULT = "result_notice"  # the date by which results are published


@dataclass(frozen=True, slots=True)
class QuestionProgress:
    """How far one question is."""

    number: int  # from 1, in the form
    wording: str  # the sender's own
    step: str  # key of its public words, `receipt.step.<step>`
    outcome: OutcomeKind | None = None
    unit: str = ""  # who acts on the outcome
    due_on: date | None = None  # as the meeting concluded


@dataclass(frozen=True, slots=True)
class Receipt:
    """One form as its sender may see it."""

    code: str
    meeting_code: str
    meeting_id: int
    ref: str
    received_at: datetime
    is_withdrawn: bool
    can_change: bool  # the list is open and the form was not withdrawn
    closes_at: datetime | None
    held_on: date | None
    start_at: datetime | None
    venue: str
    attendance: AttendanceWish
    site: str  # name of the branch; empty = hall or absent
    people_count: int
    waits_as: int  # turn in the waiting list, from 1; 0 = has a place
    turn: ReceiptTurn | None  # to speak, while the meeting goes on; None = none to come
    versions: int  # how often it was corrected
    change: Change | None  # the meeting was put off or called off; None = neither
    files: tuple[str, ...]
    questions: tuple[QuestionProgress, ...]
    consents: tuple[ConsentPurpose, ...]  # those that hold
    legal: LegalClock  # which the date of results is counted with

    def result_by(self, language: str) -> Deadline | None:
        """Give the date results are published by, with how it is counted; None = no day yet."""
        if self.held_on is None:
            return None
        counted = self.legal.deadlines(self.held_on, language)
        return next(deadline for deadline in counted if deadline.key == RESULT)


def load_receipt(code: str) -> Receipt | None:
    """Give the form of a receipt code; None when there is none."""
    with db.reading() as session:
        found = session.execute(
            select(Registration, Meeting, Unit.name)
            .join(Meeting, Meeting.id == Registration.meeting_id)
            .join(Unit, Unit.id == Registration.site_unit_id, isouter=True)
            .where(Registration.receipt_hash == hash_of(code))
        ).one_or_none()
        if found is None:
            return None
        return _receipt(session, code, *found)


def _receipt(
    session: Session, code: str, form: Registration, meeting: Meeting, site: str | None
) -> Receipt:
    withdrawn = form.state is RegistrationState.WITHDRAWN
    files = select(Attachment.name).where(Attachment.registration_id == form.id)
    versions = select(func.count()).where(RegistrationVersion.registration_id == form.id)
    return Receipt(
        code=code,
        meeting_code=meeting.code,
        meeting_id=meeting.id,
        ref=form.source_ref,
        received_at=form.recorded_at,
        is_withdrawn=withdrawn,
        can_change=is_open(meeting) and not withdrawn,
        closes_at=meeting.list_closes_at,
        held_on=meeting.held_on,
        start_at=meeting.planned_start_at,
        venue=meeting.venue,
        attendance=form.attendance,
        site=site or "",
        people_count=form.people_count,
        waits_as=_waits_as(meeting.code, form.id),
        turn=own_turn(session, meeting, form.id),
        versions=session.scalar(versions) or 0,
        change=meetings.newest_change(session, meeting.id),
        files=tuple(session.scalars(files.order_by(Attachment.id))),
        questions=tuple(_progress(session, form, withdrawn=withdrawn)),
        consents=_consents(session, form.id),
        legal=legal_clock.load(session),
    )


def _consents(session: Session, form_id: int) -> tuple[ConsentPurpose, ...]:
    query = select(Consent.purpose).where(
        Consent.registration_id == form_id, Consent.withdrawn_at.is_(None)
    )
    return tuple(session.scalars(query.order_by(Consent.id)))


def _waits_as(code: str, registration_id: int) -> int:
    known = list_of(code)  # worked out once for everybody, as long as nothing happens
    return max((site.waits_as(registration_id) for site in known.sites), default=0) if known else 0


def _progress(session: Session, form: Registration, *, withdrawn: bool) -> list[QuestionProgress]:
    query = select(Question).where(Question.registration_id == form.id).order_by(Question.id)
    questions = list(session.scalars(query))
    matters = _matters(session, [question.id for question in questions])
    asked = questions_of(session, [matter.id for matter in matters.values()])
    decided = _outcomes(session, [matter.id for matter in matters.values()])
    told = []
    for number, question in enumerate(questions, 1):
        matter = matters.get(question.id)
        if withdrawn:
            told.append(QuestionProgress(number, question.wording, "withdrawn"))
        elif matter is None:
            told.append(QuestionProgress(number, question.wording, _reviewed(question)))
        else:
            outcome, unit = decided.get(matter.id, (None, ""))
            told.append(_told(number, question, matter, asked[matter.id], outcome, unit))
    return told


def _told(
    number: int,
    question: Question,
    matter: Matter,
    asked: list[Question],
    outcome: Outcome | None,
    unit: str,
) -> QuestionProgress:
    """Tell a question that is in a matter; what the public may not know is one neutral line."""
    if question.decision in (Decision.EXCLUDED, Decision.REFERRED):
        return QuestionProgress(number, question.wording, _reviewed(question))
    kind = outcome.kind if outcome else None
    if outcome is None or kind is None:
        return QuestionProgress(number, question.wording, _placed(question, matter))
    grounds = of_matter(matter.wording, asked, kind)
    if withheld_from(Audience.PUBLIC, grounds, Part.ANSWER):
        return QuestionProgress(number, question.wording, "not_discussed")
    return QuestionProgress(number, question.wording, "decided", kind, unit, outcome.due_on)


def _reviewed(question: Question) -> str:
    if question.decision is Decision.UNREVIEWED:
        return "received"
    return "accepted" if question.decision is Decision.ACCEPTED else "not_discussed"


def _placed(question: Question, matter: Matter) -> str:
    if matter.place is Place.SCHEDULED:
        return "scheduled"
    if matter.place in TAKEN_UP:
        return "on_floor"
    return _reviewed(question) if matter.left_from is None else "in_writing"


def _matters(session: Session, question_ids: list[int]) -> dict[int, Matter]:
    query = (
        select(MatterQuestion.question_id, Matter)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(MatterQuestion.question_id.in_(question_ids))
        .order_by(MatterQuestion.id)
    )
    return {
        question_id: matter
        for question_id, matter in session.execute(query)
        if matter.merged_into_id is None
    }


def _outcomes(session: Session, matter_ids: list[int]) -> dict[int, tuple[Outcome, str]]:
    """Give the outcome that holds of each matter, with who acts on it."""
    query = (
        select(Outcome, Unit.name)
        .join(Unit, Unit.id == Outcome.unit_id, isouter=True)
        .where(Outcome.matter_id.in_(matter_ids), is_newest())
    )
    return {outcome.matter_id: (outcome, unit or "") for outcome, unit in session.execute(query)}


def typed_of(code: str) -> Typed | None:
    """Give a form as its sender would type it again, to be corrected; None = no such form."""
    with db.reading() as session:
        form = session.scalars(
            select(Registration).where(Registration.receipt_hash == hash_of(code))
        ).one_or_none()
        if form is None:
            return None
        query = select(Question).where(Question.registration_id == form.id).order_by(Question.id)
        questions = tuple(
            TypedQuestion(question.wording, question.dossier_code, question.body_text)
            for question in session.scalars(query)
        )
    return _typed(form, questions)


def _typed(form: Registration, questions: tuple[TypedQuestion, ...]) -> Typed:
    raised, raised_when = claims.answered(form.raised_before, form.raised_times)
    return Typed(
        questions=questions,
        field_text=form.field_text,
        procedure_text=form.procedure_text,
        raised=raised,
        raised_when=raised_when,
        attendance=form.attendance.value,
        site=str(form.site_unit_id or ""),
        people=str(form.people_count),
        speaks="yes" if form.wants_to_speak else "no",
        answer_way=form.answer_way,
        kind=form.registrant_kind.value,
        full_name=form.full_name,
        organization=form.organization,
        tax_code=form.tax_code,
        position=form.position,
        address=form.address,
        phone=show_phone(form.phone),
        email=form.email,
        holds_id="national_id" in form.warnings.split(","),
    )
