"""Outcomes and proposals as they are made and recorded, with the commitment an outcome leaves."""

from sqlalchemy import select

from console import require
from console.capture import rules
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic
from console.new_rows.outcomes import new_commitment
from console.queries import outcomes
from console.use_case import Work
from models import (
    Commitment,
    Matter,
    Outcome,
    Proposal,
)
from models.base import new_salt
from models.codes.capture import OutcomeKind
from models.people import Unit


def leaves_work(made: Outcome) -> bool:
    """Tell whether an outcome makes a commitment."""
    return rules.is_commitment(made.kind, made.due_on is not None)


def commitment_of(work: Work, made: Outcome, named: Unit | None) -> Commitment:
    """Make the commitment that an outcome leaves."""
    unit = require.committed_unit(work, named)
    commitment = new_commitment(work, made.meeting_id, unit.id, made.text, made.due_on)
    commitment.outcome_id = made.id
    return commitment


def standing(work: Work, matter_id: int) -> rules.OutcomeSeen:
    """Tell what is decided and proposed for a matter."""
    version = outcomes.version(work.session, matter_id)
    query = (
        select(Proposal.id)
        .where(Proposal.matter_id == matter_id, Proposal.outcome_version == version)
        .order_by(Proposal.id.desc())
    )
    return rules.OutcomeSeen(version, work.session.scalars(query.limit(1)).first() or 0)


def new_proposal(work: Work, proposed: Matter, kind: OutcomeKind, text: str) -> Proposal:
    """Make a proposal of now; unit, body and date are filled in by the caller."""
    made = Proposal(
        meeting_id=proposed.meeting_id,
        matter_id=proposed.id,
        kind=kind,
        text=text,
        salt=new_salt(),
        recorded_at=work.now,
        author_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    return made


def record_proposal(work: Work, made: Proposal) -> int:
    """Leave the entry of an outcome proposed to the chair; gives the id of its row."""
    work.session.flush()
    work.record(
        "capture:outcome:proposed",
        Subject("proposal", made.id),
        facts={
            "kind": made.kind.value,
            "text": text_hash(made.salt, made.text),
            "unit": made.unit_id,
            "body": made.body_unit_id,
            "due_on": made.due_on.isoformat() if made.due_on else None,
            "after": made.outcome_version,
        },
        topics=(Topic.CAPTURE,),
        also=(Subject("matter", made.matter_id),),
    )
    return made.id


def record_outcome(
    work: Work, made: Outcome, commitment: Commitment | None, *, seen: int, reached: bool
) -> None:
    """Record an outcome with the commitment it made.

    Args:
        seen: version that held before; 0 = undecided.
        reached: the meeting had not dealt with its matter before.
    """
    work.session.flush()
    facts: dict[str, Fact] = {
        "number": require.matter(work, made.meeting_id, made.matter_id).number,
        "kind": made.kind.value,
        "version": made.version,
        "reached": reached,
        "text": text_hash(made.salt, made.text),
        "unit": made.unit_id,
        "body": made.body_unit_id,
        "due_on": made.due_on.isoformat() if made.due_on else None,
        "commitment": commitment.id if commitment else None,
        "late": made.is_late,
    }
    work.record(
        "capture:outcome:decided" if seen == 0 else "capture:outcome:corrected",
        Subject("outcome", made.id),
        facts=facts,
        topics=(Topic.CAPTURE, Topic.FLOOR, Topic.FOLLOW_UP),
        also=(Subject("matter", made.matter_id),),
    )
