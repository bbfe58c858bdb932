"""What of the live meeting a role may not read, by the questions behind it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.auth.permissions import Permission, holds
from console.disclosure.audience import Audience, in_meeting
from console.disclosure.grounds import of_matter, of_turn
from console.disclosure.table import (
    Part,
    anything_withheld_from,
    senders_withheld_from,
    withheld_from,
)
from console.queries.matters import questions_of
from models import Matter, Question, Turn
from models.codes.people import Role


def matters_from(session: Session, role: Role, matters: Iterable[Matter]) -> frozenset[int]:
    """Give the ids of the matters a role may not read, with one query at most.

    Who does not read captures reads no matter here, but on the boards what was put on screen.
    """
    by_id = {matter.id: matter for matter in matters}
    if not holds(role, Permission.CAPTURE_READ):
        return frozenset(by_id)
    audience = in_meeting(role)
    if not by_id or not anything_withheld_from(audience):
        return frozenset()
    asked = questions_of(session, by_id)
    return frozenset(
        matter.id
        for matter in by_id.values()
        if withheld_from(audience, of_matter(matter.wording, asked.get(matter.id, ())))
    )


def topics_from(session: Session, role: Role, turns: Iterable[Turn]) -> frozenset[int]:
    """Give the ids of the turns whose topic a role may not read, with one query at most."""
    audience = in_meeting(role)
    if not anything_withheld_from(audience):
        return frozenset()
    wanted = list(turns)
    asked = _of_forms(session, {turn.registration_id for turn in wanted} - {None})
    return frozenset(
        turn.id
        for turn in wanted
        if withheld_from(audience, of_turn(turn.topic, asked.get(turn.registration_id, ())))
    )


def senders_from(
    session: Session, audience: Audience, form_ids: Iterable[int | None]
) -> frozenset[int]:
    """Give the forms whose sender an audience may not know, with one query at most.

    A question beside one that denounces would name who denounces.
    """
    wanted = set(form_ids) - {None}
    if not wanted or not anything_withheld_from(audience, Part.ASKER):
        return frozenset()
    asked = _of_forms(session, wanted)
    return senders_withheld_from(
        audience, ((form_id, question) for form_id, of in asked.items() for question in of)
    )


def _of_forms(
    session: Session, form_ids: Collection[int | None]
) -> Mapping[int | None, Sequence[Question]]:
    found: defaultdict[int | None, list[Question]] = defaultdict(list)
    if form_ids:
        query = select(Question).where(Question.registration_id.in_(form_ids))
        for question in session.scalars(query):
            found[question.registration_id].append(question)
    return found
