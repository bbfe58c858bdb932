"""The fields of the public sections; a board holds these and no others."""

from typing import TypedDict


class PublicRecess(TypedDict):
    """A break; `until` as announced."""

    since: str
    until: str | None


class PublicItem(TypedDict):
    """The item of the programme that runs."""

    position: int
    title: str
    started_at: str | None


class PublicMeeting(TypedDict):
    """Section `meeting`."""

    code: str
    state: str
    held_on: str | None
    planned_start_at: str | None
    opened_at: str | None
    closed_at: str | None
    is_cancelled: bool
    venue: str
    recess: PublicRecess | None
    item: PublicItem | None
    items_count: int
    sites_count: int
    sites_connected: int
    is_demonstration: bool


class MatterOutcome(TypedDict):
    """How the matter on the floor ended."""

    kind: str
    due_on: str | None


class PublicNext(TypedDict):
    """One line of section `next`, or a turn whose place is held."""

    number: int
    asker: str
    site: str


class PublicMatter(TypedDict):
    """Section `matter`: what is on the floor; `parked` = its turn was interrupted and waits."""

    number: int
    wording: str
    is_withheld: bool
    asker: str
    site: str
    unit: str
    is_answering: bool
    parked: PublicNext | None
    taken_up_at: str | None
    outcome: MatterOutcome | None


class PublicFloor(TypedDict):
    """Section `floor`: who has the floor, or is called to it, for which question; in seconds.

    `unit` answers, empty = nobody does; at `bells` seconds left a turn is told of its time.
    """

    number: int
    kind: str
    unit: str
    question: int | None
    asker: str
    site: str
    bridge_id: int | None
    state: str
    seconds_allowed: int
    ends_at: str | None
    seconds_left: int | None
    bells: list[int]
    started_at: str | None
    called_at: str | None


class LastOutcome(TypedDict):
    """The outcome decided last."""

    matter: int
    kind: str
    wording: str
    unit: str
    due_on: str | None
    decided_at: str


class Last(TypedDict):
    """Section `last`: how many outcomes there are to show, and the last of them."""

    count: int
    outcome: LastOutcome | None


class Public(TypedDict):
    """All public sections."""

    meeting: PublicMeeting
    matter: PublicMatter | None
    floor: PublicFloor | None
    next: list[PublicNext]
    last: Last
