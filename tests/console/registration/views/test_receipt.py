"""What a receipt code shows: states in public words, and nothing of what is withheld."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from console import bootstrap, clock, db
from console.meetings.acts import live_part, postponement
from console.registration.acts import public
from console.registration.form_faults import faults_of
from console.registration.submission import hash_of
from console.registration.views.own_turn import ReceiptTurn
from console.registration.views.receipt import QuestionProgress, Receipt, load_receipt, typed_of
from console.web import register_pages
from console.web.public_pages import PageLook
from models import Meeting, Question, Turn
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.codes.questions import Decision, Kind, Place
from tests import make
from tests.console.floor import stage
from tests.console.registration.citizen import NOW, RIGHT, WORDING, make_list, make_site, send, sent

CODE = "ABCD-EFGH-2345"
COMPLAINT = "Tôi khiếu nại Quyết định số 12 thu hồi đất, yêu cầu hủy quyết định trái pháp luật."


@pytest.fixture
def meeting_id(sqlite_database: str) -> Iterator[int]:
    with clock.stopped(NOW):
        yield make_list()


def question_id(form_id: int, **changed: object) -> int:
    with db.writing() as session:
        held = session.scalars(select(Question).where(Question.registration_id == form_id)).one()
        for name, value in changed.items():
            setattr(held, name, value)
        return held.id


def shown() -> Receipt:
    found = load_receipt(CODE)
    assert found is not None
    return found


def progress() -> QuestionProgress:
    shown = load_receipt(CODE)
    assert shown is not None
    (one,) = shown.questions
    return one


def test_a_code_nobody_has_shows_nothing(meeting_id: int) -> None:
    send(meeting_id)

    assert load_receipt("ABCD-EFGH-9999") is None
    assert typed_of("ABCD-EFGH-9999") is None


def test_a_form_just_sent_is_under_review_and_can_be_changed(meeting_id: int) -> None:
    send(meeting_id)
    shown = load_receipt(CODE)

    assert shown is not None
    assert (shown.ref, shown.can_change, shown.waits_as) == ("2026-10-p001", True, 0)
    assert progress() == QuestionProgress(1, WORDING, "received")


@pytest.mark.parametrize(
    ("decision", "place", "step"),
    [
        (Decision.ACCEPTED, Place.NONE, "accepted"),
        (Decision.ACCEPTED, Place.SCHEDULED, "scheduled"),
        (Decision.ACCEPTED, Place.ON_FLOOR, "on_floor"),
        (Decision.EXCLUDED, Place.NONE, "not_discussed"),
        (Decision.EXCLUDED, Place.SCHEDULED, "not_discussed"),
        (Decision.REFERRED, Place.NONE, "not_discussed"),
        (Decision.UNREVIEWED, Place.NONE, "received"),
    ],
)
def test_each_state_has_its_public_step(
    meeting_id: int, decision: Decision, place: Place, step: str
) -> None:
    asked = question_id(send(meeting_id), decision=decision)
    make.link_question(make.make_matter(meeting_id, place=place), asked)

    assert progress().step == step


def test_a_question_the_hall_has_no_time_for_is_answered_in_writing(meeting_id: int) -> None:
    asked = question_id(send(meeting_id), decision=Decision.ACCEPTED)
    matter = make.make_matter(meeting_id)
    make.link_question(matter, asked)
    cli = bootstrap.command_line()

    live_part.leave_to_writing(cli, meeting_id, (matter,), seen=())
    assert progress().step == "in_writing"

    live_part.bring_back(cli, meeting_id, (matter,), seen=(matter,))
    assert progress().step == "accepted"


def test_an_outcome_is_told_with_who_acts_and_until_when(meeting_id: int) -> None:
    asked = question_id(send(meeting_id), decision=Decision.ACCEPTED, kind=Kind.QUESTION)
    matter = make.make_matter(meeting_id, wording=WORDING, place=Place.DONE)
    make.link_question(matter, asked)
    unit = make.make_unit("BHXH", name="Bảo hiểm xã hội")
    due = date(2026, 11, 8)
    given = {"kind": OutcomeKind.WRITTEN_REPLY, "unit_id": unit, "due_on": due, "text": "kín"}
    make.make_outcome(meeting_id, matter, **given)

    told = progress()

    assert (told.step, told.outcome) == ("decided", OutcomeKind.WRITTEN_REPLY)
    assert (told.unit, told.due_on) == ("Bảo hiểm xã hội", due)
    assert "kín" not in repr(told)


@pytest.mark.parametrize(
    ("wording", "kind", "outcome"),
    [
        (COMPLAINT, None, OutcomeKind.ESCALATED),
        (WORDING, Kind.DENUNCIATION, OutcomeKind.REFERRED),
        (WORDING, Kind.QUESTION, OutcomeKind.OUT_OF_SCOPE),
    ],
)
def test_a_complaint_or_denunciation_gets_the_neutral_line(
    meeting_id: int, wording: str, kind: Kind | None, outcome: OutcomeKind
) -> None:
    asked = question_id(send(meeting_id), decision=Decision.ACCEPTED, kind=kind, wording=wording)
    matter = make.make_matter(meeting_id, wording="Nội dung", place=Place.DONE)
    make.link_question(matter, asked)
    make.make_outcome(meeting_id, matter, kind=outcome, due_on=date(2026, 11, 8))

    assert progress() == QuestionProgress(1, wording, "not_discussed")


def test_what_others_asked_in_the_same_matter_keeps_its_outcome_from_everybody(
    meeting_id: int,
) -> None:
    asked = question_id(send(meeting_id), decision=Decision.ACCEPTED, kind=Kind.QUESTION)
    other = make.make_question(meeting_id, "2026-10-099", kind=Kind.COMPLAINT)
    matter = make.make_matter(meeting_id, wording="Nội dung", place=Place.DONE)
    make.link_question(matter, asked)
    make.link_question(matter, other)
    make.make_outcome(meeting_id, matter)

    assert progress().step == "not_discussed"


def test_a_withdrawn_form_says_so_and_cannot_be_changed(meeting_id: int) -> None:
    send(meeting_id)
    public.withdraw_form(bootstrap.the_public(), meeting_id, hash_of(CODE))
    shown = load_receipt(CODE)

    assert shown is not None
    assert (shown.is_withdrawn, shown.can_change) == (True, False)
    assert progress().step == "withdrawn"


def test_the_day_of_the_result_comes_with_its_arithmetic(meeting_id: int) -> None:
    send(meeting_id)
    shown = load_receipt(CODE)
    assert shown is not None

    result = shown.result_by("vi")

    assert result is not None
    assert result.due_on == date(2026, 11, 9)  # ten days end on a Sunday
    assert "10 ngày" in result.arithmetic


def test_who_waits_is_told_their_turn(meeting_id: int) -> None:
    site = make_site(meeting_id, places=0)
    send(meeting_id, attendance="bridge", site=str(site))
    shown = load_receipt(CODE)

    assert shown is not None
    assert (shown.site, shown.waits_as) == ("Chi nhánh số 7", 1)


def test_a_form_to_be_corrected_is_as_it_was_typed(meeting_id: int) -> None:
    send(meeting_id, raised="yes", raised_when="2 lần, tháng 5")
    typed = typed_of(CODE)

    assert typed is not None
    assert typed.questions == RIGHT.questions
    assert (typed.full_name, typed.phone) == (RIGHT.full_name, "0900 000 278")
    assert (typed.raised, typed.raised_when) == ("yes", "2 lần, tháng 5")
    assert [one.field for one in faults_of(typed, frozenset())] == ["consent-answer"]


def test_a_corrected_form_tells_how_often(meeting_id: int) -> None:
    send(meeting_id)
    public.correct_form(bootstrap.the_public(), meeting_id, sent(CODE, people="1"))
    shown = load_receipt(CODE)

    assert shown is not None
    assert shown.versions == 1


def test_a_meeting_put_off_is_told_with_the_reason(meeting_id: int) -> None:
    with db.reading() as session:
        held_on = session.get_one(Meeting, meeting_id).held_on
    assert held_on is not None
    send(meeting_id)
    cli, later = bootstrap.command_line(), held_on + timedelta(days=3)
    postponement.postpone(cli, meeting_id, later, "Mưa bão", start=time(8), seen=held_on)

    receipt = load_receipt(CODE)

    assert receipt is not None
    assert receipt.change is not None
    assert (receipt.change.reason, receipt.held_on) == ("Mưa bão", later)


def test_who_waits_to_speak_is_told_about_when_and_how_sure_that_is(meeting_id: int) -> None:
    form = send(meeting_id)
    open_meeting(meeting_id)
    stage.on_air(meeting_id, 1)
    make.make_turn(meeting_id, 2, joined_at=stage.after(20))
    own = make.make_turn(meeting_id, 3, registration_id=form, joined_at=stage.after(30))

    with clock.stopped(stage.after(120)):
        told = shown()
        page = register_pages.receipt(told, PageLook(), way="r", address="https://example.test")

    assert told.turn == ReceiptTurn(3, False, stage.after(300), 5)
    assert "khoảng 08:35, ± 5 phút" in page
    with db.writing() as session:
        session.get_one(Turn, own).state = TurnState.CALLED
    called = shown().turn
    assert called is not None
    assert called.is_called


def test_before_the_opening_and_after_the_turn_no_time_is_told(meeting_id: int) -> None:
    form = send(meeting_id)
    own = make.make_turn(meeting_id, registration_id=form)
    assert shown().turn is None

    open_meeting(meeting_id)
    with db.writing() as session:
        session.get_one(Turn, own).state = TurnState.DONE

    assert shown().turn is None


def open_meeting(meeting_id: int) -> None:
    with db.writing() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.state, meeting.opened_at = MeetingState.OPEN, make.START
