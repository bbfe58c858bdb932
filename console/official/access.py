"""Who reads which papers: a letter about somebody's question tells who asked it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.auth.permissions import Permission, holds
from console.disclosure.audience import at_desk
from console.disclosure.table import anything_withheld_from, question_withheld_from
from models import Document, Question
from models.codes.people import Role


def not_withheld(session: Session, role: Role, papers: Sequence[Document]) -> list[Document]:
    """Keep the papers a role that reads papers may read, in their order, with one query at most.

    A letter about a question is read by who reads reviews; one about a denunciation, decided or
    suspected, by the roles named to deal with these.
    """
    about = {paper.question_id for paper in papers if paper.question_id is not None}
    withheld = _withheld(session, role, about) if about else set()
    return [paper for paper in papers if paper.question_id not in withheld]


def _withheld(session: Session, role: Role, question_ids: set[int]) -> set[int]:
    if not holds(role, Permission.REVIEW_READ):
        return question_ids
    audience = at_desk(role)
    if not anything_withheld_from(audience):
        return set()
    asked = session.scalars(select(Question).where(Question.id.in_(question_ids)))
    return {question.id for question in asked if question_withheld_from(audience, question)}
