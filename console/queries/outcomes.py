"""Outcomes: which version holds."""

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from models import Matter, Outcome


def is_newest() -> ColumnElement[bool]:
    """Give the condition under which an outcome holds: no later version corrects it."""
    later = aliased(Outcome)
    return ~(
        select(later.id)
        .where(later.matter_id == Outcome.matter_id, later.version > Outcome.version)
        .correlate(Outcome)
        .exists()
    )


def version_of_matter() -> ScalarSelect[int]:
    """Ask, for each matter of a statement, which version holds; 0 = undecided."""
    return (
        select(func.coalesce(func.max(Outcome.version), 0))
        .where(Outcome.matter_id == Matter.id)
        .scalar_subquery()
    )


def newest(session: Session, matter_id: int) -> Outcome | None:
    """Give the outcome that holds for a matter."""
    return session.scalars(
        select(Outcome).where(Outcome.matter_id == matter_id, is_newest())
    ).one_or_none()


def version(session: Session, matter_id: int) -> int:
    """Tell which version of a matter's outcome holds; 0 = undecided."""
    query = select(func.max(Outcome.version)).where(Outcome.matter_id == matter_id)
    return session.scalar(query) or 0


def decided(session: Session, meeting_id: int) -> set[int]:
    """Give the matters of a meeting that have an outcome."""
    return set(session.scalars(select(Outcome.matter_id).where(Outcome.meeting_id == meeting_id)))
