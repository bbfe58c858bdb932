"""What is decided and proposed for every matter of a meeting."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console.capture.rules import OutcomeSeen
from console.queries import outcomes
from models import Outcome, Proposal


def load(session: Session, meeting_id: int) -> dict[int, OutcomeSeen]:
    """Give what an outcome must have seen, by matter; a matter without either is left out."""
    decided = (
        select(Outcome.matter_id, func.max(Outcome.version))
        .where(Outcome.meeting_id == meeting_id, outcomes.stands())
        .group_by(Outcome.matter_id)
    )
    found = {matter: OutcomeSeen(version, 0) for matter, version in session.execute(decided)}
    proposed = (
        select(Proposal.matter_id, Proposal.outcome_version, func.max(Proposal.id))
        .where(Proposal.meeting_id == meeting_id)
        .group_by(Proposal.matter_id, Proposal.outcome_version)
    )
    for matter, version, newest in session.execute(proposed):
        standing = found.get(matter, OutcomeSeen(0, 0))
        if version == standing.outcome_version:  # what the chair decided ends a proposal
            found[matter] = OutcomeSeen(version, newest)
    return found
