"""The fields of the sections of the chair; a board holds these and no others."""

from typing import TypedDict

from console.boards import public_shapes, staff_shapes


class ChairOutcome(TypedDict):
    """How the matter on the floor ended."""

    kind: str
    version: int
    unit: str
    due_on: str | None


class ChairQuestion(TypedDict):
    """A question the matter covers."""

    ref: str
    asker: str
    site: str


class ChairMatter(TypedDict):
    """Section `matter` as the chair sees it."""

    id: int
    number: int
    wording: str
    is_withheld: bool
    asker: str
    site: str
    unit: str
    taken_up_at: str | None
    outcome: ChairOutcome | None
    screen: str
    lead_unit_id: int | None
    other_units: list[str]
    questions: list[ChairQuestion]
    kinds: list[str]


class ChairFloor(staff_shapes.StaffFloor):
    """Section `floor` with the topic, and why it was given more time.

    `unit_seconds` were used by the unit that answers in its turns before.
    """

    topic: str
    extended_reason: str
    unit_seconds: int


class ChairNext(staff_shapes.StaffNext):
    """One line of section `next` with the topic."""

    topic: str


class ChairQueued(staff_shapes.StaffQueued):
    """One line of sections `queue` and `parked` with the topic."""

    topic: str


class ChairMatterLine(TypedDict):
    """One line of section `matters`."""

    id: int
    number: int
    place: str
    gist: str
    asker: str
    site: str
    unit: str
    outcome_kind: str | None
    undecided_since: str | None
    is_withheld: bool


class ChairPiece(TypedDict):
    """One line of section `pieces`: a note about the matter on the floor."""

    id: int
    kind: str
    text: str
    unit: str
    person: str
    author: str
    happened_at: str
    recorded_at: str
    is_late: bool
    version: int
    is_withheld: bool


class OutcomeLine(TypedDict):
    """One line of section `outcomes`."""

    matter: int
    number: int
    kind: str
    text: str
    unit: str
    due_on: str | None
    decided_at: str


class Proposed(TypedDict):
    """One line of section `proposals`: what `decide_outcome` would be called with."""

    matter: int
    number: int
    kind: str
    text: str
    unit: str
    unit_id: int | None
    body: str
    body_unit_id: int | None
    due_on: str | None
    by: str
    at: str


class UnitReported(TypedDict):
    """One line of section `reports`: what a unit says of a matter it has to answer, undecided.

    `turn` is that in which it will be asked, None = it is on the floor or in none.
    """

    matter: int
    turn: int | None
    unit: str
    kind: str
    other: str
    at: str


class Chair(TypedDict):
    """All sections of the chair."""

    meeting: public_shapes.PublicMeeting
    matter: ChairMatter | None
    floor: ChairFloor | None
    next: list[ChairNext]
    last: public_shapes.Last
    agenda: staff_shapes.Agenda
    queue: list[ChairQueued]
    parked: list[ChairQueued]
    bridges: list[staff_shapes.BridgeCell]
    heads: staff_shapes.Heads
    undecided: list[staff_shapes.Undecided]
    matters: list[ChairMatterLine]
    pieces: list[ChairPiece]
    outcomes: list[OutcomeLine]
    proposals: list[Proposed]
    reports: list[UnitReported]
