"""What the sections say of a meeting, how often it is read, and how large it gets."""

import json
from datetime import timedelta

import pytest

from console import clock
from console.boards import board
from console.boards.board import BoardBase
from console.boards.mine import Viewer
from models import AgendaItem, HeadCount, Matter, Meeting, Turn, Unit
from models.codes.bridges import ConnectionEnd
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown, MeetingState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Decision, Kind, Place
from tests import make
from tests.console.boards import room
from tests.console.boards.room import ASKS, CODE, at, bodies, mine, statements


@pytest.fixture
def furnished(database: str) -> room.Room:
    return room.furnish()


def count(furnished: room.Room, people: int, minutes: float, **more: object) -> int:
    given = {"meeting_id": furnished.meeting_id, "happened_at": at(minutes), "entry": 0}
    return room.keep(HeadCount(people_count=people, **{**given, **more}))


def test_a_meeting_that_is_not_there_has_no_boards(sqlite_database: str) -> None:
    make.make_open_meeting()

    assert [board.load(code) for code in ("2031-01", "house", "")] == [None, None, None]


def test_a_planned_meeting_has_boards_without_anything_running(sqlite_database: str) -> None:
    make.make_meeting()

    found = bodies(BoardBase.CHAIR)

    assert (found["meeting"]["state"], found["matter"], found["floor"]) == ("planned", None, None)
    assert found["meeting"]["planned_start_at"] == "2026-10-29T01:30:00.000000+00:00"


def test_the_floor_counts_from_the_start_and_stands_while_paused(furnished: room.Room) -> None:
    on_air = bodies(BoardBase.PUBLIC)["floor"]
    room.change(Turn, furnished.turn_id, state=TurnState.PAUSED, paused_at=at(2.5))
    paused = bodies(BoardBase.PUBLIC)["floor"]

    assert (on_air["state"], on_air["ends_at"]) == ("on_air", "2026-10-29T01:35:00.000000+00:00")
    assert on_air["seconds_left"] is None
    assert (paused["state"], paused["ends_at"], paused["seconds_left"]) == ("paused", None, 150)


def test_who_is_called_stands_on_the_floor_only_while_nobody_speaks(furnished: room.Room) -> None:
    make.make_turn(furnished.meeting_id, 2, state=TurnState.CALLED, called_at=at(3))
    make.make_turn(furnished.meeting_id, 3)

    beside = bodies(BoardBase.STAFF)
    room.change(Turn, furnished.turn_id, state=TurnState.DONE, ended_at=at(4))
    alone = bodies(BoardBase.STAFF)

    assert (beside["floor"]["number"], [one["number"] for one in beside["next"]]) == (1, [2, 3])
    assert (alone["floor"]["number"], alone["floor"]["state"]) == (2, "called")
    assert [one["number"] for one in alone["next"]] == [3]
    assert [one["state"] for one in alone["queue"]] == ["called", "waiting"]


def test_the_queue_tells_order_times_and_whether_a_site_is_there(furnished: room.Room) -> None:
    lost = make.make_bridge(furnished.meeting_id, make.make_branch(2))
    make.make_connection(lost, from_at=at(0), to_at=at(1), ended=ConnectionEnd.LOST)
    make.make_turn(furnished.meeting_id, 2, bridge_id=lost)
    make.make_turn(furnished.meeting_id, 3, place=0, put_first_reason="Người cao tuổi")
    make.make_turn(furnished.meeting_id, 4, state=TurnState.PARKED, paused_at=at(1))

    with clock.stopped(at(3)):
        found = bodies(BoardBase.STAFF)

    assert [
        (one["number"], one["is_connected"], one["is_put_first"], one["expected_at"][11:16])
        for one in found["queue"]
    ] == [(3, True, True, "01:35"), (2, False, False, "01:38")]
    assert [(one["number"], one["expected_at"]) for one in found["parked"]] == [(4, None)]


def test_bridges_tell_presence_losses_people_and_who_is_next(furnished: room.Room) -> None:
    lost = make.make_bridge(furnished.meeting_id, make.make_branch(2))
    make.make_connection(lost, from_at=at(0), to_at=at(1), ended=ConnectionEnd.LOST)
    make.make_connection(lost, from_at=at(2), to_at=at(3), ended=ConnectionEnd.LOST)
    make.make_bridge(furnished.meeting_id, make.make_branch(3))
    make.make_turn(furnished.meeting_id, 2, bridge_id=lost)
    count(furnished, 12, 1, bridge_id=furnished.bridge_id)

    cells = bodies(BoardBase.STAFF)["bridges"]

    assert [(one["presence"], one["losses_count"], one["role"]) for one in cells] == [
        ("connected", 0, "asker"),
        ("lost", 2, "next"),
        ("awaited", 0, ""),
    ]
    assert [one["people_count"] for one in cells] == [12, None, None]
    assert cells[1]["since"] == "2026-10-29T01:33:00.000000+00:00"


def test_heads_are_the_latest_counts_without_those_corrected(furnished: room.Room) -> None:
    count(furnished, 70, 1)
    wrong = count(furnished, 900, 5)
    count(furnished, 80, 4, replaces_id=wrong)
    count(furnished, 12, 2, bridge_id=furnished.bridge_id)

    assert bodies(BoardBase.STAFF)["heads"] == {
        "hall": 80,
        "hall_at": "2026-10-29T01:34:00.000000+00:00",
        "sites": 12,
        "sites_counted": 1,
        "total": 92,
    }


def test_a_recess_tells_when_the_meeting_goes_on(furnished: room.Room) -> None:
    room.begin_recess(furnished, 15)

    assert bodies(BoardBase.PUBLIC)["meeting"]["recess"] == {
        "since": "2026-10-29T02:00:00.000000+00:00",
        "until": "2026-10-29T02:15:00.000000+00:00",
    }


def test_matters_stand_on_the_floor_first_then_the_latest_then_as_scheduled(
    furnished: room.Room,
) -> None:
    for number, place, more in (
        (2, Place.SCHEDULED, {"programme_position": 2}),
        (3, Place.SCHEDULED, {"programme_position": 1}),
        (4, Place.DONE, {"taken_up_at": at(0.5)}),
        (5, Place.DONE, {"taken_up_at": at(1)}),
        (6, Place.SCHEDULED, {}),
        (7, Place.NONE, {}),
    ):
        make.make_matter(furnished.meeting_id, number, place=place, **more)

    found = bodies(BoardBase.CHAIR)

    assert [one["number"] for one in found["matters"]] == [1, 5, 4, 3, 2, 6]
    assert [one["number"] for one in found["undecided"]] == [1, 4, 5]


def test_the_last_outcome_is_the_latest_decided_in_its_latest_version(
    furnished: room.Room,
) -> None:
    make.make_outcome(furnished.meeting_id, furnished.matter_id, entry=5)
    make.make_outcome(
        furnished.meeting_id,
        furnished.matter_id,
        version=2,
        kind=OutcomeKind.WRITTEN_REPLY,
        unit_id=furnished.unit_id,
        due_on=make.HELD_ON + timedelta(days=7),
        entry=9,
    )
    later = make.make_matter(furnished.meeting_id, 2, place=Place.DONE, taken_up_at=at(1))
    make.make_outcome(furnished.meeting_id, later, entry=7)

    last = bodies(BoardBase.PUBLIC)["last"]

    assert (last["count"], last["outcome"]["matter"]) == (2, 1)
    assert (last["outcome"]["kind"], last["outcome"]["unit"]) == ("written_reply", "SNNMT")
    assert (last["outcome"]["due_on"], last["outcome"]["wording"]) == ("2026-11-05", ASKS)


def test_the_own_turns_of_a_branch_tell_their_place_in_the_whole_queue(
    furnished: room.Room,
) -> None:
    make.make_turn(furnished.meeting_id, 2)
    make.make_turn(furnished.meeting_id, 3, bridge_id=furnished.bridge_id, ready_at=at(1))

    with clock.stopped(at(3)):
        turns = mine(Role.OPERATOR, furnished.branch_id)["turns"]

    assert [(one["number"], one["place_in_queue"], one["is_ready"]) for one in turns] == [
        (1, None, False),
        (3, 2, True),
    ]
    assert (turns[0]["ends_at"][11:16], turns[1]["expected_at"][11:16]) == ("01:35", "01:38")


def test_the_same_content_has_the_same_hash_however_much_time_went_by(
    furnished: room.Room,
) -> None:
    with clock.stopped(at(3)):
        first = board.load(CODE)
    with clock.stopped(at(3.4)):
        second = board.load(CODE)

    assert first is not None
    assert second is not None
    assert first.bases == second.bases


def test_the_number_of_queries_depends_neither_on_the_size_nor_on_the_viewers(
    furnished: room.Room,
) -> None:
    viewers = {Viewer(Role.OPERATOR, furnished.branch_id)}
    few = statements(lambda: board.load(CODE, viewers, since=0))
    grow(furnished)
    many_viewers = {Viewer(Role.OPERATOR, unit) for unit in range(1, 31)}
    many = statements(lambda: board.load(CODE, many_viewers, since=0))
    departments = {Viewer(Role.DEPARTMENT, unit) for unit in range(1, 31)}
    with_departments = statements(lambda: board.load(CODE, {*many_viewers, *departments}, since=0))

    assert (len(many), len(with_departments)) == (len(few), len(few) + 2)


def grow(furnished: room.Room) -> None:
    for number in range(2, 32):
        bridge = make.make_bridge(furnished.meeting_id, make.make_branch(number))
        make.make_connection(bridge)
        make.make_turn(furnished.meeting_id, number, bridge_id=bridge)
        matter = make.make_matter(furnished.meeting_id, number, place=Place.SCHEDULED)
        make.link_question(matter, make.make_question(furnished.meeting_id, f"2026-10-{number:03}"))
        make.make_outcome(furnished.meeting_id, matter)
        room.assign(matter, furnished.unit_id, AssignmentPart.LEAD)
        room.make_note(furnished, f"Ghi nhận {number}")


def test_the_public_sections_stay_within_4_kb_whatever_is_written(furnished: room.Room) -> None:
    long = "Đề nghị cho biết “rõ” lý do " * 200
    room.show_askers(furnished, AskerShown.NAME)
    room.begin_recess(furnished)
    room.change(Matter, furnished.matter_id, wording=long)
    room.change(Turn, furnished.turn_id, name=long)
    for number in (2, 3, 4):
        make.make_turn(furnished.meeting_id, number, name=long, bridge_id=furnished.bridge_id)
    make.make_outcome(furnished.meeting_id, furnished.matter_id, due_on=make.HELD_ON)
    lengthen_names(furnished, long)

    found = board.load(CODE)

    assert found is not None
    sizes = {name: len(one.body.encode()) for name, one in found.bases[BoardBase.PUBLIC].items()}
    assert sum(sizes.values()) <= 4096, sizes


def lengthen_names(furnished: room.Room, long: str) -> None:
    from_units = (furnished.branch_id, furnished.unit_id)
    for unit_id in from_units:
        room.change(Unit, unit_id, name=long)
    room.change(Meeting, furnished.meeting_id, venue=long)
    room.change(AgendaItem, furnished.item_ids[0], title=long, started_at=at(1))


def test_a_closed_meeting_expects_nobody(furnished: room.Room) -> None:
    make.make_turn(furnished.meeting_id, 2)
    room.change(Meeting, furnished.meeting_id, state=MeetingState.CLOSED, closed_at=at(90))

    assert [one["expected_at"] for one in bodies(BoardBase.STAFF)["queue"]] == [None]


def test_every_section_is_json_with_sorted_keys(furnished: room.Room) -> None:
    found = board.load(CODE)

    assert found is not None
    for section in found.bases[BoardBase.CHAIR].values():
        body = json.loads(section.body)
        told = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert section.body == told


def test_kinds_decided_are_told_to_the_chair(furnished: room.Room) -> None:
    complaint = make.make_question(
        furnished.meeting_id, "2026-10-009", kind=Kind.COMPLAINT, decision=Decision.EXCLUDED
    )
    make.link_question(furnished.matter_id, complaint)

    assert bodies(BoardBase.CHAIR)["matter"]["kinds"] == ["complaint", "question"]
