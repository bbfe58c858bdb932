"""Opening, programme and recesses are taken back within seconds, while nothing stands on them."""

from typing import Any

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Refused
from console.floor.acts import closing, queue, sitting
from console.floor.acts.sitting_undo import undo_sitting
from console.floor.rules import NextTurn
from models import AgendaItem, JournalEntry, Meeting, Recess
from models.codes.meetings import MeetingState
from tests import make
from tests.console.floor import stage


def last_entry() -> int:
    with db.reading() as session:
        return session.scalar(select(func.max(JournalEntry.number))) or 0


def day(meeting_id: int) -> list[tuple[Any, ...]]:
    """Give everything the acts of the day change: meeting, programme, recesses."""
    with db.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        items = session.scalars(select(AgendaItem).order_by(AgendaItem.id))
        recesses = session.scalars(select(Recess).order_by(Recess.id))
        return [
            (meeting.state, meeting.opened_at),
            *((item.started_at, item.ended_at, item.title_announced) for item in items),
            *((recess.id, recess.started_at, recess.ended_at) for recess in recesses),
        ]


def assert_taken_back(actor: Actor, meeting_id: int, before: list[Any], act: str) -> None:
    assert day(meeting_id) != before
    undo_sitting(actor, meeting_id, seen=last_entry())
    assert day(meeting_id) == before
    assert stage.acts()[-1] == act


def test_an_opening_is_taken_back(planned_id: int, minh: Actor) -> None:
    before = day(planned_id)
    sitting.open_meeting(minh, planned_id)

    assert_taken_back(minh, planned_id, before, "floor:meeting:undone")


def test_an_item_that_was_started_is_taken_back_and_the_former_goes_on(
    meeting_id: int, minh: Actor
) -> None:
    make.make_agenda(meeting_id, 2)
    sitting.start_item(minh.at(stage.after(60)), meeting_id, 1, seen=None)
    before = day(meeting_id)
    sitting.start_item(minh, meeting_id, 2, title="Trả lời", seen=1)

    assert_taken_back(minh, meeting_id, before, "floor:item:undone")


def test_an_item_that_was_ended_goes_on(meeting_id: int, minh: Actor) -> None:
    make.make_agenda(meeting_id, 1)
    sitting.start_item(minh.at(stage.after(60)), meeting_id, 1, seen=None)
    before = day(meeting_id)
    sitting.end_item(minh, meeting_id, 1)

    assert_taken_back(minh, meeting_id, before, "floor:item:undone")


def test_a_recess_is_taken_back_at_its_beginning_and_at_its_end(
    meeting_id: int, minh: Actor
) -> None:
    before = day(meeting_id)
    sitting.recess(minh, meeting_id, minutes=10)
    assert_taken_back(minh, meeting_id, before, "floor:recess:undone")

    with clock.stopped(stage.after(1900)):
        sitting.recess(minh, meeting_id)
        during = day(meeting_id)
        sitting.end_recess(minh, meeting_id)
        assert_taken_back(minh, meeting_id, during, "floor:recess:undone")


def test_what_the_room_went_on_from_is_not_taken_back(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id, 1)
    sitting.recess(minh, meeting_id)
    sitting.end_recess(minh, meeting_id)
    ended = last_entry()
    queue.call_next(minh, meeting_id, seen=NextTurn(turn_id, None))

    with pytest.raises(Refused, match="undo_followed"):
        undo_sitting(minh, meeting_id, seen=ended)

    with db.reading() as session:
        assert session.get_one(Meeting, meeting_id).state is MeetingState.OPEN


def test_the_close_is_not_taken_back(meeting_id: int, minh: Actor) -> None:
    closing.close_meeting(minh, meeting_id)

    with pytest.raises(Refused, match="meeting_not_open"):
        undo_sitting(minh, meeting_id, seen=last_entry())
