"""The chair's desk: every act by its button, for whom, and what it says when an act is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.capture.outcomes import OUTCOMES, OutcomeFacts
from console.capture.rules import OutcomeSeen
from console.floor.acts import matters
from console.floor.views import chair
from console.live import field_names, typed_text
from console.working_days import days, quick
from models import AgendaItem, Commitment, Matter, Meeting, Note, Outcome, Recess, Turn
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role, UnitKind
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, choices, drawn, mounted

Desk = Callable[..., AppTest]
OTHERS = [
    Role.OPERATOR,
    Role.DEPARTMENT,
    Role.REVIEWER,
    Role.PUBLISHER,
    Role.ADMIN,
]


@pytest.fixture
def open_desk(open_page: OpenPage) -> Desk:
    def opened(actor: Actor) -> AppTest:
        return open_page(as_=actor).switch_page("../../pages/chair/page.py").run()

    return opened


def chair_of(meeting_id: int, kind: DutyKind = DutyKind.CHAIR, name: str = "ha") -> Actor:
    actor = sign_in(Role.LEADER, name=name)
    make.make_duty(meeting_id, kind, actor.account_id)
    return actor


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def is_off(page: AppTest, key: str) -> bool:
    return bool(page.button(key=key).disabled)


def row(kind: type[Any], row_id: int) -> Any:
    with db.reading() as session:
        return session.get_one(kind, row_id)


def rows(kind: type[Any]) -> list[Any]:
    with db.reading() as session:
        return list(session.scalars(select(kind)))


def newest(kind: type[Any]) -> Any:
    with db.reading() as session:
        return session.scalars(select(kind).order_by(kind.id.desc()).limit(1)).one()


def said(page: AppTest) -> str:
    return "\n".join(line for line in drawn(page).split("\n") if 'class="said' in line)


@pytest.mark.parametrize("role", OTHERS)
def test_who_may_not_read_what_is_captured_is_refused_in_words(open_desk: Desk, role: Role) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, name="Bùi Thị Hoa")

    page = open_desk(sign_in(role, unit_id=make.make_branch()))

    assert [one.value for one in page.error] == ["Tài khoản này không có quyền thực hiện việc này."]
    assert "chair-call" not in [one.key for one in page.button]


def test_without_a_meeting_the_desk_says_what_comes_first(open_desk: Desk) -> None:
    page = open_desk(sign_in(Role.SECRETARY))

    assert "Chưa có kỳ Hội nghị nào để điều hành." in drawn(page)


def test_the_auditor_sees_the_desk_with_every_act_off(open_desk: Desk) -> None:
    make.make_turn(make.make_open_meeting())

    page = open_desk(sign_in(Role.AUDITOR))

    assert "chỉ xem, không điều hành được" in said(page)
    assert is_off(page, "chair-call")
    assert is_off(page, "chair-open-matters")


def test_a_leader_without_the_duty_is_told_who_can_help(open_desk: Desk) -> None:
    make.make_turn(make.make_open_meeting())

    page = open_desk(sign_in(Role.LEADER))

    assert "Thư ký phân công tại trang Chương trình." in said(page)
    assert is_off(page, "chair-call")


def test_the_meeting_opens_by_its_button(open_desk: Desk) -> None:
    meeting_id = make.make_meeting()
    page = open_desk(chair_of(meeting_id))

    page = press(page, "chair-open")

    assert row(Meeting, meeting_id).state is MeetingState.OPEN
    assert page.button(key="chair-call") is not None


def test_steps_that_are_open_are_named_before_the_opening_and_keep_nothing_from_it(
    open_desk: Desk,
) -> None:
    page = open_desk(chair_of(make.make_meeting()))

    assert "gửi giấy mời, gửi chương trình" in said(page)
    assert not is_off(page, "chair-open")


def test_before_the_opening_nothing_else_can_be_done(open_desk: Desk) -> None:
    meeting_id = make.make_meeting()
    make.make_turn(meeting_id)

    page = open_desk(chair_of(meeting_id))

    assert is_off(page, "chair-end-turn")
    assert is_off(page, "chair-open-matters")
    assert page.button(key="chair-open").proto.type == "primary"


def test_the_next_is_called_started_and_ended(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    turn_id = make.make_turn(meeting_id)
    page = open_desk(chair_of(meeting_id))

    page = press(page, "chair-call")
    called = row(Turn, turn_id).state
    page = press(page, f"chair-turn-start-{turn_id}")
    started = row(Turn, turn_id).state
    press(page, "chair-end-turn")

    assert (called, started) == (TurnState.CALLED, TurnState.ON_AIR)
    assert row(Turn, turn_id).state is TurnState.DONE


def test_nobody_waiting_turns_the_call_off_and_says_so(open_desk: Desk) -> None:
    page = open_desk(chair_of(make.make_open_meeting()))

    assert is_off(page, "chair-call")
    assert "Chưa có người chờ" in drawn(page)


def test_a_turn_is_paused_resumed_and_given_a_minute(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    turn_id = make.make_turn(meeting_id, state=TurnState.ON_AIR, started_at=make.START)
    page = open_desk(chair_of(meeting_id))

    page = press(page, f"chair-turn-pause-{turn_id}")
    paused = row(Turn, turn_id).state
    page = press(page, f"chair-turn-resume-{turn_id}")
    press(page, f"chair-turn-extend-{turn_id}")

    kept = row(Turn, turn_id)
    assert paused is TurnState.PAUSED
    assert (kept.state, kept.seconds_allowed) == (TurnState.ON_AIR, 240)


def test_a_turn_is_parked_and_resumed(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    turn_id = make.make_turn(meeting_id, state=TurnState.ON_AIR, started_at=make.START)
    page = open_desk(chair_of(meeting_id))

    page = press(page, f"chair-turn-park-{turn_id}")
    parked = row(Turn, turn_id).state
    press(page, f"chair-turn-back-{turn_id}")

    assert (parked, row(Turn, turn_id).state) == (TurnState.PARKED, TurnState.ON_AIR)


def test_who_does_not_come_is_noted_as_absent(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    turn_id = make.make_turn(meeting_id, state=TurnState.CALLED)

    press(open_desk(chair_of(meeting_id)), f"chair-turn-absent-{turn_id}")

    assert row(Turn, turn_id).state is TurnState.NO_SHOW


def choose(page: AppTest, key: str, value: object) -> AppTest:
    """What a click in a list leaves; a component cannot be clicked here."""
    page.session_state[key] = str(value)
    return page.run()


def test_another_is_put_first_with_a_reason(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1)
    other = make.make_turn(meeting_id, 2)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-speaker")
    page = choose(page, "chair-speaker", other)

    page.text_input(key=f"chair-reason-{other}").set_value("Phải về sớm")
    press(page, "chair-put-first")

    assert row(Turn, other).put_first_reason == "Phải về sớm"


def test_another_starts_out_of_turn_with_a_reason_alone(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1)
    other = make.make_turn(meeting_id, 2)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-speaker")
    page = press(choose(page, "chair-speaker", other), "chair-chosen-start")
    assert "Nhập lý do." in said(page)
    assert row(Turn, other).state is TurnState.WAITING

    page.text_input(key=f"chair-reason-{other}").set_value("Phải về sớm")
    press(page, "chair-chosen-start")

    begun = row(Turn, other)
    assert (begun.state, begun.put_first_reason) == (TurnState.ON_AIR, "Phải về sớm")


def test_without_a_reason_nobody_is_put_first_and_the_desk_asks_for_it(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1)
    other = make.make_turn(meeting_id, 2)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-speaker")
    page = choose(page, "chair-speaker", other)

    page = press(page, "chair-put-first")

    assert "Nhập lý do." in said(page)
    assert page.text_input(key=f"chair-reason-{other}").value == ""
    assert row(Turn, other).put_first_reason == ""


def test_an_item_of_the_programme_is_started_and_ended(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    first, _ = make.make_agenda(meeting_id, 2)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-programme")

    page = press(page, "chair-item-1")
    started = row(AgendaItem, first).started_at
    press(press(page, "chair-open-programme"), "chair-end-item")

    assert started is not None
    assert row(AgendaItem, first).ended_at is not None


def test_a_matter_is_taken_up_from_the_programme(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, 4, place=Place.SCHEDULED, programme_position=1)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-matters")
    page = choose(page, "chair-matter-chosen", matter_id)

    press(page, "chair-take-up")

    assert row(Matter, matter_id).place is Place.ON_FLOOR


def decided_desk(open_desk: Desk, meeting_id: int, matter_id: int) -> AppTest:
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")
    page = press(page, "chair-kind-2")
    page.text_area(key=f"chair-outcome-text-{matter_id}").set_value("Trả lời trong tuần")
    return page.run()


def test_an_outcome_is_decided_with_unit_and_words(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("CA", name="Công an thành phố")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = decided_desk(open_desk, meeting_id, matter_id)

    page.session_state[f"chair-outcome-unit-{matter_id}"] = unit_id
    page.text_input(key=f"chair-outcome-due-{matter_id}-typed").set_value("6/11/2026")
    page = press(page.run(), "chair-keep-outcome")

    made = newest(Outcome)
    assert (made.kind, made.unit_id, made.text) == (
        OutcomeKind.WRITTEN_REPLY,
        unit_id,
        "Trả lời trong tuần",
    )
    assert not page.text_area


def test_a_refused_outcome_keeps_what_was_typed(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = decided_desk(open_desk, meeting_id, matter_id)

    page = press(page, "chair-keep-outcome")

    assert "Chọn đơn vị trả lời bằng văn bản." in said(page)
    key = f"chair-outcome-text-{matter_id}"
    assert page.text_area(key=key).value == "Trả lời trong tuần"


def test_a_closed_tray_loses_nothing(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = decided_desk(open_desk, meeting_id, matter_id)

    page = press(press(page, "chair-tray-close"), "chair-decide")

    key = f"chair-outcome-text-{matter_id}"
    assert page.text_area(key=key).value == "Trả lời trong tuần"


def test_saving_without_a_kind_asks_for_one(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")

    page = press(page, "chair-keep-outcome")

    assert "Chọn một kết quả rồi lưu." in said(page)


def test_a_kind_pressed_in_the_same_run_as_saving_counts(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")

    page.button(key="chair-kind-1").click()
    press(page, "chair-keep-outcome")

    assert newest(Outcome).kind is OutcomeKind.ANSWERED_ON_SITE


@pytest.mark.parametrize("facts", OUTCOMES, ids=lambda facts: facts.kind.value)
def test_a_kind_asks_for_what_it_names_and_for_nothing_else(
    open_desk: Desk, facts: OutcomeFacts
) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)

    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), f"chair-kind-{facts.key}")

    days = {str(field.key) for field in page.text_input}
    asked = {
        "unit": bool(mounted(page, f"chair-outcome-unit-{matter_id}-picker")),
        "body": bool(mounted(page, f"chair-outcome-body-{matter_id}-picker")),
        "due": f"chair-outcome-due-{matter_id}-typed" in days,
        "undated": bool(page.checkbox),
    }
    assert asked == {
        "unit": facts.names_unit,
        "body": facts.names_body,
        "due": facts.takes_date,
        "undated": bool(facts.due_missing),
    }


def test_a_referral_commits_the_body_named_and_not_the_unit_filled_in_before(
    open_desk: Desk,
) -> None:
    meeting_id = make.make_open_meeting()
    lead, body = make.make_unit("SXD"), make.make_unit("CATP")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, lead_unit_id=lead)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-4")

    page.session_state[f"chair-outcome-body-{matter_id}"] = body
    page.text_input(key=f"chair-outcome-due-{matter_id}-typed").set_value("06/11/2026")
    press(page.run(), "chair-keep-outcome")

    made, promised = newest(Outcome), newest(Commitment)
    assert (made.kind, made.unit_id, made.body_unit_id) == (OutcomeKind.REFERRED, None, body)
    assert (promised.unit_id, promised.due_on) == (body, date(2026, 11, 6))


def test_a_date_in_the_past_is_kept_as_it_was_said(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("CATP")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, lead_unit_id=unit_id)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-1")
    passed = clock.today() - timedelta(days=40)

    page.text_input(key=f"chair-outcome-due-{matter_id}-typed").set_value(f"{passed:%d/%m/%Y}")
    assert "đã qua, vẫn ghi" in drawn(page.run())
    press(page, "chair-keep-outcome")

    assert (newest(Outcome).due_on, newest(Commitment).due_on) == (passed, passed)


def test_a_day_that_cannot_be_read_keeps_the_outcome_from_being_saved(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("CATP")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, lead_unit_id=unit_id)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-1")
    key = f"chair-outcome-due-{matter_id}-typed"

    page.text_input(key=key).set_value("31/02")
    page = press(page.run(), "chair-keep-outcome")

    assert "Chưa đọc được ngày" in said(page)
    assert (rows(Outcome), page.text_input(key=key).value) == ([], "31/02")


def test_a_unit_that_is_unknown_keeps_the_outcome_from_being_saved(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-1")

    page.session_state[f"chair-outcome-unit-{matter_id}-unknown"] = "khong co"
    page = press(page.run(), "chair-keep-outcome")

    assert "Chưa rõ đơn vị" in said(page)
    assert rows(Outcome) == []


def test_a_written_reply_has_its_day_or_the_visible_choice_of_none(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("CATP")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, lead_unit_id=unit_id)
    page = decided_desk(open_desk, meeting_id, matter_id)

    page = press(page, "chair-keep-outcome")
    assert "chọn không hẹn ngày" in said(page)
    page.checkbox(key=f"chair-outcome-undated-{matter_id}").check()
    press(page.run(), "chair-keep-outcome")

    assert (newest(Outcome).kind, newest(Outcome).due_on) == (OutcomeKind.WRITTEN_REPLY, None)


def test_an_outcome_somebody_else_decided_first_is_told(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-1")
    make.make_outcome(meeting_id, matter_id)

    page = press(page, "chair-keep-outcome")

    assert "Người khác vừa thay đổi trước." in said(page)


def test_what_bars_the_close_is_counted_and_listed(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, 1, place=Place.DONE)
    make.make_matter(meeting_id, 2, place=Place.DONE)

    page = press(open_desk(chair_of(meeting_id)), "chair-open-undecided")

    assert page.button(key="chair-open-undecided").label == "2 câu chưa chốt"
    assert "Câu chưa chốt kết quả: 2" in drawn(page)


def test_the_chair_s_note_stands_with_the_matter_on_the_floor(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-more")
    page = press(page, "chair-open-note")

    page.text_area(key=f"chair-note-text-{matter_id}").set_value("Sở báo cáo trước ngày mai")
    page = press(page, "chair-keep-note")

    made = newest(Note)
    assert (made.kind, made.matter_id, made.text) == (
        NoteKind.CHAIR,
        matter_id,
        "Sở báo cáo trước ngày mai",
    )
    assert "Đã lưu ý kiến chủ trì." in said(page)


def test_a_conclusion_names_who_acts(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("CSKH", UnitKind.OFFICE, name="Chăm sóc khách hàng")
    page = press(press(open_desk(chair_of(meeting_id)), "chair-open-more"), "chair-open-conclusion")

    page.text_area(key=f"chair-conclusion-text-{meeting_id}").set_value("Rút ngắn còn 3 ngày")
    page.session_state[f"chair-conclusion-unit-{meeting_id}"] = unit_id
    press(page, "chair-keep-conclusion")

    made = newest(Note)
    assert (made.kind, made.unit_id, made.number) == (NoteKind.CONCLUSION, unit_id, 1)


def test_a_recess_begins_and_ends_by_buttons(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    page = press(press(open_desk(chair_of(meeting_id)), "chair-open-more"), "chair-open-recess")

    page = press(page, "chair-recess-15")
    resting = row(Meeting, meeting_id).state
    press(page, "chair-end-recess")

    assert (resting, newest(Recess).minutes_planned) == (MeetingState.RECESS, 15)
    assert row(Meeting, meeting_id).state is MeetingState.OPEN


def close_tray_of(page: AppTest) -> AppTest:
    return press(press(page, "chair-open-more"), "chair-open-close")


def test_the_meeting_is_closed_by_its_button(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    page = close_tray_of(open_desk(chair_of(meeting_id)))

    page = press(page, "chair-close")

    assert row(Meeting, meeting_id).state is MeetingState.CLOSED
    assert is_off(page, "chair-call")
    assert is_off(page, "chair-end-turn")


def test_a_refused_close_names_the_matter_that_bars_it(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, 7, place=Place.DONE)
    page = close_tray_of(open_desk(chair_of(meeting_id)))

    page = press(page, "chair-close")

    assert "trước hết là nội dung số 7" in said(page)
    assert not is_off(page, "chair-open-undecided")


def test_after_the_close_an_outcome_can_still_be_corrected(open_desk: Desk) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    matter_id = make.make_matter(meeting_id, place=Place.DONE)
    make.make_outcome(meeting_id, matter_id)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-matters")
    page = press(choose(page, "chair-matter-chosen", matter_id), "chair-outcome-of")

    press(press(page, "chair-kind-6"), "chair-keep-outcome")

    made = newest(Outcome)
    assert (made.version, made.kind) == (2, OutcomeKind.WITHDRAWN)


def test_signed_minutes_turn_every_act_off(open_desk: Desk) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    make.make_signed_minutes(meeting_id)

    page = open_desk(chair_of(meeting_id))

    assert "Biên bản đã ký" in said(page)
    assert is_off(page, "chair-decide")


def test_a_conflict_is_told_until_the_next_press(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1)
    page = open_desk(chair_of(meeting_id))
    make.make_turn(meeting_id, 2, state=TurnState.CALLED)

    refused = said(press(page, "chair-call"))
    rerun = said(page.run())
    later = said(press(page, "chair-open-more"))

    assert "Người khác vừa thay đổi trước." in refused
    assert rerun == refused
    assert later == ""


def test_single_keys_can_be_switched_off(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-more")
    before = page.button(key="chair-call").proto.shortcut

    page = press(page, "chair-switch-keys")

    assert (before, page.button(key="chair-call").proto.shortcut) == ("m", "")


def test_only_what_comes_next_is_filled(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1, state=TurnState.ON_AIR, started_at=make.START)
    make.make_turn(meeting_id, 2)
    make.make_matter(meeting_id, place=Place.ON_FLOOR)

    page = open_desk(chair_of(meeting_id))

    filled = [one.key for one in page.button if one.proto.type == "primary"]
    assert filled == ["chair-end-turn"]


def test_what_will_not_be_reached_is_left_to_written_answers_in_one_act(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, 1, place=Place.DONE, taken_up_at=make.START)
    late = make.make_matter(meeting_id, 2, place=Place.SCHEDULED, programme_position=1)
    page = open_desk(chair_of(meeting_id))

    page = press(press(page, "chair-open-more"), "chair-open-unreached")
    press(page, "chair-leave-unreached")

    assert (row(Matter, late).place, row(Matter, late).left_from) == (Place.NONE, 1)


def written(page: AppTest) -> str:
    """Everything the desk itself writes; the boards are drawn by the browser."""
    return "".join(str(one.proto.body) for one in page.get("html"))


def test_a_denunciation_stands_in_no_tray_but_where_it_is_opened(open_desk: Desk) -> None:
    text = "Tôi tố cáo ông Phí Văn Tham nhận hối lộ năm triệu đồng."
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(
        meeting_id, place=Place.ON_FLOOR, taken_up_at=make.START, wording=text
    )
    make.link_question(matter_id, make.make_question(meeting_id, wording=text, kind=None))
    chair = chair_of(meeting_id)

    listed = press(open_desk(chair), "chair-open-undecided")
    opened = press(listed, "chair-decide")

    assert "Phí Văn Tham" not in str(listed.main)
    assert "Kết quả phù hợp: Không thuộc phạm vi đối thoại (phím 7)" in written(opened)
    assert "Phí Văn Tham" in written(opened)


def test_the_auditor_opens_no_denunciation(open_desk: Desk) -> None:
    text = "Tôi tố cáo ông Phí Văn Tham nhận hối lộ năm triệu đồng."
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, place=Place.ON_FLOOR, taken_up_at=make.START, wording=text)

    page = open_desk(sign_in(Role.AUDITOR))

    assert "Phí Văn Tham" not in str(page.main)


def shown(page: AppTest) -> dict[str, Any] | None:
    """Give the matter the card shows in place of the one on the floor."""
    options: Any = mounted(page, "chair-matter-board")["options"]
    told: dict[str, Any] | None = options["looked_at"]
    return told


def outcome_form(page: AppTest, matter_id: int) -> tuple[object, ...]:
    parts = ("kind", "unit", "body", "due", "text")
    return tuple(page.session_state[f"chair-outcome-{part}-{matter_id}"] for part in parts)


def propose(meeting_id: int, matter_id: int, text: str, proposal_id: int = 0) -> int:
    return outcomes.propose_outcome(
        sign_in(Role.SECRETARY, name=f"minh-{proposal_id}"),
        meeting_id,
        matter_id,
        OutcomeKind.ESCALATED,
        text,
        due_on=date(2026, 11, 6),
        seen=OutcomeSeen(0, proposal_id),
    )


def decide_from_the_list(page: AppTest, matter_id: int) -> AppTest:
    page.session_state["chair-tray"] = f"outcome:{matter_id}"
    return page.run()


def test_a_correction_opens_with_what_was_decided(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("SXD")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    due = date(2026, 11, 6)
    given = {"unit_id": unit_id, "text": "Trả lời trước 06/11", "due_on": due}
    make.make_outcome(meeting_id, matter_id, kind=OutcomeKind.WRITTEN_REPLY, **given)

    page = press(open_desk(chair_of(meeting_id)), "chair-decide")

    filled = ("written_reply", unit_id, None, due, "Trả lời trước 06/11")
    assert outcome_form(page, matter_id) == filled


def test_what_the_chair_decided_is_there_again_for_the_next_correction(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-1")
    page.text_area(key=f"chair-outcome-text-{matter_id}").set_value("Đã rõ")

    page = press(press(page.run(), "chair-keep-outcome"), "chair-decide")

    assert outcome_form(page, matter_id)[-1] == "Đã rõ"
    press(press(page, "chair-kind-5"), "chair-keep-outcome")
    made = newest(Outcome)
    assert (made.version, made.kind, made.text) == (2, OutcomeKind.ACCEPTED_FOR_STUDY, "Đã rõ")


def test_a_proposal_fills_an_open_form_in_which_nobody_typed_and_a_newer_one_too(
    open_desk: Desk,
) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")

    first = propose(meeting_id, matter_id, "Báo cáo Thành phố")
    proposed = outcome_form(page.run(), matter_id)
    propose(meeting_id, matter_id, "Báo cáo Bộ", first)
    page = page.run()

    due = date(2026, 11, 6)
    assert proposed == ("escalated", None, None, due, "Báo cáo Thành phố")
    assert outcome_form(page, matter_id) == ("escalated", None, None, due, "Báo cáo Bộ")
    assert "thư ký đề xuất lúc" in page.text_area[0].label


def test_a_proposal_leaves_what_the_chair_typed_and_is_taken_by_its_button(
    open_desk: Desk,
) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")
    page.text_area(key=f"chair-outcome-text-{matter_id}").set_value("Lời chủ trì")
    page = page.run()

    propose(meeting_id, matter_id, "Báo cáo Thành phố")
    page = page.run()
    typed = (outcome_form(page, matter_id)[-1], page.text_area[0].label)
    page = press(page, "chair-take-proposal")

    assert typed == ("Lời chủ trì", "Nội dung cam kết")
    assert outcome_form(page, matter_id)[-1] == "Báo cáo Thành phố"
    assert "chair-take-proposal" not in [one.key for one in page.button]


def test_a_proposal_leaves_a_day_that_cannot_be_read(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")
    page.text_input(key=f"chair-outcome-due-{matter_id}-typed").set_value("cuối tháng")
    page = page.run()

    propose(meeting_id, matter_id, "Báo cáo Thành phố")
    page = page.run()

    assert page.text_input(key=f"chair-outcome-due-{matter_id}-typed").value == "cuối tháng"
    assert outcome_form(page, matter_id)[-1] == ""
    assert "chair-take-proposal" in [one.key for one in page.button]


def test_a_written_reply_proposed_without_a_day_is_offered_as_that(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("SXD")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    outcomes.propose_outcome(
        sign_in(Role.SECRETARY),
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        "Sở trả lời bằng văn bản",
        unit_id=unit_id,
        is_undated=True,
        seen=OutcomeSeen(0, 0),
    )

    page = press(open_desk(chair_of(meeting_id)), "chair-decide")
    is_offered = page.checkbox(key=f"chair-outcome-undated-{matter_id}").value
    press(page, "chair-keep-outcome")

    assert is_offered
    assert (newest(Outcome).unit_id, newest(Outcome).due_on) == (unit_id, None)


def test_what_is_drafted_for_one_matter_is_in_no_other_form(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("SXD")
    first = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    second = make.make_matter(meeting_id, 2, place=Place.DONE)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-2")
    page.text_area(key=f"chair-outcome-text-{first}").set_value("Nháp câu 1")
    page.session_state[f"chair-outcome-unit-{first}"] = unit_id
    page.text_input(key=f"chair-outcome-due-{first}-typed").set_value("06/11/2026")

    page = decide_from_the_list(page.run(), second)
    other = outcome_form(page, second)
    page = decide_from_the_list(page, first)

    assert other == (None, None, None, None, "")
    due = date(2026, 11, 6)
    assert outcome_form(page, first) == ("written_reply", unit_id, None, due, "Nháp câu 1")


def test_words_kept_before_a_reload_come_back_before_what_was_proposed(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    propose(meeting_id, matter_id, "Báo cáo Thành phố")
    ha = chair_of(meeting_id)
    field = field_names.outcome("2026-10", matter_id)
    typed_text.keep(ha, field, "Lời chủ trì", revision=1, seen=0, writer="tab")

    page = press(open_desk(ha), "chair-decide")

    assert outcome_form(page, matter_id)[-1] == "Lời chủ trì"


def test_the_question_decided_from_the_list_stands_beside_its_form(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    other = make.make_matter(meeting_id, 2, place=Place.DONE, wording="Chờ sổ đỏ bốn năm")
    page = press(open_desk(chair_of(meeting_id)), "chair-decide")
    on_floor = shown(page)

    told = shown(decide_from_the_list(page, other))

    assert on_floor is None
    assert told is not None
    assert (told["number"], told["wording"]) == (2, "Chờ sổ đỏ bốn năm")


def test_a_denunciation_decided_from_the_list_is_not_on_the_card_beside_its_form(
    open_desk: Desk,
) -> None:
    text = "Tôi tố cáo ông Phí Văn Tham nhận hối lộ năm triệu đồng."
    meeting_id = make.make_open_meeting()
    make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    other = make.make_matter(meeting_id, 2, place=Place.DONE, wording=text)

    page = decide_from_the_list(open_desk(chair_of(meeting_id)), other)

    told = shown(page)
    assert told is not None
    assert (told["wording"], told["is_withheld"]) == ("", True)
    assert "Phí Văn Tham" in written(page)


def test_a_note_stays_with_the_matter_it_was_begun_for(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    first = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    second = make.make_matter(meeting_id, 2, place=Place.SCHEDULED)
    ha = chair_of(meeting_id)
    page = press(press(open_desk(ha), "chair-open-more"), "chair-open-note")
    page.text_area(key=f"chair-note-text-{first}").set_value("Sở báo cáo")
    matters.take_up(ha, meeting_id, second, seen=first)

    press(page.run(), "chair-keep-note")

    assert newest(Note).matter_id == first


def test_the_reason_given_for_one_person_is_not_that_of_the_next(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1)
    second, third = make.make_turn(meeting_id, 2), make.make_turn(meeting_id, 3)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-speaker")
    page = choose(page, "chair-speaker", second)
    page.text_input(key=f"chair-reason-{second}").set_value("Phải về sớm")

    page = choose(page.run(), "chair-speaker", third)

    assert page.text_input(key=f"chair-reason-{third}").value == ""


def test_a_proposal_is_named_in_the_list_of_the_undecided(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make.make_matter(meeting_id, 3, place=Place.DONE)
    propose(meeting_id, matter_id, "Báo cáo Thành phố")

    page = press(open_desk(chair_of(meeting_id)), "chair-open-undecided")

    (line,) = choices(page, "chair-undecided")
    assert [chip["word"] for chip in line["chips"]] == ["Đã trình", "Chưa chốt"]


def person_with_questions(meeting_id: int, count: int, state: TurnState) -> tuple[int, list[int]]:
    """Make a turn of somebody and the matters of their questions, numbered from 11."""
    form = make.make_registration(meeting_id)
    found = []
    for number in range(11, 11 + count):
        question = make.make_question(meeting_id, f"2026-10-001#{number}", registration_id=form)
        found.append(make.make_matter(meeting_id, number, place=Place.SCHEDULED))
        make.link_question(found[-1], question)
    return make.make_turn(meeting_id, registration_id=form, state=state), found


def test_starting_a_turn_brings_their_question_and_says_which(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    former = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    make.make_outcome(meeting_id, former)
    turn_id, (theirs,) = person_with_questions(meeting_id, 1, TurnState.CALLED)
    page = open_desk(chair_of(meeting_id))
    label = page.button(key=f"chair-turn-start-{turn_id}").label

    press(page, f"chair-turn-start-{turn_id}")

    assert label == "Bắt đầu, câu 11"
    assert row(Turn, turn_id).state is TurnState.ON_AIR
    assert row(Matter, theirs).place is Place.ON_FLOOR
    assert row(Matter, former).place is Place.DONE


def test_a_turn_starts_with_another_of_several_questions_and_goes_on_to_the_first(
    open_desk: Desk,
) -> None:
    meeting_id = make.make_open_meeting()
    turn_id, (first, second) = person_with_questions(meeting_id, 2, TurnState.CALLED)
    page = open_desk(chair_of(meeting_id))

    page = press(page, f"chair-asked-{second}")
    started = (row(Turn, turn_id).state, row(Matter, second).place)
    page = press(page, f"chair-asked-{first}")

    assert started == (TurnState.ON_AIR, Place.ON_FLOOR)
    assert row(Matter, first).place is Place.ON_FLOOR


def test_a_parked_turn_comes_back_with_its_question(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    turn_id, (theirs,) = person_with_questions(meeting_id, 1, TurnState.PARKED)
    make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)

    press(open_desk(chair_of(meeting_id)), f"chair-turn-back-{turn_id}")

    assert row(Matter, theirs).place is Place.ON_FLOOR


def test_who_is_chosen_out_of_order_brings_their_question(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    turn_id, (theirs,) = person_with_questions(meeting_id, 1, TurnState.WAITING)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-speaker")

    press(choose(page, "chair-speaker", turn_id), "chair-chosen-start")

    assert row(Matter, theirs).place is Place.ON_FLOOR


def test_a_due_date_often_said_is_set_by_a_press_and_stays_with_its_question(
    open_desk: Desk,
) -> None:
    meeting_id = make.make_open_meeting()
    lead, answering = make.make_unit(), make.make_unit("SYT")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, lead_unit_id=lead)
    other_id = make.make_matter(meeting_id, number=2, place=Place.DONE, lead_unit_id=lead)
    make.make_turn(
        meeting_id,
        kind=TurnKind.ANSWER,
        unit_id=answering,
        state=TurnState.ON_AIR,
        started_at=clock.now(),
    )

    ha = chair_of(meeting_id)
    page = press(open_desk(ha), "chair-decide")
    page = press(page, "chair-kind-2")
    page = press(page, "chair-due-days_5")
    press(page, "chair-keep-outcome")

    decided = newest(Outcome)
    assert (decided.matter_id, decided.unit_id) == (matter_id, answering)
    assert decided.due_on == quick.quick_dates(clock.today(), days.load())["days_5"]
    assert chair.load(ha, meeting_id).answering_unit_id(matter_id) == answering
    assert chair.load(ha, meeting_id).answering_unit_id(other_id) is None
