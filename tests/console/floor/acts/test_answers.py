"""A unit has the floor to answer: a turn of its own, on every screen, in nobody's share."""

import pytest

from console import db
from console.auth.actor import Actor
from console.boards.board import Screen
from console.capture.views import secretary
from console.capture.views.secretary import Answering
from console.errors import Conflict, NotAllowed, NotFound, Refused
from console.floor.acts import answers, turns
from console.floor.acts.undo import undo
from console.floor.views import chair
from console.minutes.views.draft import load_minutes
from console.queries import askers
from models import Meeting
from models.codes.floor import TurnKind, TurnState
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage
from tests.web.screen_states import fragments

PERSON = "Bà Vi Thị Lan, Phó Giám đốc"


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    return make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, taken_up_at=stage.after(30))


@pytest.fixture
def unit_id() -> int:
    return make.make_unit("SYT", name="Sở Y tế")


def answer(actor: Actor, meeting_id: int, unit_id: int, seen: int | None) -> int:
    return answers.start_answer(actor, meeting_id, unit_id, person=PERSON, seen=seen)


def test_a_unit_has_the_floor_with_its_own_allowance(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).seconds_per_answer = 240

    made = answer(minh, meeting_id, unit_id, matter_id)

    kept = stage.turn(made)
    assert (kept.kind, kept.unit_id, kept.name) == (TurnKind.ANSWER, unit_id, PERSON)
    assert (kept.state, kept.seconds_allowed) == (TurnState.ON_AIR, 240)
    assert kept.started_at is not None
    assert stage.acts() == ["floor:turn:answering"]
    assert PERSON not in stage.facts()
    on_air = chair.load(minh, meeting_id).floor.on_air
    assert on_air is not None
    assert (on_air.unit, on_air.kind) == ("Sở Y tế", TurnKind.ANSWER)


def test_what_is_answered_is_decided_next_and_then_the_answer_ends(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    answer(minh, meeting_id, unit_id, matter_id)
    assert chair.load(minh, meeting_id).next_act is chair.NextAct.DECIDE

    make.make_outcome(meeting_id, matter_id)

    assert chair.load(minh, meeting_id).next_act is chair.NextAct.END_TURN


def test_the_hall_sees_the_unit_with_its_clock_and_not_who_speaks_for_it(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    answer(minh, meeting_id, unit_id, matter_id)

    hall = fragments(Screen.HALL)["stage"]

    assert "Đang trả lời" in hall
    assert "Sở Y tế" in hall
    assert 'data-tick="countdown"' in hall
    assert 'data-bells="150 30"' in hall
    assert "Câu 7" in hall
    assert "Lan" not in hall


def test_what_the_secretary_writes_is_proposed_as_said_by_who_answers(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    answer(minh, meeting_id, unit_id, matter_id)

    desk = secretary.load(minh, meeting_id)

    assert desk.answering == Answering("Sở Y tế", PERSON)
    assert desk.turn_id is None  # what is asked meanwhile was not asked by the unit


def test_who_answers_is_no_asker_whose_name_is_kept_out_of_public_texts(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    answer(minh, meeting_id, unit_id, matter_id)

    with db.reading() as session:
        assert PERSON not in askers.names(session, meeting_id)


def test_an_answer_is_taken_back_and_was_never_one_of_those_who_did_not_speak(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    made = answer(minh, meeting_id, unit_id, matter_id)

    undo(minh, meeting_id, seen=stage.entries())

    kept = stage.turn(made)
    assert (kept.state, kept.started_at) == (TurnState.WITHDRAWN, None)
    assert chair.load(minh, meeting_id).floor.on_air is None
    assert load_minutes(minh, meeting_id).turns_aside == ()
    assert answer(minh, meeting_id, unit_id, matter_id) != made


def test_an_answer_waits_for_who_has_the_floor_and_needs_a_sitting_meeting(
    meeting_id: int, planned_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    on_air = stage.on_air(meeting_id)
    with pytest.raises(Refused, match="turn_on_air"):
        answer(minh, meeting_id, unit_id, matter_id)
    with pytest.raises(Refused, match="meeting_not_open"):
        answer(minh, planned_id, unit_id, None)
    turns.end_turn(minh, meeting_id, on_air, seen=TurnState.ON_AIR)

    with pytest.raises(Conflict):
        answer(minh, meeting_id, unit_id, None)
    with pytest.raises(NotFound):
        answer(minh, meeting_id, 4711, matter_id)
    assert stage.turn(answer(minh, meeting_id, unit_id, matter_id)).state is TurnState.ON_AIR


def test_who_runs_no_floor_lets_nobody_answer(
    meeting_id: int, matter_id: int, unit_id: int
) -> None:
    for role in (Role.LEADER, Role.OPERATOR, Role.DEPARTMENT):
        with pytest.raises(NotAllowed):
            answer(sign_in(role), meeting_id, unit_id, matter_id)


def test_more_time_keeps_its_reason_and_tells_it_to_the_journal_as_a_hash(
    meeting_id: int, minh: Actor
) -> None:
    turn_id = stage.on_air(meeting_id)

    turns.extend_turn(minh, meeting_id, turn_id, reason="Câu hỏi  nhiều phần", seen=180)

    assert stage.turn(turn_id).extended_reason == "Câu hỏi nhiều phần"
    assert "nhiều phần" not in stage.facts()
    undo(minh, meeting_id, seen=stage.entries())
    assert (stage.turn(turn_id).extended_reason, stage.turn(turn_id).seconds_allowed) == ("", 180)
