"""What is spoken of: taken up from the programme, or raised in the room."""

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import closing, matters, queue
from console.queries.matters import covered
from models import Note, Question
from models.codes.capture import NoteKind
from models.codes.people import Role
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage


def notes() -> list[Note]:
    with db.reading() as session:
        return list(session.scalars(select(Note).order_by(Note.id)))


def question_ids(matter_id: int) -> tuple[int, ...]:
    with db.reading() as session:
        return covered(session, matter_id)


def test_taking_up_a_matter_ends_the_former_one(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_matter(meeting_id, 1), make.make_matter(meeting_id, 2)
    matters.take_up(minh.at(stage.after(60)), meeting_id, first, seen=None)

    matters.take_up(minh.at(stage.after(300)), meeting_id, second, seen=first)

    assert [stage.matter(one).place for one in (first, second)] == [Place.DONE, Place.ON_FLOOR]
    assert stage.matter(second).taken_up_at == stage.after(300)
    assert stage.acts() == ["floor:matter:taken_up"] * 2


def test_a_done_matter_may_come_back(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_matter(meeting_id, 1), make.make_matter(meeting_id, 2)
    matters.take_up(minh.at(stage.after(60)), meeting_id, first, seen=None)
    matters.take_up(minh, meeting_id, second, seen=first)

    matters.take_up(minh, meeting_id, first, seen=second)

    assert stage.matter(first).place is Place.ON_FLOOR
    assert stage.matter(first).taken_up_at == stage.after(60)


def test_another_matter_on_the_floor_than_seen_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    current = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    other = make.make_matter(meeting_id, 2)

    with pytest.raises(Conflict) as raised:
        matters.take_up(minh, meeting_id, other, seen=None)

    assert raised.value.now == current


def test_taking_up_is_refused_where_it_makes_no_sense(
    meeting_id: int, planned_id: int, minh: Actor
) -> None:
    current = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    merged = make.make_matter(meeting_id, 2, merged_into_id=current)
    elsewhere = make.make_matter(planned_id)

    with pytest.raises(Refused, match="matter_on_floor"):
        matters.take_up(minh, meeting_id, current, seen=current)
    with pytest.raises(Refused, match="matter_merged"):
        matters.take_up(minh, meeting_id, merged, seen=current)
    with pytest.raises(NotFound, match="matter_not_found"):
        matters.take_up(minh, meeting_id, elsewhere, seen=current)
    with pytest.raises(Refused, match="meeting_not_open"):
        matters.take_up(minh, planned_id, elsewhere, seen=None)


def test_a_leader_without_duty_takes_nothing_up(meeting_id: int) -> None:
    waiting = make.make_matter(meeting_id)

    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        matters.take_up(sign_in(Role.LEADER), meeting_id, waiting, seen=None)


def test_a_raised_matter_is_on_the_floor_on_screen_and_noted(meeting_id: int, minh: Actor) -> None:
    current = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    asked = [make.make_question(meeting_id, ref) for ref in ("2026-10-035", "2026-10-041")]
    turn_id = stage.on_air(meeting_id)

    raised = matters.raise_matter(
        minh.at(stage.after(90)),
        meeting_id,
        " Hồ sơ ở khâu nào? ",
        question_ids=asked,
        turn_id=turn_id,
    )

    made = stage.matter(raised)
    assert (made.number, made.place, made.wording) == (2, Place.ON_FLOOR, "Hồ sơ ở khâu nào?")
    assert (made.taken_up_at, made.asked_turn_id) == (stage.after(90), turn_id)
    assert question_ids(raised) == tuple(asked)
    assert stage.matter(current).place is Place.DONE
    assert [(one.kind, one.text, one.matter_id, one.turn_id) for one in notes()] == [
        (NoteKind.WORDING, "Hồ sơ ở khâu nào?", raised, turn_id)
    ]
    assert stage.acts() == ["floor:matter:raised"]


def test_a_question_from_the_floor_is_kept_as_one(meeting_id: int, minh: Actor) -> None:
    form = make.make_question(meeting_id)

    first = matters.raise_matter(minh, meeting_id, "Mức thu nào đúng?", is_from_floor=True)
    second = matters.raise_matter(
        minh, meeting_id, "Mất nước", is_from_floor=True, question_ids=(form,)
    )

    with db.reading() as session:
        refs = {
            one: [session.get_one(Question, asked).ref for asked in covered(session, one)]
            for one in (first, second)
        }
        kept = session.scalars(select(Question).where(Question.ref == "2026-10-s001")).one()
    assert refs == {first: ["2026-10-s001"], second: ["2026-10-001", "2026-10-s002"]}
    assert (kept.wording, kept.decision) == ("Mức thu nào đúng?", Decision.UNREVIEWED)


def test_a_matter_entered_late_does_not_displace_a_newer_one(meeting_id: int, minh: Actor) -> None:
    newer = matters.raise_matter(minh.at(stage.after(600)), meeting_id, "Sau")

    late = matters.raise_matter(minh.at(stage.after(300)), meeting_id, "Trước")

    assert [stage.matter(one).place for one in (newer, late)] == [Place.ON_FLOOR, Place.DONE]
    assert stage.matter(late).taken_up_at == stage.after(300)
    assert notes()[1].is_late


def test_a_matter_can_be_cut_out_of_another(meeting_id: int, minh: Actor) -> None:
    whole = matters.raise_matter(minh, meeting_id, "Hai việc")

    part = matters.raise_matter(minh, meeting_id, "Việc thứ hai", split_from_id=whole)

    assert stage.matter(part).split_from_id == whole


def test_a_matter_raised_before_the_close_may_be_entered_after_it(
    meeting_id: int, minh: Actor, care_id: int
) -> None:
    closing.close_meeting(minh.at(stage.after(1000)), meeting_id)

    late = matters.raise_matter(minh.at(stage.after(900)), meeting_id, "Ghi sau")

    assert stage.matter(late).place is Place.DONE
    with pytest.raises(Refused, match="meeting_not_open"):
        matters.raise_matter(minh, meeting_id, "Sau bế mạc")


def test_raising_a_matter_is_refused_without_text_or_with_strange_rows(
    meeting_id: int, planned_id: int, minh: Actor
) -> None:
    with pytest.raises(Invalid):
        matters.raise_matter(minh, meeting_id, "  ")
    elsewhere = make.make_question(planned_id, "2026-12-001")
    with pytest.raises(NotFound, match="question_not_found"):
        matters.raise_matter(minh, meeting_id, "Hỏi", question_ids=[elsewhere])
    with pytest.raises(NotFound, match="turn_not_found"):
        matters.raise_matter(minh, meeting_id, "Hỏi", turn_id=make.make_turn(planned_id))
    with pytest.raises(Refused, match="meeting_not_open"):
        matters.raise_matter(minh, planned_id, "Hỏi")
    make.make_signed_minutes(meeting_id)
    with pytest.raises(Refused, match="minutes_signed"):
        matters.raise_matter(minh, meeting_id, "Hỏi")


def test_the_journal_holds_no_word_of_what_was_asked(meeting_id: int, minh: Actor) -> None:
    turn_id = queue.join_queue(minh, meeting_id, name="Nguyễn Thị Hạnh", topic="Sổ đỏ")
    matters.raise_matter(minh, meeting_id, "Hồ sơ của tôi", turn_id=turn_id, is_from_floor=True)

    told = stage.facts()

    assert [word for word in ("Hạnh", "Sổ", "Hồ", "H\\u1ea1nh", "S\\u1ed5") if word in told] == []
