"""Who reads which papers: a letter about somebody's question tells who asked it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.auth.permissions import Permission, holds
from console.review.rules import is_restricted, sees_denunciations
from models import Document, Question
from models.people import Role


def readable(session: Session, role: Role, papers: Sequence[Document]) -> list[Document]:
    """Keep the papers a role that reads papers may read, in their order, with one query at most.

    A letter about a question is read by who reads reviews; one about a denunciation, decided or
    suspected, by the roles named to deal with these.

    Source:
        Law on denunciations 25/2018/QH14, Đ8 k2 (who denounces is kept secret).
    """
    about = {one.question_id for one in papers if one.question_id is not None}
    hidden = _hidden(session, role, about) if about else set()
    return [one for one in papers if one.question_id not in hidden]


def _hidden(session: Session, role: Role, question_ids: set[int]) -> set[int]:
    if not holds(role, Permission.REVIEW_READ):
        return question_ids
    if sees_denunciations(role):
        return set()
    asked = session.scalars(select(Question).where(Question.id.in_(question_ids)))
    return {one.id for one in asked if is_restricted(one.kind, one.wording)}
