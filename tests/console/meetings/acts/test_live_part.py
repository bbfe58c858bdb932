"""The live part: its time, what is taken up for which reasons, what is left to written answers."""

import pytest

from console import db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotFound, Refused
from console.floor.acts import closing
from console.meetings.acts import agenda, live_part
from console.meetings.picking import Pick
from models import AgendaItem, Matter, Meeting
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts, matter


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def scheduled(meeting_id: int, *numbers: int) -> tuple[int, ...]:
    return tuple(
        make.make_matter(meeting_id, number, place=Place.SCHEDULED, programme_position=number)
        for number in numbers
    )


def places(*matter_ids: int) -> list[tuple[Place, int | None, int | None]]:
    found = [matter(one) for one in matter_ids]
    return [(one.place, one.programme_position, one.left_from) for one in found]


def change(meeting_id: int, state: MeetingState) -> None:
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).state = state


def test_the_time_of_the_hall_is_kept(meeting_id: int, minh: Actor) -> None:
    live_part.set_hall_time(minh, meeting_id, 90, seen=None)

    with db.reading() as session:
        assert session.get_one(Meeting, meeting_id).minutes_for_matters == 90
    assert acts() == ["meeting:hall_time:set"]


def test_a_time_set_by_another_first_is_a_conflict_that_tells_both(
    meeting_id: int, minh: Actor
) -> None:
    live_part.set_hall_time(sign_in(Role.SECRETARY, name="thao"), meeting_id, 90, seen=None)

    with pytest.raises(Conflict, match="minutes_changed") as raised:
        live_part.set_hall_time(minh, meeting_id, 100, seen=None)

    assert raised.value.facts == {"before": 120, "after": 90}


@pytest.mark.parametrize("minutes", [0, -1, 601])
def test_a_time_no_hall_has_is_refused(meeting_id: int, minh: Actor, minutes: int) -> None:
    with pytest.raises(Invalid) as raised:
        live_part.set_hall_time(minh, meeting_id, minutes, seen=None)

    assert raised.value.fields == {"minutes": "live_minutes_wrong"}


def test_the_minutes_of_a_matter_are_kept(meeting_id: int, minh: Actor) -> None:
    (chosen,) = scheduled(meeting_id, 1)

    live_part.set_matter_minutes(minh, meeting_id, chosen, 10, seen=None)

    assert matter(chosen).minutes_planned == 10
    with pytest.raises(Conflict, match="minutes_changed"):
        live_part.set_matter_minutes(minh, meeting_id, chosen, 12, seen=None)
    with pytest.raises(Invalid):
        live_part.set_matter_minutes(minh, meeting_id, chosen, 241, seen=10)


def test_the_minutes_of_an_item_are_kept(meeting_id: int, minh: Actor) -> None:
    (item,) = make.make_agenda(meeting_id, 1)

    live_part.set_item_minutes(minh, meeting_id, item, 15, seen=0)

    with db.reading() as session:
        assert session.get_one(AgendaItem, item).minutes_planned == 15
    with pytest.raises(Conflict, match="minutes_changed"):
        live_part.set_item_minutes(minh, meeting_id, item, 20, seen=0)
    with pytest.raises(Invalid):
        live_part.set_item_minutes(minh, meeting_id, item, 1441, seen=15)
    with pytest.raises(NotFound, match="item_not_found"):
        live_part.set_item_minutes(minh, make.make_meeting("2026-11"), item, 20, seen=15)


def test_what_is_picked_stands_at_the_end_with_its_reasons(meeting_id: int, minh: Actor) -> None:
    standing = scheduled(meeting_id, 1)
    first, second = (make.make_matter(meeting_id, number) for number in (5, 3))

    live_part.pick_matters(
        minh,
        meeting_id,
        (Pick(first, ("first", "many_askers")), Pick(second, ())),
        seen=standing,
    )

    assert places(first, second) == [(Place.SCHEDULED, 2, None), (Place.SCHEDULED, 3, None)]
    assert [matter(one).pick_reasons for one in (first, second)] == ["first,many_askers", ""]
    assert acts() == ["meeting:matters:picked"]


def test_a_pick_onto_a_programme_changed_meanwhile_is_a_conflict_that_tells_both_orders(
    meeting_id: int, minh: Actor
) -> None:
    first, second = scheduled(meeting_id, 1, 2)
    picked = make.make_matter(meeting_id, 9)

    with pytest.raises(Conflict, match="programme_changed") as raised:
        live_part.pick_matters(minh, meeting_id, (Pick(picked),), seen=(second, first))

    assert raised.value.facts == {"before": "2, 1", "after": "1, 2"}
    assert matter(picked).place is Place.NONE


def test_nothing_half_is_picked(meeting_id: int, minh: Actor) -> None:
    (standing,) = scheduled(meeting_id, 1)
    free, taken = make.make_matter(meeting_id, 2), make.make_matter(meeting_id, 3, place=Place.DONE)
    merged = make.make_matter(meeting_id, 4, merged_into_id=free)

    for wrong, code in ((standing, "scheduled"), (taken, "taken_up"), (merged, "merged")):
        with pytest.raises(Refused, match=f"matter_{code}"):
            live_part.pick_matters(minh, meeting_id, (Pick(free), Pick(wrong)), seen=(standing,))
    with pytest.raises(Invalid):
        live_part.pick_matters(minh, meeting_id, (), seen=(standing,))
    with pytest.raises(Invalid):
        live_part.pick_matters(minh, meeting_id, (Pick(free, ("favour",)),), seen=(standing,))
    with pytest.raises(NotFound):
        live_part.pick_matters(minh, meeting_id, (Pick(free), Pick(free)), seen=(standing,))

    assert matter(free).place is Place.NONE
    assert acts() == []


def test_what_does_not_fit_is_left_to_writing_and_comes_back_in_its_order(
    meeting_id: int, minh: Actor
) -> None:
    first, second, third = scheduled(meeting_id, 1, 2, 3)
    free = make.make_matter(meeting_id, 4)

    live_part.leave_to_writing(minh, meeting_id, (third, second, free), seen=(first, second, third))
    assert places(second, third, free) == [
        (Place.NONE, None, 2),
        (Place.NONE, None, 3),
        (Place.NONE, None, 0),
    ]

    live_part.bring_back(minh, meeting_id, (second, third, free), seen=(second, third, free))
    assert places(second, third, free) == [
        (Place.SCHEDULED, 2, None),
        (Place.SCHEDULED, 3, None),
        (Place.NONE, None, None),
    ]
    assert acts() == ["meeting:matters:left", "meeting:matters:brought_back"]


def test_what_is_left_already_is_not_left_again(meeting_id: int, minh: Actor) -> None:
    free = make.make_matter(meeting_id, 4)
    live_part.leave_to_writing(minh, meeting_id, (free,), seen=())

    with pytest.raises(Refused, match="matter_left"):
        live_part.leave_to_writing(
            sign_in(Role.SECRETARY, name="thao"), meeting_id, (free,), seen=()
        )


def test_what_another_brought_back_first_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    first, second = (make.make_matter(meeting_id, number) for number in (1, 2))
    live_part.leave_to_writing(minh, meeting_id, (first, second), seen=())
    thao = sign_in(Role.SECRETARY, name="thao")
    live_part.bring_back(thao, meeting_id, (first,), seen=(first, second))

    with pytest.raises(Conflict, match="matters_brought_back"):
        live_part.bring_back(minh, meeting_id, (first, second), seen=(first, second))

    assert places(second) == [(Place.NONE, None, 0)]


def test_scheduling_a_matter_left_to_writing_takes_it_back(meeting_id: int, minh: Actor) -> None:
    free = make.make_matter(meeting_id, 4)
    live_part.leave_to_writing(minh, meeting_id, (free,), seen=())

    agenda.schedule_matter(minh, meeting_id, free, position=1, seen=None)

    assert places(free) == [(Place.SCHEDULED, 1, None)]


def test_only_while_the_meeting_is_planned_matters_are_left_and_brought_back(
    meeting_id: int, minh: Actor
) -> None:
    left, free = (make.make_matter(meeting_id, number) for number in (1, 2))
    live_part.leave_to_writing(minh, meeting_id, (left,), seen=())
    change(meeting_id, MeetingState.OPEN)

    with pytest.raises(Refused, match="meeting_already_open"):
        live_part.leave_to_writing(minh, meeting_id, (free,), seen=())
    with pytest.raises(Refused, match="meeting_already_open"):
        live_part.bring_back(minh, meeting_id, (left,), seen=(left,))


def test_a_closed_meeting_is_planned_no_more(meeting_id: int, minh: Actor) -> None:
    free = make.make_matter(meeting_id, 1)
    change(meeting_id, MeetingState.CLOSED)

    with pytest.raises(Refused, match="programme_closed"):
        live_part.set_hall_time(minh, meeting_id, 60, seen=None)
    with pytest.raises(Refused, match="programme_closed"):
        live_part.pick_matters(minh, meeting_id, (Pick(free),), seen=())


def test_what_is_left_to_writing_is_promised_a_written_reply_when_the_meeting_closes(
    meeting_id: int, minh: Actor
) -> None:
    make.make_unit("CSKH")
    left = make.make_matter(meeting_id, 1)
    make.link_question(left, make.make_question(meeting_id, decision=Decision.ACCEPTED))
    live_part.leave_to_writing(minh, meeting_id, (left,), seen=())
    with db.writing() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.state, meeting.opened_at = MeetingState.OPEN, make.START

    closing.close_meeting(minh, meeting_id)

    with db.reading() as session:
        assert session.get_one(Matter, left).place is Place.NONE
    assert acts()[-1] == "floor:meeting:closed"
