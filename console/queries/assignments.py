"""Assignments: which units have a part in which matters, and what they wrote for it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, Draft


def of_matters(session: Session, matter_ids: Iterable[int]) -> dict[int, dict[int, Assignment]]:
    """Give the parts in matters, also what went on to others: matter -> unit -> assignment."""
    found: dict[int, dict[int, Assignment]] = {matter_id: {} for matter_id in matter_ids}
    query = select(Assignment).where(Assignment.matter_id.in_(list(found)))
    for assignment in session.scalars(query):
        found[assignment.matter_id][assignment.unit_id] = assignment
    return found


def versions(session: Session, assignment_id: int) -> Sequence[Draft]:
    """List the versions of what a unit wrote for its part, the first first."""
    query = select(Draft).where(Draft.assignment_id == assignment_id).order_by(Draft.number)
    return session.scalars(query).all()
