"""What the screens of the floor are told."""

import pytest

from console.auth.actor import Actor
from console.errors import NotFound, NotSignedIn
from console.floor.acts import matters
from console.floor.acts import queue as queue_acts
from console.floor.rules import NextTurn
from console.floor.views import floor
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Kind, Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage


def test_the_floor_shows_who_speaks_who_is_next_and_what_is_spoken_of(
    meeting_id: int, minh: Actor
) -> None:
    speaking = stage.on_air(meeting_id, 1)
    first, second = make.make_turn(meeting_id, 2, place=9), make.make_turn(meeting_id, 3)
    called = make.make_turn(meeting_id, 4, state=TurnState.CALLED)
    make.make_turn(meeting_id, 5, state=TurnState.DONE)
    current = make.make_matter(meeting_id, wording="Sổ đỏ trễ hẹn", place=Place.ON_FLOOR)

    seen = floor.load(minh, meeting_id)

    assert seen.state is MeetingState.OPEN
    assert seen.on_air is not None
    assert (seen.on_air.id, seen.on_air.seconds_used) == (speaking, 1740)
    assert [one.id for one in seen.queue] == [second, first]
    assert seen.next == seen.queue[0]
    assert [one.id for one in seen.called] == [called]
    assert seen.matter is not None
    assert (seen.matter.id, seen.matter.wording) == (current, "Sổ đỏ trễ hẹn")
    assert (seen.undecided_count, seen.seen_by_take_up) == (1, current)
    assert seen.seen_by_call_next == NextTurn(second, speaking)


def test_what_the_view_saw_is_what_calling_needs(meeting_id: int, minh: Actor) -> None:
    turn_id = make.make_turn(meeting_id)

    seen = floor.load(minh, meeting_id)

    assert queue_acts.call_next(minh, meeting_id, seen=seen.seen_by_call_next) == turn_id
    assert floor.load(minh, meeting_id).number == seen.number + 1


def test_an_empty_floor_is_shown(planned_id: int, minh: Actor) -> None:
    seen = floor.load(minh, planned_id)

    assert (seen.on_air, seen.next, seen.queue, seen.matter) == (None, None, (), None)
    assert (seen.running_item, seen.recess_since) == (None, None)


def test_a_parked_turn_can_resume_once_its_bridge_is_back(meeting_id: int, minh: Actor) -> None:
    bridge_id = make.make_bridge(meeting_id, make.make_branch())
    make.make_turn(meeting_id, bridge_id=bridge_id, state=TurnState.PARKED)
    before = floor.load(minh, meeting_id).parked

    make.make_connection(bridge_id)

    after = floor.load(minh, meeting_id).parked
    assert [one.can_resume for one in (*before, *after)] == [False, True]
    assert after[0].site == "Chi nhánh số 1"


def test_an_operator_learns_names_of_their_own_branch_only(meeting_id: int) -> None:
    own = make.make_branch(1)
    make.make_turn(meeting_id, 1, bridge_id=make.make_bridge(meeting_id, own))
    make.make_turn(meeting_id, 2, bridge_id=make.make_bridge(meeting_id, make.make_branch(2)))
    make.make_turn(meeting_id, 3, topic="Thu hồi đất")

    queue = floor.load(sign_in(Role.OPERATOR, unit_id=own), meeting_id).queue

    assert [(one.name, one.topic) for one in queue] == [("Người hỏi 1", ""), ("", ""), ("", "")]


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.PUBLISHER, Role.ADMIN, Role.REVIEWER])
def test_who_neither_runs_nor_captures_learns_no_name(meeting_id: int, role: Role) -> None:
    make.make_turn(meeting_id)

    seen = floor.load(sign_in(role), meeting_id)

    assert seen.queue[0].name == ""
    assert not seen.can_run


def test_only_a_leader_on_duty_can_run_the_floor(meeting_id: int) -> None:
    on_duty, stranger = stage.chair_of(meeting_id), sign_in(Role.LEADER, name="binh")

    told = [floor.load(one, meeting_id).can_run for one in (on_duty, stranger)]

    assert told == [True, False]


def test_a_longer_queue_needs_no_more_queries(meeting_id: int, minh: Actor) -> None:
    make.make_turn(meeting_id, 1)
    few = stage.selects(lambda: floor.load(minh, meeting_id))
    for number in range(2, 30):
        make.make_turn(meeting_id, number)

    assert stage.selects(lambda: floor.load(minh, meeting_id)) == few
    assert few <= 10


def test_nobody_sees_nothing(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotSignedIn):
        floor.load(None, meeting_id)
    with pytest.raises(NotFound, match="meeting_not_found"):
        floor.load(minh, meeting_id + 100)


DENUNCIATION = "Tôi tố cáo ông Phí Văn Tham nhận hối lộ năm triệu đồng."


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.PUBLISHER, Role.ADMIN])
def test_the_wording_is_not_told_to_who_only_watches(
    meeting_id: int, minh: Actor, role: Role
) -> None:
    matters.raise_matter(minh, meeting_id, DENUNCIATION, is_from_floor=True)
    watcher = sign_in(role, unit_id=make.make_branch(9))

    seen = floor.load(watcher, meeting_id)

    assert seen.matter is not None
    assert seen.matter.wording == ""


def test_a_suspected_denunciation_is_hidden_from_the_auditor_too(
    meeting_id: int, minh: Actor
) -> None:
    matters.raise_matter(minh, meeting_id, DENUNCIATION, is_from_floor=True)

    seen = floor.load(sign_in(Role.AUDITOR), meeting_id)

    assert seen.matter is not None
    assert seen.matter.wording == ""
    assert floor.load(minh, meeting_id).matter.wording == DENUNCIATION  # type: ignore[union-attr]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_a_topic_that_may_denounce_is_kept_from_who_is_not_named(
    meeting_id: int, minh: Actor, role: Role
) -> None:
    branch_id = make.make_branch(9)
    bridge_id = make.make_bridge(meeting_id, branch_id)
    form_id = make.make_registration(meeting_id)
    make.make_question(meeting_id, wording=DENUNCIATION, registration_id=form_id)
    of_turns = ((form_id, "Đất đai"), (None, DENUNCIATION), (None, "Đất đai"))
    for number, (registration_id, topic) in enumerate(of_turns, 1):
        make.make_turn(
            meeting_id, number, topic=topic, bridge_id=bridge_id, registration_id=registration_id
        )
    viewer = sign_in(role, unit_id=branch_id if role is Role.OPERATOR else None)

    topics = [line.topic for line in floor.load(viewer, meeting_id).queue]

    assert topics == ["", "", "Đất đai"]
    assert [line.topic for line in floor.load(minh, meeting_id).queue] == [
        "Đất đai",
        DENUNCIATION,
        "Đất đai",
    ]


def test_a_decided_denunciation_is_kept_from_the_auditor_however_it_is_worded(
    meeting_id: int, minh: Actor
) -> None:
    made = make.make_matter(meeting_id, place=Place.ON_FLOOR, wording="Đường ngập")
    make.link_question(made, make.make_question(meeting_id, kind=Kind.DENUNCIATION))

    seen = floor.load(sign_in(Role.AUDITOR), meeting_id)

    assert seen.matter is not None
    assert seen.matter.wording == ""
