"""What everybody reads of a matter: an act of its own, masked, and taken back by who sees it."""

import json

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture.acts import screen
from console.capture.rules import screen_version
from console.errors import Conflict, Invalid, NotAllowed, Refused
from console.floor.acts import matters
from models import JournalEntry, Matter
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage

TYPED = "Tôi là Lê Văn Cường, số 12 phố Huế, gọi 0912 345 678. Bao giờ có sổ đỏ?"
MASKED = "Tôi là […], […], gọi […]. Bao giờ có sổ đỏ?"


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    return make.make_matter(meeting_id)


def matter(matter_id: int) -> Matter:
    with db.reading() as session:
        return session.get_one(Matter, matter_id)


def last_facts() -> dict[str, object]:
    with db.reading() as session:
        query = select(JournalEntry.facts).order_by(JournalEntry.number.desc())
        told: dict[str, object] = json.loads(session.scalars(query.limit(1)).one())
    return told


def shown(minh: Actor, meeting_id: int, matter_id: int) -> str:
    screen.put_on_screen(minh, meeting_id, matter_id, TYPED, seen="")
    return matter(matter_id).screen_text


def test_what_is_typed_is_captured_and_neither_shown_nor_on_the_floor(
    meeting_id: int, minh: Actor
) -> None:
    current = make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, taken_up_at=make.START)

    raised = matters.raise_matter(minh, meeting_id, TYPED, is_from_floor=True)

    assert (matter(raised).wording, matter(raised).screen_text) == (TYPED, "")
    assert (matter(raised).place, matter(current).place) == (Place.SCHEDULED, Place.ON_FLOOR)


def test_the_screen_shows_it_masked_and_the_wording_stays_whole(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    assert shown(minh, meeting_id, matter_id) == MASKED

    assert (matter(matter_id).wording, matter(matter_id).screen_reason) == (TYPED, "")
    assert last_facts()["masked"] == 3
    assert stage.acts() == ["capture:wording:shown"]


def test_the_name_of_who_registered_is_masked_however_it_is_written(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    make.make_registration(meeting_id, full_name="Đặng Khuê")

    screen.put_on_screen(minh, meeting_id, matter_id, "Ông Khuê, tức Dang Khue, hỏi", seen="")

    assert matter(matter_id).screen_text == "Ông […], tức […], hỏi"


def test_it_is_shown_whole_for_a_reason_which_is_kept(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    asked = "Đường dây 0912 345 678 của phường không ai nghe máy?"

    screen.put_on_screen(minh, meeting_id, matter_id, asked, seen="", reason="Số của cơ quan")

    assert matter(matter_id).screen_text == asked
    assert matter(matter_id).screen_reason == "Số của cơ quan"
    assert "Số của cơ quan" not in str(last_facts())


def test_a_reason_for_what_needs_none_is_not_kept(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    screen.put_on_screen(minh, meeting_id, matter_id, "Bao giờ xong?", seen="", reason="Vội")

    assert matter(matter_id).screen_reason == ""


def test_who_saw_another_text_on_screen_conflicts(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    screen.put_on_screen(minh, meeting_id, matter_id, "Hồ sơ quá hạn", seen="")

    with pytest.raises(Conflict):
        screen.put_on_screen(minh, meeting_id, matter_id, "Hồ sơ trễ hẹn", seen="")
    with pytest.raises(Conflict):
        screen.take_off_screen(minh, meeting_id, matter_id, seen=screen_version("Khác"))

    assert matter(matter_id).screen_text == "Hồ sơ quá hạn"


def test_nothing_is_shown_of_which_nothing_is_left(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    with pytest.raises(Invalid):
        screen.put_on_screen(minh, meeting_id, matter_id, "(ghi chú của thư ký)", seen="")


@pytest.mark.parametrize("role", [Role.LEADER, Role.OPERATOR, Role.SECRETARY])
def test_chair_operator_and_secretary_take_it_off_the_screen(
    meeting_id: int, minh: Actor, matter_id: int, role: Role
) -> None:
    text = shown(minh, meeting_id, matter_id)
    branch_id = make.make_branch()
    make.make_bridge(meeting_id, branch_id)
    who = {
        Role.LEADER: lambda: stage.chair_of(meeting_id),
        Role.OPERATOR: lambda: sign_in(Role.OPERATOR, unit_id=branch_id),
        Role.SECRETARY: lambda: minh,
    }[role]()

    screen.take_off_screen(who, meeting_id, matter_id, seen=screen_version(text))

    assert (matter(matter_id).screen_text, matter(matter_id).wording) == ("", TYPED)
    assert stage.acts()[-1] == "capture:wording:hidden"


def test_it_can_be_taken_off_after_the_minutes_are_signed(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    text = shown(minh, meeting_id, matter_id)
    make.make_signed_minutes(meeting_id)

    screen.take_off_screen(minh, meeting_id, matter_id, seen=screen_version(text))

    assert matter(matter_id).screen_text == ""


def test_who_has_no_part_in_the_meeting_takes_nothing_off(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    seen = screen_version(shown(minh, meeting_id, matter_id))

    for stranger in (sign_in(Role.LEADER), sign_in(Role.OPERATOR, unit_id=make.make_branch())):
        with pytest.raises(NotAllowed):
            screen.take_off_screen(stranger, meeting_id, matter_id, seen=seen)


def test_what_is_not_on_screen_cannot_be_taken_off(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    with pytest.raises(Refused, match="matter_not_on_screen"):
        screen.take_off_screen(minh, meeting_id, matter_id, seen="")


def test_the_journal_holds_no_word_of_what_was_shown_or_taken_off(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    text = shown(minh, meeting_id, matter_id)
    screen.take_off_screen(minh, meeting_id, matter_id, seen=screen_version(text))

    assert [word for word in ("đỏ", "\\u0111\\u1ecf", "0912") if word in stage.facts()] == []
