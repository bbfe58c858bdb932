"""Outcomes and commitments as they are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from console import require
from console.use_case import Work
from models import Commitment, Matter, Outcome, Unit
from models.base import new_salt
from models.codes.capture import OutcomeKind


def new_outcome(work: Work, decided: Matter, kind: OutcomeKind, text: str, version: int) -> Outcome:
    """Make the next version of a matter's outcome."""
    made = Outcome(
        meeting_id=decided.meeting_id,
        matter_id=decided.id,
        version=version,
        kind=kind,
        text=text,
        salt=new_salt(),
        happened_at=work.happened_at,
        recorded_at=work.now,
        is_late=work.is_late,
        author_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    return made


def new_commitment(
    work: Work, meeting_id: int, unit_id: int, text: str, due_on: date | None
) -> Commitment:
    """Make a commitment of a unit; what it comes from is filled in by the caller."""
    made = Commitment(
        meeting_id=meeting_id,
        unit_id=unit_id,
        text=text,
        salt=new_salt(),
        due_on=due_on,
        entry=work.number,
    )
    work.session.add(made)
    return made


@dataclass(frozen=True, slots=True)
class WrittenReply:
    """Who answers a matter in writing."""

    matter: Matter
    unit_id: int  # named for it
    acting_id: int  # committed to it: the same, or customer care for a body outside the city


def replies_of(work: Work, left: Sequence[Matter]) -> list[WrittenReply]:
    """Tell of each matter which unit is named for the reply, and which is committed to it.

    Raises:
        Refused: customer care answers for one of them, and the directory has no such unit.

    Source:
        Plan P10 (by whom what is not answered on site is answered).
    """
    named = {matter.lead_unit_id for matter in left if matter.lead_unit_id is not None}
    units = work.session.scalars(select(Unit).where(Unit.id.in_(sorted(named))))
    inside = {unit.id for unit in units if unit.level not in require.OUTSIDE}
    care = 0
    if not all(matter.lead_unit_id in inside for matter in left):
        care = require.care_unit(work).id
    return [
        WrittenReply(
            matter,
            matter.lead_unit_id or care,
            matter.lead_unit_id if matter.lead_unit_id in inside else care,
        )
        for matter in left
    ]


def new_written_replies(work: Work, replies: Sequence[WrittenReply]) -> None:
    """Have matters the meeting did not reach answered in writing, and commit who does it.

    Source:
        Plan P6 and P10 (what is not answered on site is answered in writing).
    """
    made = [new_outcome(work, reply.matter, OutcomeKind.WRITTEN_REPLY, "", 1) for reply in replies]
    for outcome, reply in zip(made, replies, strict=True):
        outcome.unit_id = reply.unit_id
    work.session.flush()
    for outcome, reply in zip(made, replies, strict=True):
        promised = new_commitment(work, outcome.meeting_id, reply.acting_id, "", None)
        promised.outcome_id = outcome.id
