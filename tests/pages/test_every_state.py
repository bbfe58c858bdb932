"""Each desk in each state of the meeting and the floor, each key pressed: nothing ever raises."""

from collections.abc import Callable, Set

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from models import Meeting, Outcome, Recess, Unit
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role, UnitKind
from models.codes.questions import Place
from pages.chair.trays import TRAYS
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage

State = Callable[[], int]
TWICE = {"chair-decide", "chair-decide-on", "chair-kind-1", "chair-keep-outcome"}  # to open again
BAR = {"chair-end-turn", "chair-open-undecided", "chair-open-matters"}
SECRETARY_TRAYS = ("heads", "wording", "questions", "edit:1", "edit:99", "edit:", "unknown")


def planned() -> int:
    return make.make_meeting()


def undated() -> int:
    meeting_id = make.make_meeting()
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).held_on = None
    return meeting_id


def empty() -> int:
    return make.make_open_meeting()


def with_turn(*states: TurnState) -> int:
    meeting_id = make.make_open_meeting()
    made = (meeting_id, make.make_bridge(meeting_id, make.make_branch()))
    make.make_connection(made[1])
    for number, turn_state in enumerate(states, 1):
        times = {name: clock.now() for name in TIMES_OF[turn_state]}
        make.make_turn(meeting_id, number, state=turn_state, bridge_id=made[1], **times)
    make.make_turn(meeting_id, len(states) + 1)
    make.make_turn(meeting_id, len(states) + 2, bridge_id=made[1])
    return meeting_id


TIMES_OF = {
    TurnState.CALLED: ("called_at",),
    TurnState.ON_AIR: ("called_at", "started_at"),
    TurnState.PAUSED: ("called_at", "started_at", "paused_at"),
    TurnState.PARKED: ("called_at", "started_at", "paused_at"),
    TurnState.NO_SHOW: ("called_at", "ended_at"),
}


def parked_line_lost() -> int:
    meeting_id = make.make_open_meeting()
    bridge_id = make.make_bridge(meeting_id, make.make_branch())
    now = clock.now()
    make.make_turn(
        meeting_id,
        bridge_id=bridge_id,
        state=TurnState.PARKED,
        called_at=now,
        started_at=now,
        paused_at=now,
    )
    return meeting_id


def with_matter() -> int:
    meeting_id = with_turn(TurnState.ON_AIR)
    make.make_agenda(meeting_id, 2)
    matter_id = make.make_matter(meeting_id, wording="Giá đất", place=Place.ON_FLOOR)
    make.make_matter(meeting_id, 2, wording="Vỉa hè", place=Place.SCHEDULED)
    make.make_assignment(matter_id, make.make_unit())
    return meeting_id


def with_decided() -> int:
    meeting_id = with_matter()
    make.make_outcome(meeting_id, 1)
    return meeting_id


def in_recess() -> int:
    meeting_id = with_matter()
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).state = MeetingState.RECESS
        session.add(Recess(meeting_id=meeting_id, started_at=clock.now(), entry=0))
    return meeting_id


def closed() -> int:
    meeting_id = with_decided()
    with db.writing() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.state, meeting.closed_at = MeetingState.CLOSED, clock.now()
    return meeting_id


def signed() -> int:
    meeting_id = closed()
    make.make_signed_minutes(meeting_id)
    return meeting_id


STATES: dict[str, State] = {
    "planned": planned,
    "undated": undated,
    "empty": empty,
    "called": lambda: with_turn(TurnState.CALLED),
    "two called": lambda: with_turn(TurnState.CALLED, TurnState.CALLED),
    "speaking": lambda: with_turn(TurnState.ON_AIR),
    "paused": lambda: with_turn(TurnState.PAUSED),
    "parked": lambda: with_turn(TurnState.PARKED),
    "parked, line lost": parked_line_lost,
    "absent": lambda: with_turn(TurnState.NO_SHOW),
    "matter": with_matter,
    "decided": with_decided,
    "recess": in_recess,
    "closed": closed,
    "signed": signed,
}
each_state = pytest.mark.parametrize("name", STATES)


def walk(page: AppTest, desk: str, keeps: Set[str] = frozenset()) -> list[str]:
    """Press every key that is on, in whatever comes of it; gives what was pressed."""
    pressed: list[str] = []
    while True:
        keys = [button.key for button in page.button if not button.disabled]
        due = [
            key
            for key in keys
            if key and key.startswith(desk) and pressed.count(key) < 1 + (key in TWICE)
        ]
        if not due:
            return pressed
        # Undone last, so that what an act brings about is walked through first.
        key = min(due, key=lambda key: (key.startswith("chair-undo-"), pressed.count(key)))
        page.button(key=key).click().run()
        pressed.append(key)
        assert not page.exception, pressed
        assert keeps <= {button.key for button in page.button}, pressed


def unit_of(role: Role) -> int | None:
    """Give the unit of an account: the branch or the department that is there, else a new one."""
    if role not in (Role.OPERATOR, Role.DEPARTMENT):
        return None
    kind = UnitKind.BRANCH if role is Role.OPERATOR else UnitKind.DEPARTMENT
    with db.reading() as session:
        found = session.scalar(select(Unit.id).where(Unit.kind == kind).limit(1))
    return found or (make.make_branch() if role is Role.OPERATOR else make.make_unit())


def opened(open_page: OpenPage, meeting_id: int, role: Role, desk: str) -> AppTest:
    actor = sign_in(role, unit_id=unit_of(role))
    if role is Role.LEADER:
        make.make_duty(meeting_id, DutyKind.CHAIR, actor.account_id)
    return open_page(as_=actor).switch_page(f"../../pages/{desk}/page.py").run()


@each_state
def test_no_key_of_the_chair_ever_raises(open_page: OpenPage, name: str) -> None:
    page = opened(open_page, STATES[name](), Role.LEADER, "chair")

    pressed = walk(page, "chair", BAR)

    assert "chair-open-programme" in pressed


@each_state
def test_no_tray_of_the_chair_ever_raises(open_page: OpenPage, name: str) -> None:
    page = opened(open_page, STATES[name](), Role.LEADER, "chair")

    for tray in [*TRAYS, "outcome:1", "outcome:2", "outcome:99", "unknown"]:
        page.session_state["chair-tray"] = tray
        page.session_state["chair-speaker"] = page.session_state["chair-matter-chosen"] = "2"
        page.run()
        assert not page.exception, tray
        keys = {button.key for button in page.button}
        assert keys >= BAR, tray
        if "chair-tray-close" in keys:
            page.button(key="chair-tray-close").click().run()
            assert page.session_state["chair-tray"] == ""


def test_a_decided_outcome_is_reopened_as_often_as_one_likes(open_page: OpenPage) -> None:
    page = opened(open_page, with_matter(), Role.LEADER, "chair")

    for _time in range(3):
        for key in ("chair-decide", "chair-kind-1", "chair-keep-outcome"):
            page.button(key=key).click().run()
        assert page.session_state["chair-tray"] == ""
    with db.reading() as session:
        versions = list(session.scalars(select(Outcome.version).order_by(Outcome.version)))
    assert versions == [1, 2, 3]


@each_state
def test_who_only_watches_the_chair_s_desk_has_every_key_off(
    open_page: OpenPage, name: str
) -> None:
    page = opened(open_page, STATES[name](), Role.AUDITOR, "chair")

    pressed = set(walk(page, "chair", BAR))

    looks = {"chair-open-programme", "chair-open-more"}
    assert looks <= pressed <= looks | {"chair-tray-close", "chair-switch-keys"}


@each_state
def test_no_key_of_the_secretary_ever_raises(open_page: OpenPage, name: str) -> None:
    page = opened(open_page, STATES[name](), Role.SECRETARY, "secretary")

    walk(page, "secretary")
    for tray in SECRETARY_TRAYS:
        page.session_state["secretary-tray"] = tray
        page.run()
        assert not page.exception, tray


@each_state
def test_no_key_of_a_branch_ever_raises(open_page: OpenPage, name: str) -> None:
    page = opened(open_page, STATES[name](), Role.OPERATOR, "branch")

    walk(page, "branch")
    for tray in ("name:1", "withdraw:1", "name:99", "unknown"):
        page.session_state["branch-tray"] = tray
        page.run()
        assert not page.exception, tray


@each_state
def test_no_key_of_a_department_ever_raises(open_page: OpenPage, name: str) -> None:
    page = opened(open_page, STATES[name](), Role.DEPARTMENT, "drafting")

    walk(page, "drafting")
