"""Two secretaries at one desk: who writes what, who asked, and every form a line had."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import claims, notes
from console.capture.rules import NoteBeside
from console.capture.views import recordings, secretary
from console.floor.acts import matters, queue
from models import MatterClaim, Turn
from models.codes.capture import NoteKind
from models.codes.floor import TurnState
from models.codes.people import Role
from models.codes.questions import Place
from pages.secretary import line
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after
from tests.pages.conftest import OpenPage
from tests.pages.test_secretary import LINE, hand, opened, pressed


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(sqlite_database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    turn_id = make.make_turn(meeting_id, 28, name="", state=TurnState.DONE)
    return make.make_matter(meeting_id, 12, place=Place.ON_FLOOR, asked_turn_id=turn_id)


def name_asker(actor: Actor, said: str, seen: str) -> AppTest:
    field = "2026-10:turn:1-name"
    card = secretary.load(actor, 1).matter
    assert card is not None
    return hand(actor, "name_asker", "secretary-asker-1", field, said, card.turn, seen=seen)


def turn() -> Turn:
    with db.reading() as session:
        return session.get_one(Turn, 1)


def test_the_writer_of_a_question_is_told_and_taken_over_knowingly(
    meeting_id: int, matter_id: int, minh: Actor
) -> None:
    an = sign_in(Role.SECRETARY, name="an")
    claims.claim_matter(an, meeting_id, matter_id, seen=None)
    desk = secretary.load(minh, meeting_id)
    told = line._writer(minh, desk)
    assert told is not None
    assert (told["name"], told["is_own"]) == ("An", False)

    hand(minh, "claim", "pressed", LINE, "")

    with db.reading() as session:
        assert session.get_one(MatterClaim, matter_id).account_id == minh.account_id

    hand(minh, "release", "pressed", LINE, "")

    assert secretary.load(minh, meeting_id).claims == {}


def test_who_asked_from_the_floor_is_named_after_the_turn(
    meeting_id: int, matter_id: int, minh: Actor
) -> None:
    page = name_asker(minh, "Bà Nguyễn Thị Hoa", "")

    assert turn().name == "Bà Nguyễn Thị Hoa"
    assert "Đã ghi tên Bà Nguyễn Thị Hoa." in page.success[0].value
    card = secretary.load(minh, meeting_id).matter
    assert card is not None
    assert card.asker == "Bà Nguyễn Thị Hoa"


def test_a_name_given_meanwhile_stands(meeting_id: int, matter_id: int, minh: Actor) -> None:
    queue.name_turn(minh, meeting_id, 1, "Ông Bình", seen="")

    page = name_asker(minh, "Bà Hoa", "")

    assert turn().name == "Ông Bình"
    assert "Người khác vừa thay đổi trước" in page.error[0].value


def test_every_form_of_a_line_is_told_with_unit_person_and_day(
    meeting_id: int, matter_id: int, minh: Actor
) -> None:
    health, police = make.make_unit("SYT", name="Sở Y tế"), make.make_unit("CA", name="Công an")
    first = notes.note(
        minh, meeting_id, NoteKind.ANSWER, "sẽ rà soát",
        matter_id=matter_id, unit_id=health, person="bà Lan",
    )  # fmt: skip
    beside = NoteBeside(police, "ông Nam", date(2026, 11, 6))
    notes.amend_note(minh, meeting_id, first, "đã rà soát", beside=beside, seen=first)

    card = secretary.load(minh, meeting_id).matter

    assert card is not None
    (told,) = line._piece(card.pieces[0])["earlier"]
    assert (told["text"], told["unit"], told["person"]) == ("sẽ rà soát", "Sở Y tế", "bà Lan")
    assert told["happened_at"] is not None


def test_the_beginning_of_a_recording_is_told_and_an_unreadable_time_refused(
    open_page: OpenPage, meeting_id: int, matter_id: int, minh: Actor
) -> None:
    page = opened(open_page, minh, tray="recording")
    page.text_input(key="secretary-recording-began").set_value("9 giờ kém").run()
    page = pressed(page, "secretary-start-recording")
    assert "9 giờ kém" in page.warning[0].value
    assert recordings.load(minh, meeting_id).told == ()

    page.text_input(key="secretary-recording-began").set_value("").run()
    page = pressed(page, "secretary-start-recording")

    (told,) = recordings.load(minh, meeting_id).told
    pressed(page, f"secretary-take-back-recording-{told.id}")
    assert recordings.load(minh, meeting_id).told == ()


def test_the_secretary_takes_the_last_act_back_at_their_own_desk(
    open_page: OpenPage, meeting_id: int, minh: Actor
) -> None:
    make.make_matter(meeting_id, 5, place=Place.SCHEDULED)
    with clock.stopped(after(1800)):
        matters.take_up(minh, meeting_id, 1, seen=None)
        page = opened(open_page, minh)
        assert page.button(key="secretary-undo-1").label == "Hoàn tác: đưa câu 5 ra"

        page = pressed(page, "secretary-undo-1")

        assert "Đã hoàn tác: đưa câu 5 ra." in page.success[0].value
        assert secretary.load(minh, meeting_id).current_id is None
