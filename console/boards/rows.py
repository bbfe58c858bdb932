"""Reads what the boards of one meeting are made of, in as many queries whatever its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock
from console.boards.matter_rows import (
    MatterRow,
    PieceRow,
    ProposalRow,
    load_matters,
    load_pieces,
    load_proposals,
)
from console.boards.site_rows import Count, Site, load_counts, load_sites
from console.floor import rules as floor_rules
from models import (
    AgendaItem,
    Assignment,
    Installation,
    JournalEntry,
    JournalHead,
    Meeting,
    Question,
    Recess,
    Turn,
    Unit,
)
from models.questions import AssignmentPart, Decision, Kind, Place


@dataclass(frozen=True, slots=True)
class FormRow:
    """A question of the form behind a turn, as the rules of withholding look at it."""

    kind: Kind | None
    decision: Decision
    wording: str


@dataclass(frozen=True, slots=True)
class BoardRows:
    """One meeting as it stands at one journal number."""

    meeting: Meeting
    number: int
    recorded_at: str | None  # as the journal keeps it; None = nothing recorded yet
    is_demonstration: bool
    recess: Recess | None  # the one that nobody ended
    items: Sequence[AgendaItem]
    sites: Mapping[int, Site]  # by bridge, in order of number
    counts: Mapping[int | None, Count]  # latest head count by bridge; None = the hall
    turns: Sequence[Turn]  # those that are not over, by id
    forms: Mapping[int, Sequence[FormRow]]  # by registration, of those turns
    matters: Sequence[MatterRow]  # scheduled, on the floor, done, or decided
    matter: MatterRow | None  # on the floor
    pieces: Sequence[PieceRow]  # said about it
    proposals: Mapping[int, ProposalRow]  # by matter; decided since or not
    co_ordinating: Sequence[str]  # names of the units beside its lead
    units: Mapping[int, str]  # names
    now: datetime

    def site_name(self, bridge_id: int | None) -> str:
        """Give the name of the site of a bridge; empty = the hall."""
        site = self.sites.get(bridge_id) if bridge_id is not None else None
        return site.name if site else ""

    def unit_name(self, unit_id: int | None) -> str:
        """Give the name of a unit; empty without one."""
        return self.units.get(unit_id, "") if unit_id is not None else ""


def load(session: Session, code: str) -> BoardRows | None:
    """Read a meeting by its code; None when there is none."""
    found = _head(session, code)
    if found is None:
        return None
    meeting, number, recorded_at = found
    matters = load_matters(session, meeting.id)
    matter = _on_floor(matters)
    turns = _turns(session, meeting.id)
    return BoardRows(
        meeting=meeting,
        number=number,
        recorded_at=recorded_at,
        is_demonstration=_is_demonstration(session),
        recess=_recess(session, meeting.id),
        items=_items(session, meeting.id),
        sites=load_sites(session, meeting.id),
        counts=load_counts(session, meeting.id),
        turns=turns,
        forms=_forms(session, turns),
        matters=matters,
        matter=matter,
        pieces=load_pieces(session, matter.id) if matter else (),
        proposals=load_proposals(session, meeting.id),
        co_ordinating=_co_ordinating(session, matter.id) if matter else (),
        units=_units(session),
        now=clock.now(),
    )


def _head(session: Session, code: str) -> tuple[Meeting, int, str | None] | None:
    entry = (JournalEntry.chain == JournalHead.chain) & (JournalEntry.number == JournalHead.number)
    query = (
        select(Meeting, JournalHead.number, JournalEntry.at)
        .join(JournalHead, JournalHead.meeting_id == Meeting.id)
        .outerjoin(JournalEntry, entry)
        .where(Meeting.code == code)
    )
    found = session.execute(query).one_or_none()
    return None if found is None else (found[0], found[1], found[2])


def _on_floor(matters: Sequence[MatterRow]) -> MatterRow | None:
    there = [one for one in matters if one.place is Place.ON_FLOOR]
    return max(there, key=MatterRow.taken_up, default=None)


def _is_demonstration(session: Session) -> bool:
    query = select(Installation.id).where(Installation.demonstration_since.is_not(None))
    return session.scalar(query.limit(1)) is not None


def _recess(session: Session, meeting_id: int) -> Recess | None:
    query = select(Recess).where(Recess.meeting_id == meeting_id, Recess.ended_at.is_(None))
    return session.scalars(query.order_by(Recess.id.desc()).limit(1)).first()


def _items(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return session.scalars(query.order_by(AgendaItem.position)).all()


def _turns(session: Session, meeting_id: int) -> Sequence[Turn]:
    query = select(Turn).where(
        Turn.meeting_id == meeting_id, Turn.state.in_(list(floor_rules.OPEN_STATES))
    )
    return session.scalars(query.order_by(Turn.id)).all()


def _forms(session: Session, turns: Sequence[Turn]) -> dict[int, list[FormRow]]:
    named = {one.registration_id for one in turns if one.registration_id is not None}
    query = select(
        Question.registration_id, Question.kind, Question.decision, Question.wording
    ).where(Question.registration_id.in_(named))
    found: dict[int, list[FormRow]] = {}
    for registration_id, kind, decision, wording in session.execute(query):
        found.setdefault(registration_id or 0, []).append(FormRow(kind, decision, wording))
    return found


def _units(session: Session) -> dict[int, str]:
    return {one.id: one.name for one in session.execute(select(Unit.id, Unit.name))}


def _co_ordinating(session: Session, matter_id: int) -> Sequence[str]:
    query = (
        select(Unit.name)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .where(Assignment.matter_id == matter_id, Assignment.part == AssignmentPart.COORDINATING)
    )
    return session.scalars(query.order_by(Unit.name)).all()
