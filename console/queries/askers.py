"""Who asks in a meeting: the names that no public text may hold."""

from sqlalchemy import case, select, union
from sqlalchemy.orm import Session

from models import Registration, Turn
from models.codes.floor import TurnKind


def names(session: Session, meeting_id: int) -> frozenset[str]:
    """Give the names of who registered and of who speaks; of a body only where no person is."""
    registered = case(
        (Registration.full_name != "", Registration.full_name), else_=Registration.organization
    )
    query = union(
        select(registered).where(Registration.meeting_id == meeting_id),
        select(Turn.name).where(
            Turn.meeting_id == meeting_id, Turn.kind.not_in([TurnKind.ANSWER, TurnKind.GUEST])
        ),
    )
    return frozenset(name for name in session.scalars(query) if name)
