"""Every field of every section is listed here: one more is refused until it is listed too."""

from typing import Any

import pytest

from console import clock
from console.boards.board import BoardBase
from models import AgendaItem
from models.codes.floor import TurnState
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.console.boards import room
from tests.console.boards.room import at, bodies, furnish, mine

MEETING = """code state held_on planned_start_at opened_at closed_at is_cancelled venue recess
    item items_count sites_count sites_connected is_demonstration
    item.position item.title item.started_at recess.since recess.until"""
TIMES = "state seconds_allowed ends_at seconds_left started_at called_at"
MATTER = "number wording is_withheld asker site unit taken_up_at outcome"
ANSWER = "is_answering parked parked.number parked.asker parked.site"
QUEUED = """id number asker site bridge_id state is_online is_connected expected_at
    spread_minutes is_put_first is_ready reason"""
REASON = """reason.why reason.minutes reason.waited reason.at_most reason.number reason.since
    reason.told"""

PUBLIC = {
    "meeting": MEETING,
    "matter": f"{MATTER} {ANSWER} outcome.kind outcome.due_on",
    "floor": f"number kind unit question asker site bridge_id bells {TIMES}",
    "next": "number asker site",
    "last": """count outcome outcome.matter outcome.kind outcome.wording outcome.unit
        outcome.due_on outcome.decided_at""",
}
STAFF = {
    **PUBLIC,
    "matter": f"{PUBLIC['matter']} id screen",
    "floor": f"{PUBLIC['floor']} id is_ready",
    "next": f"{PUBLIC['next']} id bridge_id",
    "agenda": """items drift_minutes expected_end_at unreached items.position items.title
        items.minutes_planned items.planned_at items.started_at items.ended_at""",
    "queue": f"{QUEUED} seconds_left {REASON}",
    "parked": f"{QUEUED} seconds_left",
    "bridges": "id unit_id number name presence since losses_count people_count role",
    "heads": "hall hall_at sites sites_counted total",
    "undecided": "matter number since site",
}
CHAIR = {
    **STAFF,
    "matter": f"""{MATTER} id screen lead_unit_id other_units questions kinds questions.ref
        questions.asker questions.site outcome.kind outcome.version outcome.unit outcome.due_on""",
    "floor": f"{STAFF['floor']} topic extended_reason unit_seconds",
    "next": f"{STAFF['next']} topic",
    "queue": f"{STAFF['queue']} topic",
    "parked": f"{STAFF['parked']} topic",
    "matters": """id number place gist asker site unit outcome_kind undecided_since
        is_withheld""",
    "pieces": """id kind text unit person author happened_at recorded_at is_late version
        is_withheld""",
    "outcomes": "matter number kind text unit due_on decided_at",
    "proposals": "matter number kind text unit unit_id body body_unit_id due_on by at",
    "reports": "matter turn unit kind other at",
}
OPERATOR = """bridge turns bridge.id bridge.name bridge.presence bridge.since bridge.people_count
    bridge.counted_at turns.id turns.number turns.name turns.topic turns.state
    turns.place_in_queue turns.expected_at turns.spread_minutes turns.ends_at turns.seconds_left
    turns.seconds_allowed turns.is_ready"""
DEPARTMENT = """matters matters.id matters.number matters.wording matters.place matters.part
    matters.outcome_kind matters.ahead matters.expected_at matters.spread_minutes
    matters.report"""


def fields(body: Any, path: str = "") -> set[str]:
    """Names of all fields, those of what lies in them behind a dot."""
    if isinstance(body, list):
        return {one for line in body for one in fields(line, path)}
    if not isinstance(body, dict):
        return set()
    inner = {one for name, value in body.items() for one in fields(value, f"{path}{name}.")}
    return inner | {f"{path}{name}" for name in body}


def furnish_fully() -> room.Room:
    """Make a meeting in which no section and no part of one is empty."""
    made = furnish()
    for number, state in ((2, TurnState.WAITING), (3, TurnState.PARKED), (4, TurnState.CALLED)):
        make.make_turn(
            made.meeting_id, number, state=state, bridge_id=made.bridge_id, paused_at=at(3)
        )
    make.make_outcome(made.meeting_id, made.matter_id)
    undecided = make.make_matter(
        made.meeting_id, 2, place=Place.DONE, taken_up_at=at(1), wording="Nội dung khác"
    )
    make.link_question(undecided, make.make_question(made.meeting_id, "2026-10-002"))
    room.propose(made.meeting_id, undecided)
    room.assign(made.matter_id, made.unit_id)
    room.report(made, made.unit_id)
    room.make_note(made, "Đề nghị Sở trả lời")
    room.change(AgendaItem, made.item_ids[0], started_at=at(1))
    room.begin_recess(made)
    return made


@pytest.mark.parametrize(
    ("base", "listed"),
    [(BoardBase.PUBLIC, PUBLIC), (BoardBase.STAFF, STAFF), (BoardBase.CHAIR, CHAIR)],
)
def test_a_board_holds_what_is_listed_and_nothing_else(
    database: str, base: BoardBase, listed: dict[str, str]
) -> None:
    furnish_fully()

    with clock.stopped(at(4)):
        found = {name: fields(body) for name, body in bodies(base).items()}

    assert found == {name: set(names.split()) for name, names in listed.items()}


def test_the_own_sections_hold_what_is_listed_and_nothing_else(database: str) -> None:
    made = furnish_fully()

    assert fields(mine(Role.OPERATOR, made.branch_id)) == set(OPERATOR.split())
    assert fields(mine(Role.DEPARTMENT, made.unit_id)) == set(DEPARTMENT.split())
