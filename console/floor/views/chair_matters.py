"""The matters on the chair's desk, and whether an outcome was proposed for them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, CompoundSelect, select
from sqlalchemy.orm import Session

from console.floor.rules import OPEN_STATES
from console.queries import matters, outcomes
from console.queries.withheld import matters_from
from console.text.gist import gist
from models import Matter, MatterQuestion, Proposal, Question, Turn
from models.floor import TurnState
from models.people import Role
from models.questions import Place

GIST = 110  # characters of a matter in a list


@dataclass(frozen=True, slots=True)
class ChairMatterChoice:
    """One matter that can be taken up or decided."""

    id: int
    number: int
    gist: str  # of the wording on screen, else of its first question; empty = withheld
    lead_unit_id: int | None
    place: Place
    version: int  # of its outcome; 0 = undecided; what `decide_outcome` must have seen
    is_proposed: bool  # the secretary proposed how it ends, and nothing was decided since

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
    found = _choices(session, role, meeting_id, Matter.place != Place.NONE)
    return tuple(sorted(found, key=_rank))


def load_of_turns(
    session: Session, role: Role, meeting_id: int
) -> Mapping[int, tuple[ChairMatterChoice, ...]]:
    """Read what those ask who speak or may still speak: turn -> matters.

    The first to take up comes first: undecided ones, the one on the floor before others.
    A matter outside the programme is among them: any question may come to the floor.
    """
    asked: defaultdict[int, set[int]] = defaultdict(set)
    for turn_id, matter_id in session.execute(_asked_in_turns(meeting_id)):
        asked[turn_id].add(matter_id)
    wanted = sorted(set().union(*asked.values()))
    choices = _choices(session, role, meeting_id, Matter.id.in_(wanted)) if wanted else []
    choices.sort(key=lambda choice: (choice.version > 0, choice.place is not Place.ON_FLOOR))
    return {
        turn_id: tuple(choice for choice in choices if choice.id in matter_ids)
        for turn_id, matter_ids in asked.items()
    }


def _asked_in_turns(meeting_id: int) -> CompoundSelect[int, int]:
    """Ask for turns and matters: by the form of who speaks, or asked in that turn before."""
    near = (Turn.meeting_id == meeting_id, Turn.state.in_([*OPEN_STATES, TurnState.NO_SHOW]))
    by_form = (
        select(Turn.id, MatterQuestion.matter_id)
        .join(Question, Question.registration_id == Turn.registration_id)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id)
        .where(*near)
    )
    by_turn = select(Turn.id, Matter.id).join(Matter, Matter.asked_turn_id == Turn.id).where(*near)
    return by_form.union(by_turn)


def _choices(
    session: Session, role: Role, meeting_id: int, wanted: ColumnElement[bool]
) -> list[ChairMatterChoice]:
    query = (
        select(Matter, outcomes.version_of_matter(), matters.first_wording())
        .where(matters.stands(meeting_id), wanted)
        .order_by(Matter.programme_position.is_(None), Matter.programme_position, Matter.number)
    )
    proposed = _proposed(session, meeting_id)
    stored = session.execute(query).all()
    withheld = matters_from(session, role, (matter for matter, _, _ in stored))
    found = (
        _choice(matter, decided, asked or "", (matter.id, decided) in proposed)
        for matter, decided, asked in stored
    )
    return [replace(choice, gist="") if choice.id in withheld else choice for choice in found]


def _proposed(session: Session, meeting_id: int) -> set[tuple[int, int]]:
    """Give the matters with a proposal, and the outcome version it was made for."""
    query = select(Proposal.matter_id, Proposal.outcome_version)
    found = session.execute(query.where(Proposal.meeting_id == meeting_id))
    return {(matter_id, version) for matter_id, version in found}


def _choice(one: Matter, version: int, asked: str, is_proposed: bool) -> ChairMatterChoice:
    shown = gist(one.wording or asked, GIST)
    return ChairMatterChoice(
        one.id, one.number, shown, one.lead_unit_id, one.place, version, is_proposed
    )


def _rank(one: ChairMatterChoice) -> int:
    if one.place is Place.ON_FLOOR:
        return 0
    if one.is_undecided:
        return 1
    return 2 if one.is_scheduled else 3
