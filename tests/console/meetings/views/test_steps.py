"""Steps of a month: who, when, proof; what the meeting records itself; putting off."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import cancellation, sitting
from console.meetings.acts import postponement, steps
from console.meetings.views import steps_page
from console.meetings.views.steps_page import StepShown
from console.publishing.acts import notice as publishing
from console.publishing.views.notice import load_desk
from console.queries import meetings
from console.registration.views.public_list import list_of
from console.working_days.due import Light
from models import Meeting
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.steps import ChangeKind, Step, StepState
from tests import make
from tests.cast import sign_in

PROOF = "Giấy mời số 15/GM-TTPVHCC ngày 21/10/2026"
WHY = "Hội trường phải sửa chữa"
HELD_ON = make.HELD_ON


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def lite(sqlite_database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(request: pytest.FixtureRequest) -> Actor:
    used = "meeting_id" if "meeting_id" in request.fixturenames else "lite"
    request.getfixturevalue(used)
    return sign_in(Role.SECRETARY)


def before() -> datetime:
    return make.START - timedelta(days=20)


def shown(meeting_id: int, by: Actor, step: Step) -> StepShown:
    known = steps_page.load(by, meeting_id).steps
    return next(one for one in known if one.line.step is step)


def record(meeting_id: int, by: Actor, step: Step = Step.INVITED, text: str = PROOF) -> int:
    return steps.record_step(by, meeting_id, step, text, seen=0)


def test_a_step_is_kept_with_who_when_and_its_proof(meeting_id: int, minh: Actor) -> None:
    record(meeting_id, minh)

    line = shown(meeting_id, minh, Step.INVITED).line
    assert (line.state, line.proof, line.by) == (StepState.DONE, PROOF, minh.display_name)
    assert line.at is not None


def test_a_step_skipped_says_why_and_an_earlier_one_that_is_open_is_named(
    meeting_id: int, minh: Actor
) -> None:
    steps.record_step(minh, meeting_id, Step.PROGRAMME_OUT, "Không đổi", is_skipped=True, seen=0)

    later = shown(meeting_id, minh, Step.PROGRAMME_OUT)
    assert later.line.state is StepState.SKIPPED
    assert later.missing == (Step.ANNOUNCED, Step.INVITED)


def test_a_step_taken_back_is_open_again_and_may_be_recorded_anew(
    meeting_id: int, minh: Actor
) -> None:
    first = record(meeting_id, minh)
    again = steps.reopen_step(minh, meeting_id, Step.INVITED, seen=first)

    assert shown(meeting_id, minh, Step.INVITED).line.is_open
    steps.record_step(minh, meeting_id, Step.INVITED, "Giấy mời số 16", seen=again)
    assert shown(meeting_id, minh, Step.INVITED).line.proof == "Giấy mời số 16"


def test_what_somebody_else_recorded_meanwhile_is_a_conflict(lite: int, minh: Actor) -> None:
    record(lite, minh)

    with pytest.raises(Conflict):
        record(lite, sign_in(Role.SECRETARY, name="thao"))
    with pytest.raises(Refused, match="step_not_recorded"):
        steps.reopen_step(minh, lite, Step.PROGRAMME_OUT, seen=0)


def test_steps_the_meeting_records_itself_are_not_typed(lite: int, minh: Actor) -> None:
    with clock.stopped(before()):
        seen = load_desk(minh, lite).draft_hash
        publishing.publish_notice(minh, lite, seen=seen)
        assert shown(lite, minh, Step.ANNOUNCED).line.proof == "/notice/2026-10/1"
        for step in (Step.ANNOUNCED, Step.LIVE, Step.MINUTES):
            with pytest.raises(Refused, match="step_not_by_hand"):
                record(lite, minh, step)


def test_results_are_not_published_before_the_minutes_are_signed(lite: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="publish_needs_minutes"):
        record(lite, minh, Step.PUBLISHED)

    make.make_signed_minutes(lite)
    record(lite, minh, Step.PUBLISHED)
    assert shown(lite, minh, Step.MINUTES).line.state is StepState.DONE


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "step_needs_proof"), ("x" * 501, "step_text_too_long")]
)
def test_a_proof_is_needed_and_has_an_end(lite: int, minh: Actor, text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        record(lite, minh, text=text)

    assert refused.value.fields == {"text": code}


def test_steps_have_lights_by_their_own_dates(lite: int, minh: Actor) -> None:
    with clock.stopped(datetime(2026, 10, 26, 3, tzinfo=UTC)):
        lights = {one.line.step: one.light for one in steps_page.load(minh, lite).steps}

    assert lights[Step.ANNOUNCED] is Light.OVERDUE
    assert lights[Step.LIVE] is Light.AHEAD


def test_others_record_nothing(lite: int) -> None:
    with pytest.raises(NotAllowed):
        record(lite, sign_in(Role.REVIEWER))
    with pytest.raises(NotFound):
        steps_page.load(sign_in(Role.AUDITOR), 999)


def put_off(
    meeting_id: int, by: Actor, to: date = HELD_ON + timedelta(days=7), why: str = WHY
) -> int:
    with clock.stopped(before()):
        return postponement.postpone(by, meeting_id, to, why, start=time(14), seen=HELD_ON)


def test_a_meeting_put_off_keeps_its_month_and_counts_its_dates_anew(
    meeting_id: int, minh: Actor
) -> None:
    before_it = shown(meeting_id, minh, Step.INVITED).due_on

    put_off(meeting_id, minh)

    after = shown(meeting_id, minh, Step.INVITED).due_on
    assert before_it is not None
    assert after is not None
    assert after > before_it
    with db.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        told = meetings.newest_change(session, meeting_id)
    assert (meeting.code, meeting.held_on) == ("2026-10", date(2026, 11, 5))
    assert meeting.planned_start_at == datetime(2026, 11, 5, 7, tzinfo=UTC)
    assert told == meetings.Change(ChangeKind.POSTPONED, HELD_ON, date(2026, 11, 5), WHY)
    known = list_of("2026-10")
    assert known is not None
    assert known.change == told


@pytest.mark.parametrize("to", [HELD_ON, HELD_ON - timedelta(days=1)])
def test_a_meeting_is_not_put_off_to_an_earlier_day(lite: int, minh: Actor, to: date) -> None:
    with pytest.raises(Invalid) as refused:
        put_off(lite, minh, to)

    assert refused.value.fields == {"held_on": "postponed_too_early"}


def test_putting_off_needs_a_reason_a_day_and_the_day_as_it_was_seen(
    lite: int, minh: Actor
) -> None:
    with pytest.raises(Invalid):
        put_off(lite, minh, why=" ")
    with db.writing() as session:
        session.get_one(Meeting, lite).held_on = date(2026, 10, 28)
    with pytest.raises(Conflict):
        put_off(lite, minh)
    with db.writing() as session:
        session.get_one(Meeting, lite).held_on = None
    with pytest.raises(Refused, match="nothing_to_postpone"):
        postponement.postpone(minh, lite, HELD_ON, WHY, start=time(8), seen=None)


def test_a_meeting_that_has_opened_is_not_put_off(lite: int, minh: Actor) -> None:
    with db.writing() as session:
        session.get_one(Meeting, lite).state = MeetingState.OPEN

    with pytest.raises(Refused):
        put_off(lite, minh)
    with pytest.raises(NotAllowed):
        put_off(lite, sign_in(Role.REVIEWER))


def test_who_opens_and_who_calls_off_at_once_one_of_them_is_told(lite: int, minh: Actor) -> None:
    sitting.open_meeting(minh, lite)

    with pytest.raises(Refused, match="meeting_already_open"):
        cancellation.cancel_meeting(minh, lite, WHY, seen=HELD_ON)
