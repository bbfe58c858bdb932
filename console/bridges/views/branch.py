"""What the desk of one site needs: its state, its people who wait, who may be put in the queue."""

from collections.abc import Iterable, Sequence
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
from console.disclosure.table import senders_withheld_from
from console.errors import NotAllowed
from console.floor import rules as floor_rules
from console.live.topics import Topic, bridge_topic
from console.queries import journal, meetings, units
from console.queries.sites import bridge_of
from console.queries.withheld import topics_from
from console.text.folding import name_order
from models import (
    Account,
    Bridge,
    Connection,
    HeadCount,
    Meeting,
    Question,
    Registration,
    Turn,
    Unit,
)
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.codes.people import Role, UnitKind
from models.codes.registrations import RegistrationState


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
class SpeakingWish:
    """Somebody who wished on a form to speak at this site and has not spoken; no contact data."""

    registration_id: int
    name: str
    ref: str  # number of the form in the month, as people say it: 085
    topic: str  # the field as the sender wrote it

    @property
    def label(self) -> str:
        """What a list of choices shows; no two are alike."""
        return f"{self.name}, {self.ref}"


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
        turns=_turns(session, account.role, bridge),
        wishes=_wishes(session, meeting.id, unit.id),
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


def _turns(session: Session, role: Role, bridge: Bridge | None) -> tuple[DeskTurn, ...]:
    if bridge is None:
        return ()
    query = select(Turn).where(
        Turn.bridge_id == bridge.id, Turn.state.in_(list(floor_rules.OPEN_STATES))
    )
    found = session.scalars(query).all()
    withheld = topics_from(session, role, found)
    return tuple(
        _line(turn, found, is_topic_withheld=turn.id in withheld)
        for turn in floor_rules.nearest_first(found)
    )


def _line(turn: Turn, turns: Sequence[Turn], *, is_topic_withheld: bool) -> DeskTurn:
    return DeskTurn(
        turn.id,
        turn.number,
        turn.name,
        "" if is_topic_withheld else turn.topic,
        turn.state,
        floor_rules.is_ready(turn),
        floor_rules.may_get_ready(turn, turns),
    )


def _wishes(session: Session, meeting_id: int, unit_id: int) -> tuple[SpeakingWish, ...]:
    """List who wished to speak here; a form that is or may be a denunciation names nobody."""
    spoken = select(Turn.registration_id).where(
        Turn.meeting_id == meeting_id,
        Turn.registration_id.is_not(None),
        Turn.state.not_in([TurnState.WITHDRAWN, TurnState.NO_SHOW]),
    )
    query = (
        select(Registration, Question)
        .join(Question, Question.registration_id == Registration.id)
        .where(
            Registration.meeting_id == meeting_id,
            Registration.site_unit_id == unit_id,
            Registration.wants_to_speak,
            Registration.state == RegistrationState.RECEIVED,
            Registration.id.not_in(spoken),
        )
        .order_by(Registration.id, Question.id)
    )
    stored = session.execute(query).all()
    forms = {form.id: form for form, _ in stored}
    asked = ((form.id, question) for form, question in stored)
    withheld = senders_withheld_from(Audience.OPERATOR, asked)
    told = (_wish(form) for form in forms.values() if form.id not in withheld)
    return _by_name(wish for wish in told if wish.name)


def _wish(form: Registration) -> SpeakingWish:
    name = form.full_name or form.organization
    return SpeakingWish(
        form.id, name, form.source_ref.partition("-")[2].partition("-")[2], form.field_text
    )


def _by_name(wishes: Iterable[SpeakingWish]) -> tuple[SpeakingWish, ...]:
    return tuple(sorted(wishes, key=lambda wish: (name_order(wish.name), wish.ref)))
