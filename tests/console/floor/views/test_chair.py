"""What the chair's desk is told: what may be done, why not, and what comes next."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from console import clock
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound
from console.floor.acts import matters, queue, sitting, turns
from console.floor.views import chair
from console.floor.views.chair import NextAct, Off
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import Kind, Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

OF_THE_MEETING = ("meetings", "turns", "agenda_items", "recesses", "matters", "proposals", "duties")


def statements(actor: Actor, meeting_id: int) -> list[str]:
    asked: list[str] = []

    def hear(*event_arguments: object) -> None:
        asked.append(str(event_arguments[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        chair.load(actor, meeting_id)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    return asked


def queries(actor: Actor, meeting_id: int) -> int:
    return len(statements(actor, meeting_id))


def test_who_may_not_read_what_is_captured_reads_no_desk(meeting_id: int) -> None:
    with pytest.raises(NotAllowed):
        chair.load(sign_in(Role.OPERATOR, unit_id=make.make_branch()), meeting_id)


def test_a_meeting_that_is_not_there_is_not_found(minh: Actor) -> None:
    with pytest.raises(NotFound):
        chair.load(minh, 999)


@pytest.mark.parametrize(
    ("role", "off"), [(Role.AUDITOR, Off.READ_ONLY), (Role.LEADER, Off.OFF_DUTY)]
)
def test_acts_are_off_with_the_reason(meeting_id: int, role: Role, off: Off) -> None:
    seen = chair.load(sign_in(role), meeting_id)

    assert (seen.off, seen.can_act, seen.is_sitting) == (off, False, False)


def test_signed_minutes_turn_the_acts_off(meeting_id: int, minh: Actor) -> None:
    make.make_signed_minutes(meeting_id)

    assert chair.load(minh, meeting_id).off is Off.SIGNED


def test_what_comes_next_follows_the_meeting(meeting_id: int, minh: Actor) -> None:
    def step() -> NextAct:
        return chair.load(minh, meeting_id).next_act

    told = [step()]
    make.make_matter(meeting_id, 1, place=Place.SCHEDULED, programme_position=1)
    told.append(step())
    turn_id = make.make_turn(meeting_id)
    told.append(step())
    queue.call_next(minh, meeting_id, seen=chair.load(minh, meeting_id).floor.seen_by_call_next)
    told.append(step())
    turns.start_turn(minh, meeting_id, turn_id, seen=TurnState.CALLED)
    told.append(step())
    turns.end_turn(minh, meeting_id, turn_id, seen=TurnState.ON_AIR)
    make.make_matter(meeting_id, 2, place=Place.ON_FLOOR)
    told.append(step())
    sitting.recess(minh, meeting_id)
    told.append(step())

    assert told == [
        NextAct.CLOSE,
        NextAct.TAKE_UP,
        NextAct.CALL,
        NextAct.START,
        NextAct.END_TURN,
        NextAct.DECIDE,
        NextAct.END_RECESS,
    ]


@pytest.mark.parametrize(
    ("state", "act"),
    [(MeetingState.PLANNED, NextAct.OPEN), (MeetingState.CLOSED, NextAct.NOTHING)],
)
def test_outside_the_meeting_what_comes_next_is_plain(
    database: str, state: MeetingState, act: NextAct
) -> None:
    meeting_id = make.make_meeting(state=state)

    assert chair.load(sign_in(Role.SECRETARY), meeting_id).next_act is act


def test_matters_stand_in_the_order_the_chair_needs_them(meeting_id: int, minh: Actor) -> None:
    decided = make.make_matter(meeting_id, 1, place=Place.DONE)
    make.make_outcome(meeting_id, decided)
    coming = make.make_matter(meeting_id, 2, place=Place.SCHEDULED, programme_position=1)
    undecided = make.make_matter(meeting_id, 3, place=Place.DONE)
    current = make.make_matter(meeting_id, 4, place=Place.ON_FLOOR)

    seen = chair.load(minh, meeting_id)

    assert [one.id for one in seen.matters] == [current, undecided, coming, decided]
    assert [one.id for one in seen.undecided] == [current, undecided]


def test_the_deputy_is_known_beside_the_chair(meeting_id: int) -> None:
    stage.chair_of(meeting_id)
    duc = stage.chair_of(meeting_id, "duc", DutyKind.DEPUTY)

    chairing = chair.load(duc, meeting_id).chairing

    assert (chairing.person, chairing.is_mine, chairing.is_deputy) == ("Ha", False, True)


def test_only_units_that_stand_today_can_be_named(meeting_id: int, minh: Actor) -> None:
    make.make_unit("CU", name="Sở cũ", valid_to=clock.today() - timedelta(days=1))
    standing = make.make_unit("MOI", name="Sở mới")

    assert [unit.id for unit in chair.load(minh, meeting_id).units] == [standing]


def test_the_desk_asks_as_often_however_long_its_lists(meeting_id: int, minh: Actor) -> None:
    make.make_turn(meeting_id, 1)
    make.make_matter(meeting_id, 1, place=Place.SCHEDULED)
    before = queries(minh, meeting_id)
    for number in range(2, 12):
        make.make_turn(meeting_id, number)
        make.make_matter(meeting_id, number, place=Place.SCHEDULED)

    assert queries(minh, meeting_id) == before


@pytest.mark.parametrize("kind", [Kind.DENUNCIATION, None])
def test_a_denunciation_stands_in_no_list_of_the_desk_and_is_opened_by_the_chair_alone(
    meeting_id: int, kind: Kind | None
) -> None:
    text = "Tôi tố cáo ông Phí Văn Tham nhận hối lộ năm triệu đồng."
    asked = make.make_question(meeting_id, kind=kind, wording=text)
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, wording=text)
    make.link_question(matter_id, asked)
    make.make_matter(meeting_id, 2, place=Place.SCHEDULED, wording="Đường ngập")

    of_chair = chair.load(stage.chair_of(meeting_id), meeting_id).matters
    of_auditor = chair.load(sign_in(Role.AUDITOR), meeting_id).matters

    assert [(one.gist, one.secret) for one in of_chair] == [("", text), ("Đường ngập", "")]
    assert [(one.gist, one.secret) for one in of_auditor] == [("", ""), ("Đường ngập", "")]


def test_what_was_just_asked_comes_before_the_programme(meeting_id: int, minh: Actor) -> None:
    make.make_matter(meeting_id, 1, place=Place.SCHEDULED, programme_position=1)

    raised = matters.raise_matter(minh, meeting_id, "Ai sửa đường?")

    assert next(one.id for one in chair.load(minh, meeting_id).matters) == raised


def asked_by(meeting_id: int, number: int, ref: str, **more: Any) -> int:
    """Make a matter of one more question of the person whose form has this ref."""
    question = make.make_question(meeting_id, f"{ref}#{number}", **more)
    matter = make.make_matter(meeting_id, number, place=Place.SCHEDULED)
    make.link_question(matter, question)
    return matter


def test_what_comes_with_a_turn_is_their_first_question_without_outcome(
    meeting_id: int, minh: Actor
) -> None:
    form = make.make_registration(meeting_id)
    decided = asked_by(meeting_id, 1, "2026-10-001", registration_id=form)
    make.make_outcome(meeting_id, decided)
    second = asked_by(meeting_id, 2, "2026-10-001", registration_id=form)
    third = asked_by(meeting_id, 3, "2026-10-001", registration_id=form)
    make.make_turn(meeting_id, registration_id=form)

    desk = chair.load(minh, meeting_id)
    turn = desk.floor.queue[0]
    first = desk.comes_with(turn)

    assert first is not None
    assert first.id == second
    assert [choice.id for choice in desk.asks(turn)] == [second, third, decided]


def test_nothing_comes_with_a_turn_whose_question_is_on_the_floor_or_not_known(
    meeting_id: int, minh: Actor
) -> None:
    form = make.make_registration(meeting_id)
    theirs = asked_by(meeting_id, 1, "2026-10-001", registration_id=form)
    matters.take_up(minh, meeting_id, theirs, seen=None)
    make.make_turn(meeting_id, 1, registration_id=form)
    make.make_turn(meeting_id, 2)

    desk = chair.load(minh, meeting_id)

    assert [desk.comes_with(turn) for turn in desk.floor.queue] == [None, None]


def test_an_accepted_question_outside_the_programme_comes_with_who_asked_it(
    meeting_id: int, minh: Actor
) -> None:
    form = make.make_registration(meeting_id)
    question = make.make_question(meeting_id, "2026-10-001", registration_id=form)
    matter = make.make_matter(meeting_id, 4)
    make.link_question(matter, question)
    make.make_turn(meeting_id, registration_id=form)

    desk = chair.load(minh, meeting_id)
    first = desk.comes_with(desk.floor.queue[0])

    assert first is not None
    assert first.id == matter
    assert desk.matters == ()


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AUDITOR])
def test_the_controls_read_each_table_of_the_meeting_once(meeting_id: int, role: Role) -> None:
    make.make_agenda(meeting_id)
    turn = stage.on_air(meeting_id, 1, registration_id=make.make_registration(meeting_id))
    make.make_turn(meeting_id, 2, state=TurnState.NO_SHOW)
    matter = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR, asked_turn_id=turn)
    make.link_question(matter, make.make_question(meeting_id, "2026-10-002"))

    asked = statements(sign_in(role), meeting_id)

    read = Counter(re.findall(r"\bFROM (\w+)", " ".join(asked)))
    assert {table: read[table] for table in OF_THE_MEETING} == dict.fromkeys(OF_THE_MEETING, 1)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AUDITOR])
def test_the_topic_of_who_did_not_come_is_told_as_that_of_who_waits(
    meeting_id: int, role: Role
) -> None:
    form = make.make_registration(meeting_id)
    make.make_question(meeting_id, registration_id=form, kind=Kind.DENUNCIATION)
    for number, state in enumerate((TurnState.WAITING, TurnState.NO_SHOW), 1):
        make.make_turn(meeting_id, number, registration_id=form, topic="Tố cáo", state=state)

    floor = chair.load(sign_in(role), meeting_id).floor

    assert [turn.topic for turn in (*floor.queue, *floor.absent)] == ["", ""]
