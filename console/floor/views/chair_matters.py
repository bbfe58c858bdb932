"""The matters on the chair's desk, and whether an outcome was proposed for them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.disclosure.table import Part
from console.floor.floor_rows import FloorMatterRow, FloorRows
from console.queries import matters, outcomes
from console.queries.withheld import matters_from
from console.text.gist import gist
from models import Matter, MatterQuestion, Proposal, Question
from models.codes.people import Role
from models.codes.questions import Place

GIST = 110  # characters of a matter in a list


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
    is_proposed: bool  # the secretary proposed how it ends, and nothing was decided since
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
    proposed = _proposed(session, rows.meeting.id)
    found = [_choice(row, (row.matter.id, row.version) in proposed) for row in rows.matters]
    askers = matters.askers(session, rows.meeting.id)
    told = (
        replace(_readable(choice, withheld, unlisted), asker=_asker(choice, unlisted, askers))
        for choice in found
    )
    return tuple(sorted(told, key=_rank))


def of_turns(
    session: Session, role: Role, rows: FloorRows, listed: Sequence[ChairMatterChoice]
) -> Mapping[int, tuple[ChairMatterChoice, ...]]:
    """Give what those ask who speak or may still speak: turn -> matters.

    The first to take up comes first: undecided ones, the one on the floor before others.
    A matter outside the programme is among them: any question may come to the floor.
    """
    asked = _asked(session, rows)
    others = set().union(*asked.values()) - {choice.id for choice in listed}
    choices = [*listed, *_outside(session, role, rows.meeting.id, others)]
    choices.sort(key=lambda choice: (choice.version > 0, choice.place is not Place.ON_FLOOR))
    return {
        turn_id: tuple(choice for choice in choices if choice.id in matter_ids)
        for turn_id, matter_ids in asked.items()
    }


def _asked(session: Session, rows: FloorRows) -> Mapping[int, set[int]]:
    """Give the matters of each turn: by the form of who speaks, or asked in that turn before."""
    turns = [row.turn for row in rows.turns]
    asked = {turn.id: set[int]() for turn in turns}
    for matter in rows.all_matters:
        if matter.asked_turn_id in asked:
            asked[matter.asked_turn_id].add(matter.id)
    forms = {turn.registration_id for turn in turns} - {None}
    query = (
        select(Question.registration_id, MatterQuestion.matter_id)
        .select_from(MatterQuestion)
        .join(Question, Question.id == MatterQuestion.question_id)
        .where(Question.registration_id.in_(forms))
    )
    for form, matter_id in session.execute(query) if forms else ():
        for turn in turns:
            if turn.registration_id == form:
                asked[turn.id].add(matter_id)
    return asked


def _outside(
    session: Session, role: Role, meeting_id: int, matter_ids: Collection[int]
) -> list[ChairMatterChoice]:
    """Read the matters that are not in the programme and were not on the floor."""
    if not matter_ids:
        return []
    query = (
        select(Matter, outcomes.version_of_matter(), matters.first_wording())
        .where(matters.stands(meeting_id), Matter.id.in_(matter_ids))
        .order_by(Matter.number)
    )
    found = [
        FloorMatterRow(matter, "", version, asked or "")
        for matter, version, asked in session.execute(query)
    ]
    read = [row.matter for row in found]
    withheld = matters_from(session, role, read)
    unlisted = matters_from(session, role, read, Part.LINE)
    return [_readable(_choice(row, False), withheld, unlisted) for row in found]


def _readable(
    choice: ChairMatterChoice, withheld: frozenset[int], unlisted: frozenset[int]
) -> ChairMatterChoice:
    """Keep of a matter's text what may lie open in a list, or be opened by this viewer."""
    return replace(
        choice,
        gist="" if choice.id in unlisted else choice.gist,
        secret=choice.secret if choice.id in unlisted - withheld else "",
    )


def _asker(choice: ChairMatterChoice, unlisted: frozenset[int], askers: Mapping[int, str]) -> str:
    return "" if choice.id in unlisted else askers.get(choice.id, "")


def _proposed(session: Session, meeting_id: int) -> set[tuple[int, int]]:
    """Give the matters with a proposal, and the outcome version it was made for."""
    query = select(Proposal.matter_id, Proposal.outcome_version)
    found = session.execute(query.where(Proposal.meeting_id == meeting_id))
    return {(matter_id, version) for matter_id, version in found}


def _choice(row: FloorMatterRow, is_proposed: bool) -> ChairMatterChoice:
    matter, text = row.matter, row.matter.wording or row.asked
    return ChairMatterChoice(
        matter.id,
        matter.number,
        gist(text, GIST),
        text,
        matter.lead_unit_id,
        matter.place,
        row.version,
        is_proposed,
    )


def _rank(one: ChairMatterChoice) -> int:
    if one.place is Place.ON_FLOOR:
        return 0
    if one.is_undecided:
        return 1
    return 2 if one.is_scheduled else 3
