"""Reads what the boards of one meeting are made of, in as many queries whatever its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.orm import Session

from console import clock
from console.boards.matter_rows import ASKING_FORMS, MatterRow, load_matters
from console.boards.note_rows import PieceRow, ProposalRow, load_pieces, load_proposals
from console.boards.site_rows import Count, SiteRow, load_counts, load_sites
from console.disclosure.audience import Audience
from console.disclosure.grounds import QuestionFacts
from console.disclosure.table import senders_withheld_from
from console.floor import order, order_rows, unreached
from console.floor import rules as floor_rules
from console.floor.order_shapes import Floor, Placed
from console.queries import askers, meetings, unit_reports
from models import (
    AgendaItem,
    Assignment,
    JournalEntry,
    JournalHead,
    Matter,
    Meeting,
    Question,
    Recess,
    Turn,
    Unit,
    UnitReport,
)
from models.codes.questions import AssignmentPart, Place
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class BoardRows:
    """One meeting as it stands at one journal number."""

    meeting: Meeting
    number: int
    recorded_at: str | None  # as the journal keeps it; None = nothing recorded yet
    is_demonstration: bool
    recess: Recess | None  # the one that nobody ended
    items: Sequence[AgendaItem]
    sites: Mapping[int, SiteRow]  # by bridge, in order of number
    counts: Mapping[int | None, Count]  # latest head count by bridge; None = the hall
    speakers: Floor  # what the order is made from
    turns: Sequence[Turn]  # those that are not over, by id
    placed: Sequence[Placed]  # who was called or comes next, in order
    forms: Mapping[
        int, Sequence[QuestionFacts]
    ]  # by registration, of those turns and of the matters
    matters: Sequence[MatterRow]  # scheduled, on the floor, done, or decided
    unreached: Sequence[Matter]  # of those scheduled, in their order: not in time
    matter: MatterRow | None  # on the floor
    pieces: Sequence[PieceRow]  # said about it
    proposals: Mapping[int, ProposalRow]  # by matter; decided since or not
    reports: Sequence[UnitReport]  # what units say before they answer
    co_ordinating: Sequence[str]  # names of the units beside its lead
    units: Mapping[int, str]  # names
    askers: frozenset[str]  # names of who registered and who speaks
    now: datetime

    def site_name(self, bridge_id: int | None) -> str:
        """Give the name of the site of a bridge; empty = the hall."""
        site = self.sites.get(bridge_id) if bridge_id is not None else None
        return site.name if site else ""

    def unit_name(self, unit_id: int | None) -> str:
        """Give the name of a unit; empty without one."""
        return self.units.get(unit_id, "") if unit_id is not None else ""

    def is_sender_withheld(self, audience: Audience, form_id: int | None) -> bool:
        """Whether an audience may not know whose form it is, for any question that stands in it."""
        asked = ((form_id, question) for question in self.forms.get(form_id or 0, ()))
        return bool(senders_withheld_from(audience, asked))


# Written once: putting a query together costs more than running it.
_MEETING: BindParameter[int] = bindparam("meeting")
_HEAD = (
    select(Meeting, JournalHead.number, JournalEntry.at)
    .join(JournalHead, JournalHead.meeting_id == Meeting.id)
    .outerjoin(
        JournalEntry,
        (JournalEntry.chain == JournalHead.chain) & (JournalEntry.number == JournalHead.number),
    )
    .where(Meeting.code == bindparam("code"))
)
_RECESS = (
    select(Recess)
    .where(Recess.meeting_id == _MEETING, Recess.ended_at.is_(None))
    .order_by(Recess.id.desc())
    .limit(1)
)
_ITEMS = select(AgendaItem).where(AgendaItem.meeting_id == _MEETING).order_by(AgendaItem.position)
_OPEN_TURNS = (Turn.meeting_id == _MEETING, Turn.state.in_(sorted(floor_rules.OPEN_STATES)))
_FORMS = select(Question.registration_id, Question.kind, Question.decision, Question.wording).where(
    or_(
        Question.registration_id.in_(select(Turn.registration_id).where(*_OPEN_TURNS)),
        Question.registration_id.in_(ASKING_FORMS),
    )
)
_UNITS = select(Unit.id, Unit.name)
_CO_ORDINATING = (
    select(Unit.name)
    .join(Assignment, Assignment.unit_id == Unit.id)
    .where(
        Assignment.matter_id == bindparam("matter"),
        Assignment.part == AssignmentPart.COORDINATING,
        PART_STANDS,
    )
    .order_by(Unit.name)
)


def load(session: Session, code: str) -> BoardRows | None:
    """Read a meeting by its code; None when there is none."""
    found = session.execute(_HEAD, {"code": code}).one_or_none()
    if found is None:
        return None
    meeting, number, recorded_at = found
    of_meeting = {"meeting": meeting.id}
    now = clock.now()
    floor = order_rows.load(session, meeting)
    matters = load_matters(session, meeting.id)
    matter = _on_floor(matters)
    return BoardRows(
        meeting=meeting,
        number=number,
        recorded_at=recorded_at,
        is_demonstration=meetings.is_demonstration(session),
        recess=session.scalars(_RECESS, of_meeting).first(),
        items=session.scalars(_ITEMS, of_meeting).all(),
        sites=load_sites(session, meeting.id),
        counts=load_counts(session, meeting.id),
        speakers=floor,
        turns=[turn for turn in floor.turns if turn.state in floor_rules.OPEN_STATES],
        placed=order.in_order(floor),
        forms=_forms(session, meeting.id),
        matters=matters,
        unreached=unreached.load(session, meeting, now),
        matter=matter,
        pieces=load_pieces(session, matter.id) if matter else (),
        proposals=load_proposals(session, meeting.id),
        reports=unit_reports.standing(session, meeting.id),
        co_ordinating=_co_ordinating(session, matter.id) if matter else (),
        units={unit.id: unit.name for unit in session.execute(_UNITS)},
        askers=askers.names(session, meeting.id),
        now=now,
    )


def _on_floor(matters: Sequence[MatterRow]) -> MatterRow | None:
    there = [matter for matter in matters if matter.place is Place.ON_FLOOR]
    return max(there, key=MatterRow.taken_up, default=None)


def _forms(session: Session, meeting_id: int) -> dict[int, list[QuestionFacts]]:
    found: dict[int, list[QuestionFacts]] = {}
    for form_id, kind, decision, wording in session.execute(_FORMS, {"meeting": meeting_id}):
        found.setdefault(form_id or 0, []).append(QuestionFacts(kind, decision, wording))
    return found


def _co_ordinating(session: Session, matter_id: int) -> Sequence[str]:
    return session.scalars(_CO_ORDINATING, {"matter": matter_id}).all()
