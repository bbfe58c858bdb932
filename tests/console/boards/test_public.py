"""What the public board says of turns and answers: nobody answers while a turn only waits."""

from datetime import timedelta

import pytest

from console.boards.board import BoardBase
from models import Matter, Turn
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown
from tests import make
from tests.console.boards import room
from tests.console.boards.room import at, bodies, change

NAME = "Lê Văn Cường"


@pytest.fixture
def furnished(sqlite_database: str) -> room.Room:
    return room.furnish()


def test_the_unit_answers_once_the_turn_is_over(furnished: room.Room) -> None:
    change(Turn, furnished.turn_id, state=TurnState.DONE)

    matter = bodies(BoardBase.PUBLIC)["matter"]

    assert (matter["is_answering"], matter["parked"]) == (True, None)


def test_nobody_answers_while_the_turn_is_only_parked(furnished: room.Room) -> None:
    change(Turn, furnished.turn_id, state=TurnState.PARKED, paused_at=at(3))
    room.show_askers(furnished, AskerShown.INITIALS)

    matter = bodies(BoardBase.PUBLIC)["matter"]

    assert matter["is_answering"] is False
    assert matter["parked"] == {"number": 1, "asker": "L.V.C.", "site": matter["site"]}


def test_another_turn_parked_since_the_matter_came_up_holds_its_place_too(
    furnished: room.Room,
) -> None:
    change(Turn, furnished.turn_id, state=TurnState.DONE)
    make.make_turn(furnished.meeting_id, 2, state=TurnState.PARKED, paused_at=at(4))

    assert bodies(BoardBase.PUBLIC)["matter"]["parked"]["number"] == 2


def test_a_turn_parked_before_the_matter_came_up_has_nothing_to_do_with_it(
    furnished: room.Room,
) -> None:
    change(Turn, furnished.turn_id, state=TurnState.DONE)
    change(Matter, furnished.matter_id, taken_up_at=at(5))
    make.make_turn(furnished.meeting_id, 2, state=TurnState.PARKED, paused_at=at(4))

    matter = bodies(BoardBase.PUBLIC)["matter"]

    assert (matter["is_answering"], matter["parked"]) == (True, None)


@pytest.mark.parametrize("state", [TurnState.WAITING, TurnState.CALLED])
def test_nobody_answers_what_was_not_asked_yet(furnished: room.Room, state: TurnState) -> None:
    change(Turn, furnished.turn_id, state=state)

    assert bodies(BoardBase.PUBLIC)["matter"]["is_answering"] is False


def test_a_called_turn_names_its_question_before_that_is_on_the_floor(
    furnished: room.Room,
) -> None:
    change(Turn, furnished.turn_id, state=TurnState.CALLED, called_at=at(6))
    change(Matter, furnished.matter_id, asked_turn_id=None)

    floor = bodies(BoardBase.PUBLIC)["floor"]

    assert (floor["number"], floor["question"]) == (1, 1)


def test_a_turn_without_a_question_names_none(furnished: room.Room) -> None:
    change(Turn, furnished.turn_id, state=TurnState.DONE, ended_at=at(3) + timedelta(seconds=1))
    make.make_turn(furnished.meeting_id, 2, state=TurnState.CALLED, called_at=at(6))

    assert bodies(BoardBase.PUBLIC)["floor"]["question"] is None


def test_what_was_captured_and_not_put_on_screen_is_not_told(furnished: room.Room) -> None:
    change(Matter, furnished.matter_id, screen_text="")

    matter = bodies(BoardBase.PUBLIC)["matter"]

    assert (matter["number"], matter["wording"]) == (1, "")
    assert bodies(BoardBase.STAFF)["matter"]["screen"] == ""
    assert room.ASKS not in room.told(BoardBase.STAFF)


def test_the_unit_answers_though_another_who_asks_the_same_still_waits(
    furnished: room.Room,
) -> None:
    change(Turn, furnished.turn_id, state=TurnState.DONE)
    form = make.make_registration(furnished.meeting_id, "2026-10-009")
    same = make.make_question(furnished.meeting_id, "2026-10-009", registration_id=form)
    make.link_question(furnished.matter_id, same)
    make.make_turn(furnished.meeting_id, 2, registration_id=form)

    assert bodies(BoardBase.PUBLIC)["matter"]["is_answering"] is True
