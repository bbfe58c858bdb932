"""Outcomes: which version holds."""

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from models import Matter, Outcome


def is_newest() -> ColumnElement[bool]:
    """Give the condition under which an outcome holds: it stands, and no later one corrects it."""
    later = aliased(Outcome)
    corrected = (
        select(later.id)
        .where(
            later.matter_id == Outcome.matter_id,
            later.version > Outcome.version,
            later.undone_entry.is_(None),
        )
        .correlate(Outcome)
        .exists()
    )
    return and_(stands(), ~corrected)


def stands() -> ColumnElement[bool]:
    """Give the condition under which nobody took an outcome back."""
    return Outcome.undone_entry.is_(None)


def is_decided() -> ColumnElement[bool]:
    """Give the condition under which a matter has an outcome."""
    return exists().where(Outcome.matter_id == Matter.id, stands())


def version_of_matter() -> ScalarSelect[int]:
    """Ask, for each matter of a statement, which version holds; 0 = undecided."""
    return (
        select(func.coalesce(func.max(Outcome.version), 0))
        .where(Outcome.matter_id == Matter.id, stands())
        .scalar_subquery()
    )


def newest(session: Session, matter_id: int) -> Outcome | None:
    """Give the outcome that holds for a matter."""
    return session.scalars(
        select(Outcome).where(Outcome.matter_id == matter_id, is_newest())
    ).one_or_none()


def version(session: Session, matter_id: int) -> int:
    """Tell which version of a matter's outcome holds; 0 = undecided."""
    query = select(func.max(Outcome.version)).where(Outcome.matter_id == matter_id, stands())
    return session.scalar(query) or 0


def next_version(session: Session, matter_id: int) -> int:
    """Give the version of the next outcome of a matter; one taken back keeps its own."""
    query = select(func.max(Outcome.version)).where(Outcome.matter_id == matter_id)
    return (session.scalar(query) or 0) + 1


def decided(session: Session, meeting_id: int) -> set[int]:
    """Give the matters of a meeting that have an outcome."""
    query = select(Outcome.matter_id).where(Outcome.meeting_id == meeting_id, stands())
    return set(session.scalars(query))
