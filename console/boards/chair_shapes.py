"""The fields of the sections of the chair; a board holds these and no others."""

from typing import TypedDict

from console.boards import public_shapes, staff_shapes


class Outcome(TypedDict):
    """How the matter on the floor ended."""

    kind: str
    version: int
    unit: str
    due_on: str | None


class Asked(TypedDict):
    """A question the matter covers."""

    ref: str
    asker: str
    site: str


class Matter(TypedDict):
    """Section `matter` as the chair sees it."""

    id: int
    number: int
    wording: str
    is_withheld: bool
    asker: str
    site: str
    unit: str
    taken_up_at: str | None
    outcome: Outcome | None
    lead_unit_id: int | None
    other_units: list[str]
    questions: list[Asked]
    kinds: list[str]


class Floor(staff_shapes.Floor):
    """Section `floor` with the topic."""

    topic: str


class Next(staff_shapes.Next):
    """One line of section `next` with the topic."""

    topic: str


class Queued(staff_shapes.Queued):
    """One line of sections `queue` and `parked` with the topic."""

    topic: str


class MatterLine(TypedDict):
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


class Piece(TypedDict):
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


class Chair(TypedDict):
    """All sections of the chair."""

    meeting: public_shapes.Meeting
    matter: Matter | None
    floor: Floor | None
    next: list[Next]
    last: public_shapes.Last
    agenda: staff_shapes.Agenda
    queue: list[Queued]
    parked: list[Queued]
    bridges: list[staff_shapes.BridgeCell]
    heads: staff_shapes.Heads
    undecided: list[staff_shapes.Undecided]
    matters: list[MatterLine]
    pieces: list[Piece]
    outcomes: list[OutcomeLine]
    proposals: list[Proposed]
