"""The matters on the chair's desk, each with the outcome prepared for it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.disclosure.table import Part
from console.queries import matters, outcomes
from console.queries.withheld import matters_from
from console.text.gist import gist
from models import Matter, Proposal
from models.capture import OutcomeKind
from models.people import Role
from models.questions import Place

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

    @property
    def is_scheduled(self) -> bool:
        """Whether it has still to come."""
        return self.place is Place.SCHEDULED

    @property
    def is_undecided(self) -> bool:
        """Whether it was on the floor and has no outcome, which bars the close."""
        return self.version == 0 and not self.is_scheduled


def load_matters(session: Session, role: Role, meeting_id: int) -> tuple[ChairMatterChoice, ...]:
    """Read the matters that can be taken up or decided: on the floor, undecided, to come, done."""
    query = (
        select(Matter, outcomes.version_of_matter(), matters.first_wording())
        .where(matters.stands(meeting_id), Matter.place != Place.NONE)
        .order_by(Matter.programme_position.is_not(None), Matter.programme_position, Matter.number)
    )
    prepared = _prepared(session, meeting_id)
    stored = session.execute(query).all()
    found = [matter for matter, _, _ in stored]
    withheld = matters_from(session, role, found)
    unlisted = matters_from(session, role, found, Part.LINE)
    told = (
        _choice(matter, decided, asked or "", prepared.get((matter.id, decided)))
        for matter, decided, asked in stored
    )
    listed = (
        replace(choice, gist="") if choice.id in unlisted else replace(choice, secret="")
        for choice in told
    )
    kept = (_withheld(choice) if choice.id in withheld else choice for choice in listed)
    return tuple(sorted(kept, key=_rank))


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


def _choice(one: Matter, version: int, asked: str, prepared: Prepared | None) -> ChairMatterChoice:
    text = one.wording or asked
    return ChairMatterChoice(
        one.id, one.number, gist(text, GIST), text, one.lead_unit_id, one.place, version, prepared
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
