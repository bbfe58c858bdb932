"""Nothing of a matter out of scope gets into the minutes by any way; nothing else gets lost."""

import dataclasses
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import conclusions, notes, outcomes, screen
from console.capture.acts.undo import undo_outcome
from console.errors import NotSignedIn
from console.floor.acts import closing, matters, queue, turns
from console.minutes.content import MinutesMatter as ToldMatter
from console.minutes.content import OutOfScope
from console.minutes.views.draft import load_minutes
from console.review.acts import decisions, groups
from models import Matter
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind
from models.codes.people import Role, UnitKind
from models.codes.questions import Decision, Kind, Place
from tests import make
from tests.cast import sign_in

SECRET = "tố cáo ông Khanh nhận tiền"
OUT = OutcomeKind.OUT_OF_SCOPE


@pytest.fixture
def meeting_id(database: str) -> int:
    make.make_unit("CSKH", UnitKind.OFFICE)
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def said(minh: Actor, meeting_id: int) -> str:
    content = dataclasses.asdict(load_minutes(minh, meeting_id))
    return json.dumps(content, default=str, ensure_ascii=False)


def raise_it(
    minh: Actor,
    meeting_id: int,
    wording: str,
    *,
    turn_id: int | None = None,
    split_from_id: int | None = None,
) -> int:
    return matters.raise_matter(
        minh,
        meeting_id,
        wording,
        is_from_floor=True,
        turn_id=turn_id,
        split_from_id=split_from_id,
        takes_floor=True,
    )


def test_a_conclusion_about_it_keeps_its_number_and_says_nothing(
    meeting_id: int, minh: Actor
) -> None:
    unit_id = make.make_unit("TTTP")
    matter_id = raise_it(minh, meeting_id, SECRET)
    outcomes.decide_outcome(minh, meeting_id, matter_id, OUT, seen=0)
    conclusions.conclude(
        minh, meeting_id, f"Xác minh {SECRET}", unit_id=unit_id, matter_ids=(matter_id,)
    )

    content = load_minutes(minh, meeting_id)

    assert SECRET not in said(minh, meeting_id)
    assert [one.number for one in content.conclusions] == [1]
    assert content.commitments == ()


def test_an_excluded_form_in_a_group_lends_neither_words_nor_name(
    meeting_id: int, minh: Actor
) -> None:
    bad = make.make_question(meeting_id, "2026-10-001", wording=SECRET)
    good = make.make_question(meeting_id, "2026-10-002", wording="Đường ngập, ai sửa?")
    for one in (bad, good):
        decisions.accept(minh, meeting_id, one, seen=Decision.UNREVIEWED)
    from_matters = tuple(sorted(matters_of(meeting_id)))
    groups.group(minh, meeting_id, (bad, good), seen=from_matters)
    decisions.exclude(
        minh,
        meeting_id,
        bad,
        kind=Kind.DENUNCIATION,
        reason="tố cáo",
        seen=Decision.ACCEPTED,
    )
    closing.close_meeting(minh, meeting_id)

    told = said(minh, meeting_id)

    assert SECRET not in told
    assert "2026-10-001" not in told
    assert "Đường ngập" in told


def matters_of(meeting_id: int) -> list[int]:
    with db.reading() as session:
        return list(session.scalars(select(Matter.id).where(Matter.meeting_id == meeting_id)))


def test_its_asker_without_a_form_stands_in_no_list(meeting_id: int, minh: Actor) -> None:
    turn_id = queue.join_queue(minh, meeting_id, name="Phí Văn Tố", topic=SECRET)
    turns.start_turn(minh, meeting_id, turn_id, seen=TurnState.WAITING)
    matter_id = raise_it(minh, meeting_id, SECRET, turn_id=turn_id)
    outcomes.decide_outcome(minh, meeting_id, matter_id, OUT, seen=0)
    queue.withdraw_turn(minh, meeting_id, turn_id, reason=SECRET, seen=TurnState.ON_AIR)

    told = said(minh, meeting_id)

    assert "Phí Văn Tố" not in told
    assert SECRET not in told


def test_what_was_cut_out_of_a_matter_leaves_its_words_too(meeting_id: int, minh: Actor) -> None:
    whole = f"Đường ngập, ai sửa? Và tôi {SECRET}"
    parent = raise_it(minh, meeting_id, whole)
    screen.put_on_screen(minh, meeting_id, parent, "Đường ngập, ai sửa?", seen="")
    child = raise_it(minh, meeting_id, SECRET, split_from_id=parent)
    outcomes.decide_outcome(minh, meeting_id, child, OUT, seen=0)

    told = said(minh, meeting_id)

    assert SECRET not in told
    assert "Đường ngập" in told


def test_what_is_suspected_is_told_once_the_chair_decided_it(meeting_id: int, minh: Actor) -> None:
    matter_id = raise_it(minh, meeting_id, SECRET)
    before = load_minutes(minh, meeting_id).matters
    outcomes.decide_outcome(minh, meeting_id, matter_id, OutcomeKind.ANSWERED_ON_SITE, seen=0)
    after = load_minutes(minh, meeting_id).matters

    assert [type(one) for one in before] == [OutOfScope]
    assert [one.wording for one in after if isinstance(one, ToldMatter)] == [SECRET]


def test_what_is_suspected_and_undecided_is_told_by_the_wording_on_screen_alone(
    meeting_id: int, minh: Actor
) -> None:
    whole = f"Đường ngập, ai sửa? Và tôi {SECRET}"
    matter_id = raise_it(minh, meeting_id, whole)
    screen.put_on_screen(minh, meeting_id, matter_id, "Đường ngập, ai sửa?", seen="")

    told = said(minh, meeting_id)

    assert "Đường ngập" in told
    assert SECRET not in told


@pytest.mark.parametrize(
    ("wording", "told"), [(f"Tôi {SECRET}", []), ("Xin hỏi phí cấp giấy phép?", ["Phí Văn Tố"])]
)
def test_who_may_denounce_and_did_not_speak_stands_in_no_list(
    meeting_id: int, minh: Actor, wording: str, told: list[str]
) -> None:
    form_id = make.make_registration(meeting_id)
    make.make_question(meeting_id, wording=wording, registration_id=form_id)
    make.make_turn(meeting_id, name="Phí Văn Tố", state=TurnState.NO_SHOW, registration_id=form_id)

    content = load_minutes(minh, meeting_id)

    assert [turn.name for turn in content.turns_aside] == told


def test_a_late_change_to_out_of_scope_leaves_other_remarks(meeting_id: int, minh: Actor) -> None:
    now = clock.now()
    matter_id = matters.raise_matter(
        minh.at(now - timedelta(minutes=60)), meeting_id, SECRET, is_from_floor=True
    )
    outcomes.decide_outcome(
        minh.at(now - timedelta(minutes=55)),
        meeting_id,
        matter_id,
        OutcomeKind.ANSWERED_ON_SITE,
        seen=0,
    )
    notes.note(
        minh.at(now - timedelta(minutes=30)),
        meeting_id,
        NoteKind.CHAIR,
        "Nhắc các Sở trả lời đúng hạn",
    )
    outcomes.decide_outcome(minh, meeting_id, matter_id, OUT, seen=1)

    assert [one.text for one in load_minutes(minh, meeting_id).chair_notes] == [
        "Nhắc các Sở trả lời đúng hạn"
    ]


def test_a_withdrawn_matter_is_not_told_as_a_written_reply(meeting_id: int, minh: Actor) -> None:
    matter_id = make.make_matter(meeting_id, 1, wording="Rút trước khi hỏi")
    outcomes.decide_outcome(minh, meeting_id, matter_id, OutcomeKind.WITHDRAWN, seen=0)

    assert load_minutes(minh, meeting_id).not_reached == ()


def test_an_outcome_taken_back_is_not_told(meeting_id: int, minh: Actor) -> None:
    matter_id = make.make_matter(
        meeting_id, 1, wording="Giá nước", place=Place.ON_FLOOR, taken_up_at=clock.now()
    )
    unit_id = make.make_unit("SXD")
    due_on = clock.today() + timedelta(days=20)
    outcomes.decide_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        "Sẽ lắp đồng hồ",
        unit_id=unit_id,
        due_on=due_on,
        seen=0,
    )
    assert "Sẽ lắp đồng hồ" in said(minh, meeting_id)

    undo_outcome(minh, meeting_id, seen=1)

    assert "Sẽ lắp đồng hồ" not in said(minh, meeting_id)


def test_an_officer_with_an_account_is_named_once(meeting_id: int, minh: Actor) -> None:
    make.make_duty(meeting_id, DutyKind.SECRETARY, account_id=minh.account_id, person="Minh")

    officer = load_minutes(minh, meeting_id).secretaries[0]

    assert (officer.name, officer.position) == ("Minh", "")


def test_nobody_reads_the_minutes(meeting_id: int) -> None:
    with pytest.raises(NotSignedIn):
        load_minutes(None, meeting_id)
