"""The acts of capture: they keep what was said, never edit it, and stop at the signature."""

import json
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture.acts import conclusions, head_counts, notes, outcomes, questions, screen
from console.capture.rules import NoteText
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.minutes.views.draft import load_minutes
from models import Base, Commitment, HeadCount, JournalEntry, Matter, Note, Outcome, Unit
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.documents import DocumentKind, DocumentState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role, UnitKind, UnitLevel
from models.documents import Document
from tests import make
from tests.cast import sign_in

Row = TypeVar("Row", bound=Base)

SIGNED = {
    "kind": DocumentKind.MINUTES,
    "state": DocumentState.SIGNED,
    "signed_at": make.START,
    "content_hash": "0" * 64,
    "entry": 0,
}


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    return make.make_matter(meeting_id)


@pytest.fixture
def unit_id(database: str) -> int:
    return make.make_unit("SNNMT")


@pytest.fixture
def care_id(database: str) -> int:
    return make.make_unit("CSKH", UnitKind.OFFICE)


def last_entry() -> JournalEntry:
    with db.reading() as session:
        return session.scalars(
            select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)
        ).one()


def one(table: type[Row], row_id: int) -> Row:
    with db.reading() as session:
        return session.get_one(table, row_id)


def commitments() -> list[Commitment]:
    with db.reading() as session:
        return list(session.scalars(select(Commitment).order_by(Commitment.id)))


# notes


def test_an_answer_keeps_unit_person_and_matter(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    note_id = notes.note(
        minh,
        meeting_id,
        NoteKind.ANSWER,
        "Hồ sơ ở khâu xác định nguồn gốc đất.",
        matter_id=matter_id,
        unit_id=unit_id,
        person="Phó Giám đốc",
    )

    kept = one(Note, note_id)
    assert (kept.unit_id, kept.person, kept.matter_id) == (unit_id, "Phó Giám đốc", matter_id)
    assert json.loads(last_entry().facts)["subjects"] == [f"matter:{matter_id}", f"note:{note_id}"]


def test_an_answer_names_its_unit(meeting_id: int, minh: Actor, matter_id: int) -> None:
    with pytest.raises(Invalid) as raised:
        notes.note(minh, meeting_id, NoteKind.ANSWER, "Ai trả lời?", matter_id=matter_id)

    assert raised.value.fields == {"unit_id": "answer_needs_unit"}


def test_a_conclusion_is_no_plain_note(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Invalid):
        notes.note(minh, meeting_id, NoteKind.CONCLUSION, "Kết luận")


def test_a_note_too_long_is_refused_by_field(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Invalid) as raised:
        notes.note(minh, meeting_id, NoteKind.CHAIR, "a" * 20_001)

    assert raised.value.fields == {"text": "text_too_long"}


def test_a_matter_of_another_meeting_is_not_found(meeting_id: int, minh: Actor) -> None:
    other = make.make_open_meeting("2026-09")
    foreign = make.make_matter(other)

    with pytest.raises(NotFound, match="matter_not_found"):
        notes.note(minh, meeting_id, NoteKind.WORDING, "Nhầm kỳ", matter_id=foreign)


def test_a_correction_is_a_new_row_at_the_old_time(meeting_id: int, minh: Actor) -> None:
    first = notes.note(minh, meeting_id, NoteKind.CHAIR, "Mười năm ngày")

    second = notes.amend_note(minh, meeting_id, first, "Mười lăm ngày", seen=first)

    old, new = one(Note, first), one(Note, second)
    assert (old.text, new.text, new.replaces_id) == ("Mười năm ngày", "Mười lăm ngày", first)
    assert new.happened_at == old.happened_at


def test_two_corrections_at_once_show_both_texts(meeting_id: int, minh: Actor) -> None:
    first = notes.note(minh, meeting_id, NoteKind.CHAIR, "Một")
    second = notes.amend_note(minh, meeting_id, first, "Hai", seen=first)
    hoa = sign_in(Role.SECRETARY, name="hoa")

    with pytest.raises(Conflict) as raised:
        notes.amend_note(hoa, meeting_id, first, "Ba", seen=first)

    assert raised.value.seen == NoteText(first, "Ba")
    assert raised.value.now == NoteText(second, "Hai")


def test_a_correction_finds_the_newest_row_by_any_of_them(meeting_id: int, minh: Actor) -> None:
    first = notes.note(minh, meeting_id, NoteKind.CHAIR, "Một")
    second = notes.amend_note(minh, meeting_id, first, "Hai", seen=first)

    third = notes.amend_note(minh, meeting_id, first, "Ba", seen=second)

    assert one(Note, third).replaces_id == second


def test_wording_goes_on_screen_and_a_stale_one_conflicts(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    screen.put_on_screen(minh, meeting_id, matter_id, "Hồ sơ quá hạn", seen="")

    with pytest.raises(Conflict):
        screen.put_on_screen(minh, meeting_id, matter_id, "Hồ sơ trễ hẹn", seen="")

    assert one(Matter, matter_id).wording == "Hồ sơ quá hạn"


# questions of a matter


def test_the_forms_of_a_matter_are_corrected(meeting_id: int, minh: Actor, matter_id: int) -> None:
    first = make.make_question(meeting_id, "2026-10-001")
    second = make.make_question(meeting_id, "2026-10-002")
    questions.correct_questions(minh, meeting_id, matter_id, (first,), seen=())

    questions.correct_questions(minh, meeting_id, matter_id, (second,), seen=(first,))

    assert json.loads(last_entry().facts)["questions"] == ["2026-10-002"]


def test_forms_corrected_by_another_first_conflict(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    first = make.make_question(meeting_id, "2026-10-001")
    questions.correct_questions(minh, meeting_id, matter_id, (first,), seen=())

    with pytest.raises(Conflict):
        questions.correct_questions(minh, meeting_id, matter_id, (), seen=(99,))


# outcomes


def test_a_date_makes_a_commitment_as_said(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    sunday_long_ago = date(2020, 11, 8)

    outcomes.decide_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.ANSWERED_ON_SITE,
        "Rà soát",
        unit_id=unit_id,
        due_on=sunday_long_ago,
        seen=0,
    )

    assert [(made.unit_id, made.due_on) for made in commitments()] == [(unit_id, sunday_long_ago)]


def test_no_date_and_no_letter_make_no_commitment(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    kind = OutcomeKind.ANSWERED_ON_SITE

    outcomes.decide_outcome(minh, meeting_id, matter_id, kind, "Xong", unit_id=unit_id, seen=0)

    assert commitments() == []


@pytest.mark.parametrize("level", [UnitLevel.CENTRAL, UnitLevel.EXTERNAL])
def test_customer_care_acts_for_a_body_outside_the_city(
    meeting_id: int, minh: Actor, matter_id: int, care_id: int, level: UnitLevel
) -> None:
    body = make.make_unit("CTN", level=level)

    outcomes.decide_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.REFERRED,
        "Chuyển đơn vị cấp nước",
        body_unit_id=body,
        due_on=date(2026, 11, 6),
        seen=0,
    )

    assert [made.unit_id for made in commitments()] == [care_id]


INCOMPLETE = {
    OutcomeKind.REFERRED: {"body_unit_id": "referral_needs_body"},
    OutcomeKind.WRITTEN_REPLY: {"unit_id": "reply_needs_unit"},
}


@pytest.mark.parametrize("kind", INCOMPLETE)
def test_an_incomplete_outcome_is_refused_by_field(
    meeting_id: int, minh: Actor, matter_id: int, kind: OutcomeKind
) -> None:
    with pytest.raises(Invalid) as raised:
        outcomes.decide_outcome(minh, meeting_id, matter_id, kind, seen=0)

    assert raised.value.fields == INCOMPLETE[kind]


def test_a_corrected_outcome_is_the_next_version(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    kind = OutcomeKind.WRITTEN_REPLY
    outcomes.decide_outcome(
        minh, meeting_id, matter_id, OutcomeKind.ANSWERED_ON_SITE, "Đã trả lời", seen=0
    )

    outcome_id = outcomes.decide_outcome(
        minh, meeting_id, matter_id, kind, "Bằng văn bản", unit_id=unit_id, seen=1
    )

    assert one(Outcome, outcome_id).version == 2
    assert last_entry().act == "capture:outcome:corrected"


def test_a_leader_decides_only_where_they_preside(meeting_id: int, matter_id: int) -> None:
    ha = sign_in(Role.LEADER)
    kind = OutcomeKind.ANSWERED_ON_SITE
    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        outcomes.decide_outcome(ha, meeting_id, matter_id, kind, seen=0)
    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        conclusions.conclude(ha, meeting_id, "Kết luận")

    make.make_duty(meeting_id, DutyKind.DEPUTY, account_id=ha.account_id)

    assert outcomes.decide_outcome(ha, meeting_id, matter_id, kind, seen=0)


# conclusions


def test_a_conclusion_with_a_unit_makes_a_commitment(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    note_id = conclusions.conclude(
        minh,
        meeting_id,
        "Rà hồ sơ trễ hẹn",
        unit_id=unit_id,
        due_on=date(2026, 11, 8),
        matter_ids=(matter_id,),
    )

    assert one(Note, note_id).number == 1
    assert [(made.note_id, made.outcome_id) for made in commitments()] == [(note_id, None)]


def test_a_taken_number_is_refused(meeting_id: int, minh: Actor) -> None:
    conclusions.conclude(minh, meeting_id, "Một", number=1)

    with pytest.raises(Refused, match="conclusion_number_taken"):
        conclusions.conclude(minh, meeting_id, "Lại một", number=1)


# head counts


def test_an_operator_counts_their_own_site_only(meeting_id: int) -> None:
    own, other = make.make_branch(1), make.make_branch(2)
    own_bridge = make.make_bridge(meeting_id, own)
    other_bridge = make.make_bridge(meeting_id, other)
    lan = sign_in(Role.OPERATOR, unit_id=own)

    counted = head_counts.count_heads(lan, meeting_id, 12, bridge_id=own_bridge)

    assert one(HeadCount, counted).people_count == 12
    with pytest.raises(NotAllowed, match="not_your_unit"):
        head_counts.count_heads(lan, meeting_id, 12, bridge_id=other_bridge)
    with pytest.raises(NotAllowed, match="not_your_unit"):
        head_counts.count_heads(lan, meeting_id, 12)


@pytest.mark.parametrize("people", [-1, 100_001])
def test_a_count_that_cannot_be_is_refused(meeting_id: int, minh: Actor, people: int) -> None:
    with pytest.raises(Invalid):
        head_counts.count_heads(minh, meeting_id, people)


def test_a_wrong_count_is_corrected_by_a_new_row(meeting_id: int, minh: Actor) -> None:
    first = head_counts.count_heads(minh, meeting_id, 860)

    second = head_counts.amend_heads(minh, meeting_id, first, 86, seen=860)

    assert (one(HeadCount, second).people_count, one(HeadCount, first).people_count) == (86, 860)
    told = load_minutes(minh, meeting_id).hall_head_counts
    assert [count.people_count for count in told] == [86]


def test_a_count_corrected_by_another_first_conflicts(meeting_id: int, minh: Actor) -> None:
    first = head_counts.count_heads(minh, meeting_id, 860)
    head_counts.amend_heads(minh, meeting_id, first, 86, seen=860)

    with pytest.raises(Conflict):
        head_counts.amend_heads(minh, meeting_id, first, 88, seen=860)


@pytest.mark.parametrize("kind", [NoteKind.ANSWER, NoteKind.WORDING])
def test_what_stands_under_a_matter_names_it(
    meeting_id: int, minh: Actor, unit_id: int, kind: NoteKind
) -> None:
    with pytest.raises(Invalid) as raised:
        notes.note(minh, meeting_id, kind, "Ở đâu?", unit_id=unit_id)

    assert raised.value.fields == {"matter_id": "note_needs_matter"}


def test_a_corrected_conclusion_promises_anew(
    meeting_id: int, minh: Actor, matter_id: int, unit_id: int
) -> None:
    first = conclusions.conclude(
        minh, meeting_id, "Rà trước 8/11", unit_id=unit_id, matter_ids=(matter_id,)
    )

    notes.amend_note(minh, meeting_id, first, "Rà trước 18/11", seen=first)

    content = load_minutes(minh, meeting_id)
    assert [told.text for told in content.conclusions] == ["Rà trước 18/11"]
    assert [told.work for told in content.commitments] == ["Rà trước 18/11"]


def test_a_spokesperson_taken_out_no_longer_speaks(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    first = make.make_question(meeting_id, "2026-10-001")
    second = make.make_question(meeting_id, "2026-10-002")
    with db.writing() as session:
        session.get_one(Matter, matter_id).spokesperson_question_id = second
    questions.correct_questions(minh, meeting_id, matter_id, (first, second), seen=())

    questions.correct_questions(minh, meeting_id, matter_id, (first,), seen=(first, second))

    assert one(Matter, matter_id).spokesperson_question_id is None


# before, after, and after signing


@pytest.mark.parametrize("state", MeetingState)
def test_capture_goes_on_before_the_opening_and_after_the_close(
    database: str, state: MeetingState
) -> None:
    meeting_id = make.make_meeting(state=state)

    assert notes.note(sign_in(Role.SECRETARY), meeting_id, NoteKind.CHAIR, "Ghi lại")


ACTS: dict[str, Callable[[Actor, int], object]] = {
    "note": lambda who, m: notes.note(who, m, NoteKind.CHAIR, "Thêm"),
    "amend": lambda who, m: notes.amend_note(who, m, 1, "Sửa", seen=1),
    "screen": lambda who, m: screen.put_on_screen(who, m, 1, "Sửa", seen=""),
    "forms": lambda who, m: questions.correct_questions(who, m, 1, (), seen=()),
    "outcome": lambda who, m: outcomes.decide_outcome(
        who, m, 1, OutcomeKind.ANSWERED_ON_SITE, seen=0
    ),
    "conclude": lambda who, m: conclusions.conclude(who, m, "Thêm"),
    "heads": lambda who, m: head_counts.count_heads(who, m, 5),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_captured_once_the_minutes_are_signed(
    meeting_id: int, minh: Actor, act: str
) -> None:
    with db.writing() as session:
        session.add(Document(meeting_id=meeting_id, **SIGNED))

    with pytest.raises(Refused, match="minutes_signed"):
        ACTS[act](minh, meeting_id)


def test_units_of_the_directory_are_needed(meeting_id: int, minh: Actor, matter_id: int) -> None:
    body = make.make_unit("BTU", level=UnitLevel.CENTRAL)

    with pytest.raises(Refused, match="care_unit_missing"):
        outcomes.decide_outcome(
            minh,
            meeting_id,
            matter_id,
            OutcomeKind.REFERRED,
            body_unit_id=body,
            due_on=date(2026, 11, 6),
            seen=0,
        )

    with db.reading() as session:
        assert session.scalars(select(Outcome)).all() == []
        assert [unit.code for unit in session.scalars(select(Unit))] == ["BTU"]
