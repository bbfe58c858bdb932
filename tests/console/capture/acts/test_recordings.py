"""When a recording began, and where in it each question is spoken of."""

import pytest

from console import clock
from console.auth.actor import Actor
from console.capture import marks_table
from console.capture.acts.recordings import start_recording, take_back_recording
from console.capture.jump_marks import JumpMark, mark_of
from console.capture.views import recordings
from console.errors import Conflict, NotFound, Refused
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def test_a_moment_stands_in_the_recording_that_began_last() -> None:
    starts = [after(0), after(3600)]

    assert mark_of(after(-1), starts) is None
    assert mark_of(after(0), starts) == JumpMark(1, 0)
    assert mark_of(after(3599), starts) == JumpMark(1, 3599)
    assert mark_of(after(3600 + 3753), starts) == JumpMark(2, 3753)
    assert JumpMark(2, 3753).time_code == "1:02:33"


def test_each_question_has_its_place_in_the_recording(meeting_id: int, minh: Actor) -> None:
    for number, seconds in ((7, 60), (8, 1800)):
        make.make_matter(meeting_id, number, place=Place.DONE, taken_up_at=after(seconds))
    with clock.stopped(after(3000)):
        start_recording(minh.at(after(600)), meeting_id, seen=0)
        told = recordings.load(minh, meeting_id)

    assert [(matter.number, matter.mark) for matter in told.marked] == [
        (7, None),
        (8, JumpMark(1, 1200)),
    ]
    assert b"0:20:00" in marks_table.csv_bytes(told, "vi")


def test_a_beginning_told_twice_or_after_another_is_refused(meeting_id: int, minh: Actor) -> None:
    with clock.stopped(after(60)):
        start_recording(minh, meeting_id, seen=0)
    with clock.stopped(after(90)):
        with pytest.raises(Conflict):
            start_recording(minh, meeting_id, seen=0)
        with pytest.raises(Refused):
            start_recording(minh.at(after(60)), meeting_id, seen=1)
        with pytest.raises(Refused):
            start_recording(minh.at(after(3600)), meeting_id, seen=1)


def test_a_recording_is_taken_back_once(meeting_id: int, minh: Actor) -> None:
    made = start_recording(minh, meeting_id, seen=0)

    take_back_recording(minh, meeting_id, made)

    assert recordings.load(minh, meeting_id).told == ()
    with pytest.raises(NotFound):
        take_back_recording(minh, meeting_id, made)
