"""What the secretary's desk shows: the matters, one of them whole, and who may write.

desk.current_id     the matter on the floor; what the desk follows
desk.matter         the one looked at, with its pieces, their versions, outcome and proposal
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from console import clock, db, undoing
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.capture.rules import OutcomeSeen
from console.capture.views import claims, standings
from console.capture.views import matter as matter_view
from console.capture.views.claims import Claim
from console.capture.views.matter import MatterCard
from console.disclosure.table import Part
from console.errors import NotFound
from console.queries import journal, matters, meetings, outcomes, sites, units
from console.queries.units import UnitChoice
from console.queries.withheld import matters_from
from console.text.gist import gist
from console.undoing import Undoable
from models import (
    Account,
    HeadCount,
    Matter,
    Meeting,
    Outcome,
    Question,
    Registration,
    Turn,
    Unit,
)
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import MeetingState
from models.codes.questions import TAKEN_UP, Place


@dataclass(frozen=True, slots=True)
class MatterInShort:
    """One matter of the meeting in a list."""

    id: int
    number: int
    place: Place
    gist: str  # empty = not worded yet, or not for this viewer
    outcome_kind: OutcomeKind | None  # None = undecided
    asker: str  # who asked, several parted by commas; empty = not named, or not for this viewer
    lead_unit_id: int | None  # who has to answer
    standing: OutcomeSeen  # what an outcome of it must have seen

    @property
    def is_undecided(self) -> bool:
        """Whether it was on the floor and bars the close."""
        return self.outcome_kind is None and self.place in TAKEN_UP


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers now."""

    unit: str
    person: str  # empty = not named


@dataclass(frozen=True, slots=True)
class SecretaryDesk:
    """The desk of a secretary at one moment, looking at one matter."""

    meeting_id: int
    code: str
    state: MeetingState
    held_on: date | None
    opened_at: datetime | None
    current_id: int | None  # matter on the floor
    turn_id: int | None  # who speaks now, but to answer
    answering: Answering | None  # the unit that has the floor
    matters: tuple[MatterInShort, ...]  # by number
    matter: MatterCard | None
    claims: Mapping[int, Claim]  # who writes of which matter now
    units: tuple[UnitChoice, ...]  # by name, those valid today
    is_signed: bool  # the minutes are: nothing is captured any more
    can_write: bool
    can_decide: bool
    undoable: Undoable | None  # last act of this viewer, while it can be taken back
    number: int  # of the journal entry this was read at
    read_at: datetime

    @property
    def is_following(self) -> bool:
        """Whether the matter looked at is the one on the floor."""
        return (self.matter.id if self.matter else None) == self.current_id

    @property
    def can_take_up(self) -> bool:
        """Whether the matter looked at waits, and may be brought to the floor now."""
        is_sitting = self.can_decide and self.state is MeetingState.OPEN
        return is_sitting and self.matter is not None and self.matter.place is Place.SCHEDULED

    @property
    def undecided(self) -> tuple[MatterInShort, ...]:
        """Give the matters that bar the close."""
        return tuple(matter for matter in self.matters if matter.is_undecided)


@dataclass(frozen=True, slots=True)
class HeadsLine:
    """The latest head count of one site."""

    bridge_id: int | None  # None = the hall
    site: str  # name of the branch; empty = the hall
    headcount_id: int | None  # None = not counted
    people_count: int | None
    counted_at: datetime | None


def load(viewer: Actor | None, meeting_id: int, matter_id: int | None = None) -> SecretaryDesk:
    """Read the desk; its queries are as many however much was captured.

    Args:
        viewer: who looks.
        meeting_id: of this meeting.
        matter_id: the matter to look at; None = the one on the floor.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting, or no such matter in it.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.CAPTURE_READ)
        meeting = meetings.by_id(session, meeting_id)
        return _desk(session, account, meeting, matter_id)


def load_questions(viewer: Actor | None, meeting_id: int) -> dict[int, str]:
    """Give the questions a matter can cover: id -> ref and who asked.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.CAPTURE_WRITE)
        query = (
            select(Question.id, Question.ref, Registration.full_name)
            .outerjoin(Registration, Registration.id == Question.registration_id)
            .where(Question.meeting_id == meeting_id)
            .order_by(Question.ref)
        )
        return {
            question_id: " ".join(filter(None, (ref, name)))
            for question_id, ref, name in session.execute(query)
        }


def load_heads(viewer: Actor | None, meeting_id: int) -> tuple[HeadsLine, ...]:
    """Read the latest head count of the hall and of every site.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.CAPTURE_READ)
        counts = sites.latest_counts(session, meeting_id)
        branches = sites.bridges(session, meeting_id)
        hall = _heads(None, "", counts.get(None))
        return (
            hall,
            *(_heads(bridge.id, branch.name, counts.get(bridge.id)) for bridge, branch in branches),
        )


def _desk(
    session: Session, account: Account, meeting: Meeting, matter_id: int | None
) -> SecretaryDesk:
    found = _matters(session, meeting.id)
    current = next((matter for matter, _ in found if matter.place is Place.ON_FLOOR), None)
    looked_at = current.id if matter_id is None and current else matter_id
    chosen = next((matter for matter, _ in found if matter.id == looked_at), None)
    if matter_id is not None and chosen is None:
        raise NotFound("matter_not_found")
    withheld = matters_from(session, account.role, [matter for matter, _ in found])
    unlisted = matters_from(session, account.role, [matter for matter, _ in found], Part.LINE)
    beside = _Beside(
        matters.askers(session, meeting.id), standings.load(session, meeting.id), unlisted
    )
    is_signed = meetings.has_signed_minutes(session, meeting.id)
    turn, answering = _speaking(session, meeting.id)
    number, now = journal.number(session, meeting.id), clock.now()
    return SecretaryDesk(
        meeting_id=meeting.id,
        code=meeting.code,
        state=meeting.state,
        held_on=meeting.held_on,
        opened_at=meeting.opened_at,
        current_id=current.id if current else None,
        turn_id=turn.id if turn and not answering else None,
        answering=answering,
        matters=tuple(_row(matter, kind, beside) for matter, kind in found),
        matter=matter_view.load(session, account.role, chosen, withheld) if chosen else None,
        claims=claims.load(session, meeting.id),
        units=units.choices(session),
        is_signed=is_signed,
        can_write=not is_signed and holds(account.role, Permission.CAPTURE_WRITE),
        can_decide=not is_signed and holds(account.role, Permission.CAPTURE_DECIDE),
        undoable=undoing.newest(session, meeting.code, number, account, now)
        if holds(account.role, Permission.CAPTURE_WRITE)
        else None,
        number=number,
        read_at=now,
    )


def _matters(session: Session, meeting_id: int) -> list[tuple[Matter, OutcomeKind | None]]:
    """Give the matters that are or were in the programme or on the floor, with what holds."""
    query = (
        select(Matter, Outcome.kind)
        .outerjoin(Outcome, (Outcome.matter_id == Matter.id) & outcomes.is_newest())
        .where(
            matters.stands(meeting_id),
            or_(Matter.place != Place.NONE, Outcome.id.is_not(None)),
        )
        .order_by(Matter.number)
    )
    return [(matter, kind) for matter, kind in session.execute(query)]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known of the matters of a meeting beside their rows."""

    askers: dict[int, str]
    standings: dict[int, OutcomeSeen]
    withheld: frozenset[int]


def _row(matter: Matter, kind: OutcomeKind | None, beside: _Beside) -> MatterInShort:
    is_withheld = matter.id in beside.withheld
    return MatterInShort(
        id=matter.id,
        number=matter.number,
        place=matter.place,
        gist="" if is_withheld else gist(matter.wording),
        outcome_kind=kind,
        asker="" if is_withheld else beside.askers.get(matter.id, ""),
        lead_unit_id=matter.lead_unit_id,
        standing=beside.standings.get(matter.id, OutcomeSeen(0, 0)),
    )


def _speaking(session: Session, meeting_id: int) -> tuple[Turn | None, Answering | None]:
    """Give who has the floor; as a unit too where it answers."""
    speaking = (TurnState.ON_AIR, TurnState.PAUSED)
    query = (
        select(Turn, Unit.name)
        .outerjoin(Unit, Unit.id == Turn.unit_id)
        .where(Turn.meeting_id == meeting_id, Turn.state.in_(speaking))
    )
    turn, unit = next(iter(session.execute(query)), (None, None))
    is_answer = turn is not None and turn.kind is TurnKind.ANSWER
    return turn, Answering(unit or "", turn.name) if turn and is_answer else None


def _heads(bridge_id: int | None, site: str, counted: HeadCount | None) -> HeadsLine:
    if counted is None:
        return HeadsLine(bridge_id, site, None, None, None)
    return HeadsLine(bridge_id, site, counted.id, counted.people_count, counted.happened_at)
