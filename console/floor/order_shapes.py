"""What the order of the speakers is made from, and what it says of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.codes.meetings import TurnOrder
from models.floor import Turn
from models.meetings import Meeting


class Why(StrEnum):
    """Why somebody comes next; the words are `order.why.<code>`."""

    CALLED = "called"
    PUT_FIRST = "put_first"
    RETURNED = "returned"
    POINT_OF_ORDER = "point_of_order"
    FOLLOW_UP = "follow_up"
    GUEST = "guest"
    WAITED = "waited"
    PROGRAMME = "programme"
    ONLY = "only"
    NOT_YET = "not_yet"
    LEAST = "least"
    FIRST_COME = "first_come"


class SourceKind(StrEnum):
    """Where people speak from."""

    HALL = "hall"
    BRIDGE = "bridge"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class TurnSource:
    """One place people speak from; all individuals online are one."""

    kind: SourceKind
    bridge_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a turn stands where it stands."""

    why: Why
    minutes: int = 0  # the source has spoken
    waited: int = 0  # turns of others since its last
    at_most: int = 0  # turns of others it may have to wait for
    number: int = 0  # of the matter in the programme
    since: datetime | None = None  # who is next there waits
    told: str = ""  # what the chair gave as the reason; not for everybody


@dataclass(frozen=True, slots=True)
class Placed:
    """A turn in the order."""

    turn: Turn
    source: TurnSource
    reason: Reason


@dataclass(frozen=True, slots=True)
class OrderRule:
    """How a meeting orders its speakers."""

    order: TurnOrder
    weights: Mapping[SourceKind, int]


@dataclass(frozen=True, slots=True)
class Planned:
    """The matter of the programme that a form asks."""

    position: int
    number: int


@dataclass(frozen=True, slots=True)
class Floor:
    """What the order is made from."""

    rule: OrderRule
    turns: Sequence[Turn]  # all of the meeting, those that are over too
    planned: Mapping[int, Planned] = field(default_factory=dict)  # by registration


def rule_of(meeting: Meeting) -> OrderRule:
    """Give how a meeting orders its speakers."""
    weights = {
        SourceKind.HALL: meeting.hall_weight,
        SourceKind.BRIDGE: meeting.bridge_weight,
        SourceKind.ONLINE: meeting.online_weight,
    }
    return OrderRule(meeting.turn_order, weights)


def source_of(turn: Turn) -> TurnSource:
    """Give where a turn speaks from."""
    if turn.bridge_id is not None:
        return TurnSource(SourceKind.BRIDGE, turn.bridge_id)
    return TurnSource(SourceKind.ONLINE if turn.is_online else SourceKind.HALL)
