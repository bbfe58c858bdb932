"""The fields of the sections of the staff; a board holds these and no others."""

from typing import TypedDict

from console.boards import public_shapes


class StaffMatter(public_shapes.PublicMatter):
    """Section `matter` with its id, and the version of its text on screen; empty = not there."""

    id: int
    screen: str


class StaffFloor(public_shapes.PublicFloor):
    """Section `floor` with its id."""

    id: int
    is_ready: bool


class StaffNext(public_shapes.PublicNext):
    """One line of section `next` with its id."""

    id: int
    bridge_id: int | None


class AgendaLine(TypedDict):
    """One item of the programme."""

    position: int
    title: str
    minutes_planned: int
    planned_at: str | None
    started_at: str | None
    ended_at: str | None


class Agenda(TypedDict):
    """Section `agenda`; minutes of drift above 0 = late; numbers of what will not be reached."""

    items: list[AgendaLine]
    drift_minutes: int | None
    expected_end_at: str | None
    unreached: list[int]


class OrderReason(TypedDict):
    """Why a turn comes where it comes; its words are `board.why.<why>`."""

    why: str
    minutes: int
    waited: int
    at_most: int
    number: int
    since: str | None
    told: str


class StaffQueued(TypedDict):
    """One line of sections `queue` and `parked`."""

    id: int
    number: int
    asker: str
    site: str
    bridge_id: int | None
    state: str
    is_online: bool
    is_connected: bool
    expected_at: str | None
    spread_minutes: int | None
    reason: OrderReason | None
    is_put_first: bool
    is_ready: bool
    seconds_left: int


class BridgeCell(TypedDict):
    """One line of section `bridges`."""

    id: int
    unit_id: int
    number: int | None
    name: str
    presence: str
    since: str | None
    losses_count: int
    people_count: int | None
    role: str


class Heads(TypedDict):
    """Section `heads`: people counted."""

    hall: int | None
    hall_at: str | None
    sites: int
    sites_counted: int
    total: int


class Undecided(TypedDict):
    """One line of section `undecided`: a matter that was on the floor and has no outcome."""

    matter: int
    number: int
    since: str | None
    site: str


class Staff(TypedDict):
    """All sections of the staff."""

    meeting: public_shapes.PublicMeeting
    matter: StaffMatter | None
    floor: StaffFloor | None
    next: list[StaffNext]
    last: public_shapes.Last
    agenda: Agenda
    queue: list[StaffQueued]
    parked: list[StaffQueued]
    bridges: list[BridgeCell]
    heads: Heads
    undecided: list[Undecided]
