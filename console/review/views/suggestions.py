"""Gathers what the suggestions of a meeting are made from."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.disclosure.audience import Audience, at_desk
from console.disclosure.grounds import QuestionFacts
from console.disclosure.table import anything_withheld_from, question_withheld_from
from console.follow_up.conditions import is_kept
from console.queries import meetings
from console.queries.outcomes import is_newest
from console.queries.units import is_valid
from console.review.suggestion import Suggestions, suggest
from console.text.question_text import Asked
from console.text.routing import RoutingDirectory
from console.text.routing import RoutingField as FieldOf
from console.text.routing import RoutingUnit as UnitOf
from models import (
    Commitment,
    ConclusionMatter,
    Field,
    Fulfilment,
    FulfilmentCheck,
    JournalHead,
    MatterQuestion,
    Meeting,
    Note,
    Outcome,
    Question,
    Registration,
    RegistrationVersion,
    Unit,
)
from models.codes.journal import HOUSE
from models.codes.people import UnitKind


def load_suggestions(viewer: Actor | None, meeting_code: str, language: str = "vi") -> Suggestions:
    """Suggest kind, mates, repeats, field, units and priority for every question of a meeting.

    Who is not named to deal with denunciations gets no suggestion for them, nor from them.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read reviews.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REVIEW_READ)
        meetings.by_code(session, meeting_code)
        gathered = asked_until(session, meeting_code, at_desk(account.role))
        directory = _directory(session, clock.today())
    here = [question for question in gathered if question.meeting == meeting_code]
    earlier = [question for question in gathered if question.meeting != meeting_code]
    return suggest(meeting_code, here, earlier, directory, language)


def suggestions_stand(viewer: Actor | None) -> tuple[int, ...]:
    """Give numbers that stay the same as long as the suggestions do, so that they can be kept.

    Wordings change only with a version of their form kept, and what is promised and reported is
    only added to; who is not named to deal with denunciations sees another set after any act, since
    a decision may open or hide a wording.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read reviews.
    """
    newest = (
        func.max(table.id)
        for table in (
            Question,
            RegistrationVersion,
            Commitment,
            Outcome,
            Note,
            Fulfilment,
            FulfilmentCheck,
        )
    )
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.REVIEW_READ)
        numbers = [select(column).scalar_subquery() for column in newest]
        chains = select(func.sum(JournalHead.number))
        if not anything_withheld_from(at_desk(account.role)):
            chains = chains.where(JournalHead.chain == HOUSE)
        found = session.execute(select(*numbers, chains.scalar_subquery())).one()
    return tuple(int(number or 0) for number in found)


def asked_until(session: Session, meeting_code: str, audience: Audience) -> list[Asked]:
    """List the questions of this and of earlier meetings that an audience may read, by label."""
    query = (
        select(
            Question.ref,
            Question.id,
            Question.wording,
            func.coalesce(Registration.field_text, ""),
            func.coalesce(Registration.procedure_text, ""),
            Meeting.code,
            func.coalesce(Registration.raised_times, 0) > 0,
            Question.kind,
            Question.decision,
        )
        .join(Meeting, Meeting.id == Question.meeting_id)
        .join(Registration, Registration.id == Question.registration_id, isouter=True)
        .where(Meeting.code <= meeting_code)
        .order_by(Question.ref)
    )
    owed = _owed(session)
    return [
        Asked(ref, id_, text, field, procedure, code, id_ in owed, bool(before))
        for ref, id_, text, field, procedure, code, before, kind, decision in session.execute(query)
        if not question_withheld_from(audience, QuestionFacts(kind, decision, text))
    ]


def _owed(session: Session) -> set[int]:
    """Give the questions whose matter left a commitment that holds and was not found kept."""
    by_outcome = (
        select(MatterQuestion.question_id)
        .join(Outcome, Outcome.matter_id == MatterQuestion.matter_id)
        .join(Commitment, Commitment.outcome_id == Outcome.id)
        .where(~is_kept(), is_newest())
    )
    by_conclusion = (
        select(MatterQuestion.question_id)
        .join(ConclusionMatter, ConclusionMatter.matter_id == MatterQuestion.matter_id)
        .join(Note, Note.id == ConclusionMatter.note_id)
        .join(Commitment, Commitment.note_id == Note.id)
        .where(~is_kept())
    )
    return {*session.scalars(by_outcome), *session.scalars(by_conclusion)}


def _directory(session: Session, on: date) -> RoutingDirectory:
    """Give who may answer: all units but branches; an ended one only with who took over."""
    units = {unit.id: unit for unit in session.scalars(select(Unit).order_by(Unit.code))}
    codes = {unit.id: unit.code for unit in units.values()}
    standing = tuple(
        _unit(unit, codes, on)
        for unit in units.values()
        if unit.kind is not UnitKind.BRANCH
        and (is_valid(unit, on) or unit.successor_id is not None)
    )
    fields = tuple(
        FieldOf(field.code, field.name, codes.get(field.default_unit_id or 0))
        for field in session.scalars(select(Field).order_by(Field.code))
    )
    return RoutingDirectory(standing, fields)


def _unit(unit: Unit, codes: dict[int, str], on: date) -> UnitOf:
    known = UnitOf(unit.code, unit.name, tuple(unit.aliases))
    if is_valid(unit, on):
        return known
    return replace(known, successor=codes.get(unit.successor_id or 0))
