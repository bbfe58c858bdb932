"""What the desk of one site needs: its state, its people who wait, who may be put in the queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.bridges import rules
from console.bridges.rules import Presence
from console.disclosure.audience import Audience
from console.errors import NotAllowed
from console.floor import order, order_rows, wishes
from console.floor import rules as floor_rules
from console.floor.order_shapes import Placed
from console.floor.wishes import SpeakingWish
from console.live.topics import Topic, bridge_topic
from console.queries import journal, meetings, units
from console.queries.sites import bridge_of
from console.queries.withheld import topics_from
from models import (
    Account,
    Bridge,
    Connection,
    HeadCount,
    Meeting,
    Turn,
    Unit,
)
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.codes.people import Role, UnitKind


@dataclass(frozen=True, slots=True)
class BranchSite:
    """A branch whose desk this viewer may open."""

    unit_id: int
    name: str


@dataclass(frozen=True, slots=True)
class DeskTurn:
    """One turn of somebody at this site that is not over."""

    id: int
    number: int
    name: str  # empty = not named yet
    topic: str
    state: TurnState
    is_ready: bool
    can_get_ready: bool  # called, parked, or the next of those who wait here


@dataclass(frozen=True, slots=True)
class BranchDesk:
    """The desk of one site at one moment."""

    meeting_id: int
    state: MeetingState
    unit_id: int
    name: str
    bridge_id: int | None  # None = never reported in this meeting
    presence: Presence
    people_count: int | None  # latest count; None = not counted
    counted_at: datetime | None
    link: str  # empty = none set
    phone: str
    turns: tuple[DeskTurn, ...]  # who speaks, was called or parked first; then in order
    wishes: tuple[SpeakingWish, ...]  # by name
    is_signed: bool  # nothing is captured any more
    can_set_link: bool
    number: int  # of the journal entry this was read at

    @property
    def is_connected(self) -> bool:
        """Whether the site is connected now."""
        return self.presence is Presence.CONNECTED

    @property
    def near(self) -> DeskTurn | None:
        """Give the turn whose readiness the site reports now; None = nobody is near."""
        first = next(iter(self.turns), None)
        return first if first is not None and first.can_get_ready else None

    @property
    def can_join(self) -> bool:
        """Whether somebody may still be put in the queue."""
        return self.state is not MeetingState.CLOSED and not self.is_signed

    @property
    def topics(self) -> tuple[str, ...]:
        """Give the topics whose rings change this desk."""
        if self.bridge_id is None:
            return (Topic.MEETING, Topic.BRIDGES)
        return (Topic.MEETING, bridge_topic(self.bridge_id))

    @property
    def seen_link(self) -> tuple[str, str]:
        """Give what `set_link` must have seen."""
        return (self.link, self.phone)


def sites(viewer: Actor | None) -> tuple[BranchSite, ...]:
    """List the branches whose desk this viewer may open, an operator's own alone, by number.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.BRIDGE_REPORT)
        query = select(Unit.id, Unit.name).where(Unit.kind == UnitKind.BRANCH)
        if account.role is Role.OPERATOR:
            query = query.where(Unit.id == account.unit_id)
        found = session.execute(query.order_by(Unit.branch_number, Unit.code))
        return tuple(BranchSite(row.id, row.name) for row in found)


def load(viewer: Actor | None, meeting_id: int, unit_id: int) -> BranchDesk:
    """Read the desk of a site, in as many queries however many wait or wish.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or another site than the operator's.
        NotFound: no such meeting or unit.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.BRIDGE_REPORT)
        if account.role is Role.OPERATOR and account.unit_id != unit_id:
            raise NotAllowed("not_your_unit")
        meeting, unit = meetings.by_id(session, meeting_id), units.by_id(session, unit_id)
        return _desk(session, account, meeting, unit)


def _desk(session: Session, account: Account, meeting: Meeting, unit: Unit) -> BranchDesk:
    bridge = bridge_of(session, meeting.id, unit.id)
    counted = _counted(session, bridge)
    return BranchDesk(
        meeting_id=meeting.id,
        state=meeting.state,
        unit_id=unit.id,
        name=unit.name,
        bridge_id=bridge.id if bridge else None,
        presence=_presence(session, bridge),
        people_count=counted.people_count if counted else None,
        counted_at=counted.happened_at if counted else None,
        link=bridge.link if bridge else "",
        phone=bridge.phone if bridge else "",
        turns=_turns(session, account.role, meeting, bridge),
        wishes=wishes.load(session, meeting.id, Audience.OPERATOR, unit.id),
        is_signed=meetings.has_signed_minutes(session, meeting.id),
        can_set_link=holds(account.role, Permission.BRIDGE_LINK),
        number=journal.number(session, meeting.id),
    )


def _presence(session: Session, bridge: Bridge | None) -> Presence:
    if bridge is None:
        return Presence.AWAITED
    query = (
        select(Connection)
        .where(Connection.bridge_id == bridge.id)
        .order_by(
            Connection.to_at.is_(None).desc(), Connection.from_at.desc(), Connection.id.desc()
        )
    )
    return rules.presence(session.scalars(query.limit(1)).first())


def _counted(session: Session, bridge: Bridge | None) -> HeadCount | None:
    if bridge is None:
        return None
    query = (
        select(HeadCount)
        .where(HeadCount.bridge_id == bridge.id)
        .order_by(HeadCount.happened_at.desc(), HeadCount.id.desc())
    )
    return session.scalars(query.limit(1)).first()


def _turns(
    session: Session, role: Role, meeting: Meeting, bridge: Bridge | None
) -> tuple[DeskTurn, ...]:
    if bridge is None:
        return ()
    floor = order_rows.load(session, meeting)
    placed = order.in_order(floor)
    own = [turn for turn in floor.turns if turn.bridge_id == bridge.id]
    near = order.nearest_first(placed, own)
    withheld = topics_from(session, role, near)
    return tuple(_line(turn, placed, is_topic_withheld=turn.id in withheld) for turn in near)


def _line(turn: Turn, placed: Sequence[Placed], *, is_topic_withheld: bool) -> DeskTurn:
    return DeskTurn(
        turn.id,
        turn.number,
        turn.name,
        "" if is_topic_withheld else turn.topic,
        turn.state,
        floor_rules.is_ready(turn),
        order.may_get_ready(turn, placed),
    )
