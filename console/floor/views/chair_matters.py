"""The matters on the chair's desk, each with the outcome prepared for it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.floor.floor_rows import FloorMatterRow, FloorRows
from console.queries import matters
from console.text.gist import gist
from models import Proposal
from models.codes.capture import OutcomeKind
from models.codes.questions import Place

GIST = 110  # characters of a matter in a list


@dataclass(frozen=True, slots=True)
class Prepared:
    """An outcome the secretary prepared for the chair."""

    kind: OutcomeKind
    text: str
    unit_id: int | None
    body_unit_id: int | None
    due_on: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ChairMatterChoice:
    """One matter that can be taken up or decided."""

    id: int
    number: int
    gist: str  # of its wording, else of its first question; empty = in no list
    secret: str  # what is in no list, for who opens it; empty = nothing, or not for this viewer
    lead_unit_id: int | None
    place: Place
    version: int  # of its outcome; 0 = undecided; what `decide_outcome` must have seen
    prepared: Prepared | None  # for this version
    asker: str = ""  # who asked, for finding it; empty = not named, or withheld

    @property
    def is_scheduled(self) -> bool:
        """Whether it has still to come."""
        return self.place is Place.SCHEDULED

    @property
    def is_undecided(self) -> bool:
        """Whether it was on the floor and has no outcome, which bars the close."""
        return self.version == 0 and not self.is_scheduled


def matters_of(
    session: Session, rows: FloorRows, withheld: frozenset[int], unlisted: frozenset[int]
) -> tuple[ChairMatterChoice, ...]:
    """Give the matters that can be taken up or decided: on the floor, undecided, to come, done."""
    prepared = _prepared(session, rows.meeting.id)
    found = (_choice(row, prepared.get((row.matter.id, row.version))) for row in rows.matters)
    askers = matters.askers(session, rows.meeting.id)
    listed = (
        replace(choice, gist="")
        if choice.id in unlisted
        else replace(choice, secret="", asker=askers.get(choice.id, ""))
        for choice in found
    )
    told = (_withheld(choice) if choice.id in withheld else choice for choice in listed)
    return tuple(sorted(told, key=_rank))


def _prepared(session: Session, meeting_id: int) -> dict[tuple[int, int], Prepared]:
    """Give the newest proposal by matter and the outcome version it was made for."""
    query = select(Proposal).where(Proposal.meeting_id == meeting_id).order_by(Proposal.id)
    return {
        (proposal.matter_id, proposal.outcome_version): Prepared(
            proposal.kind,
            proposal.text,
            proposal.unit_id,
            proposal.body_unit_id,
            proposal.due_on,
            proposal.recorded_at,
        )
        for proposal in session.scalars(query)
    }


def _choice(row: FloorMatterRow, prepared: Prepared | None) -> ChairMatterChoice:
    one, text = row.matter, row.matter.wording or row.asked
    return ChairMatterChoice(
        one.id,
        one.number,
        gist(text, GIST),
        text,
        one.lead_unit_id,
        one.place,
        row.version,
        prepared,
    )


def _withheld(choice: ChairMatterChoice) -> ChairMatterChoice:
    prepared = replace(choice.prepared, text="") if choice.prepared else None
    return replace(choice, secret="", prepared=prepared)


def _rank(one: ChairMatterChoice) -> int:
    if one.place is Place.ON_FLOOR:
        return 0
    if one.is_undecided:
        return 1
    return 2 if one.is_scheduled else 3
