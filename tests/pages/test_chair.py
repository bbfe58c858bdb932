"""The chair's desk: every act by its button, for whom, and what it says when an act is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.capture.outcomes import OUTCOMES, OutcomeFacts
from models import AgendaItem, Commitment, Matter, Meeting, Note, Outcome, Recess, Turn
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role, UnitKind
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

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

    page.text_input(key="chair-reason").set_value("Phải về sớm")
    press(page, "chair-put-first")

    assert row(Turn, other).put_first_reason == "Phải về sớm"


def test_without_a_reason_nobody_is_put_first_and_the_desk_asks_for_it(open_desk: Desk) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(meeting_id, 1)
    other = make.make_turn(meeting_id, 2)
    page = press(open_desk(chair_of(meeting_id)), "chair-open-speaker")
    page = choose(page, "chair-speaker", other)

    page = press(page, "chair-put-first")

    assert "Nhập lý do." in said(page)
    assert page.text_input(key="chair-reason").value == ""
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

    page.selectbox(key=f"chair-outcome-unit-{matter_id}").select(unit_id)
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

    asked = {str(field.key) for field in (*page.selectbox, *page.date_input)}
    parts = {"unit": facts.names_unit, "body": facts.names_body, "due": facts.takes_date}
    assert {part: f"chair-outcome-{part}-{matter_id}" in asked for part in parts} == parts


def test_a_referral_commits_the_body_named_and_not_the_unit_filled_in_before(
    open_desk: Desk,
) -> None:
    meeting_id = make.make_open_meeting()
    lead, body = make.make_unit("SXD"), make.make_unit("CATP")
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR, lead_unit_id=lead)
    page = press(press(open_desk(chair_of(meeting_id)), "chair-decide"), "chair-kind-4")

    page.selectbox(key=f"chair-outcome-body-{matter_id}").select(body)
    page.date_input(key=f"chair-outcome-due-{matter_id}").set_value(date(2026, 11, 6))
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

    page.date_input(key=f"chair-outcome-due-{matter_id}").set_value(passed)
    press(page.run(), "chair-keep-outcome")

    assert (newest(Outcome).due_on, newest(Commitment).due_on) == (passed, passed)


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

    page.text_area(key="chair-note-text").set_value("Sở báo cáo trước ngày mai")
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

    page.text_area(key="chair-conclusion-text").set_value("Rút ngắn còn 3 ngày")
    page.selectbox(key="chair-conclusion-unit").select(unit_id)
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
