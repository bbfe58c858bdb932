"""The programme's page: each act by its button, what may not be seen, what is missing."""

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.floor.acts.presets import set_presets
from console.i18n.catalog import translate
from console.meetings.presets import Presets
from models import AgendaItem, Bridge, Delegate, Duty, Matter, Meeting
from models.codes.meetings import AskerShown, Attendance, DutyKind, MeetingState, TurnOrder
from models.codes.people import Role
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import NOW, make_list, make_site
from tests.pages.conftest import OpenPage, drawn

HOSTILE = "<img src=x onerror=alert(1)>"


def opened(open_page: OpenPage, role: Role = Role.SECRETARY, section: str = "date") -> AppTest:
    unit = make.make_branch() if role is Role.OPERATOR else None
    page = (
        open_page(as_=sign_in(role, unit_id=unit)).switch_page("../../pages/agenda/page.py").run()
    )
    assert not page.exception
    return chosen(page, section) if section != "date" else page


def chosen(page: AppTest, section: str) -> AppTest:
    page.segmented_control(key="agenda-section").set_value(section).run()
    assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def keys(page: AppTest) -> set[str]:
    return {one.key for one in page.button if one.key}


def rows(model: type) -> list[object]:
    with db.reading() as session:
        return list(session.scalars(select(model).order_by(model.id)))  # type: ignore[attr-defined]


def asked(meeting_id: int, number: int, wording: str, **more: object) -> int:
    ref = f"2026-10-{number:03}"
    question = make.make_question(meeting_id, ref, decision=Decision.ACCEPTED, wording=wording)
    matter = make.make_matter(meeting_id, number, **more)
    make.link_question(matter, question)
    return matter


def test_the_first_month_is_opened_by_its_button(open_page: OpenPage) -> None:
    page = opened(open_page)
    assert "Mở kỳ Hội nghị đầu tiên" in drawn(page)
    page.text_input(key="agenda-code").set_value("2026-10")

    pressed(page, "agenda-open-month")

    (meeting,) = rows(Meeting)
    assert meeting.code == "2026-10"  # type: ignore[attr-defined]
    assert "Đã mở kỳ 2026-10" in page.success[0].value
    assert "Kỳ 2026-10: chưa ấn định" in drawn(page)


def test_a_month_written_wrong_is_refused_and_stays_in_the_field(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.text_input(key="agenda-code").set_value("10/2026")

    pressed(page, "agenda-open-month")

    assert page.error[0].value == "Mã kỳ ghi dạng năm-tháng, ví dụ 2026-10."
    assert page.text_input(key="agenda-code").value == "10/2026"


def test_deadlines_are_shown_before_the_date_is_saved(open_page: OpenPage) -> None:
    make.make_meeting()
    page = opened(open_page)

    page.date_input(key="agenda-date-2026-10").set_value(date(2026, 10, 28)).run()

    assert "Các thời hạn nếu họp ngày 28/10/2026" in drawn(page)
    assert rows(Meeting)[0].held_on == make.HELD_ON  # type: ignore[attr-defined]


def test_the_date_is_saved_with_time_and_venue(open_page: OpenPage) -> None:
    make.make_meeting()
    page = opened(open_page)
    page.date_input(key="agenda-date-2026-10").set_value(date(2026, 10, 28))
    page.time_input(key="agenda-start-2026-10").set_value(time(14, 0))
    page.text_input(key="agenda-venue-2026-10").set_value("Hội trường tầng 3")

    pressed(page, "agenda-save-date")

    (meeting,) = rows(Meeting)
    assert meeting.held_on == date(2026, 10, 28)  # type: ignore[attr-defined]
    assert f"{meeting.planned_start_at:%H:%M}" == "07:00"  # type: ignore[attr-defined]
    assert meeting.venue == "Hội trường tầng 3"  # type: ignore[attr-defined]
    assert len(rows(AgendaItem)) == 6


def test_the_date_of_an_open_meeting_is_only_told(open_page: OpenPage) -> None:
    make.make_open_meeting()

    page = opened(open_page)

    assert "agenda-save-date" not in keys(page)
    assert "Thứ Năm, 29/10/2026" in drawn(page)


def test_an_item_is_added_before_another(open_page: OpenPage) -> None:
    make.make_agenda(make.make_meeting(), 2)
    page = opened(open_page, section="programme")
    page.text_input(key="agenda-title").set_value("Xem phim tư liệu")
    page.number_input(key="agenda-minutes").set_value(15)
    page.selectbox(key="agenda-place").set_value(2)

    pressed(page, "agenda-add-item")

    assert "2. Xem phim tư liệu" in drawn(page)
    assert "15 phút" in drawn(page)
    assert page.text_input(key="agenda-title").value == ""


def test_an_item_without_a_title_is_refused_and_the_rest_stays(open_page: OpenPage) -> None:
    make.make_agenda(make.make_meeting(), 2)
    page = opened(open_page, section="programme")
    page.number_input(key="agenda-minutes").set_value(15)

    pressed(page, "agenda-add-item")

    assert page.error[0].value == "Nhập nội dung."
    assert page.number_input(key="agenda-minutes").value == 15


def test_an_item_moves_down_and_up(open_page: OpenPage) -> None:
    make.make_agenda(make.make_meeting(), 3)
    page = opened(open_page, section="programme")

    pressed(page, "agenda-item-down")
    assert "1. Mục 2" in drawn(page)
    assert "2. Mục 1" in drawn(page)

    pressed(page, "agenda-item-up")
    assert "1. Mục 1" in drawn(page)


def test_an_accepted_matter_is_scheduled_and_taken_off(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    matter = asked(meeting_id, 1, "Bao giờ có kết quả?")
    page = opened(open_page, section="matters")
    assert "Chưa xếp nội dung nào" in drawn(page)
    page.segmented_control(key="agenda-which").set_value("free").run()
    page.selectbox(key="agenda-free").set_value(matter)

    pressed(page, "agenda-put-on")

    assert rows(Matter)[0].place is Place.SCHEDULED  # type: ignore[attr-defined]
    page.segmented_control(key="agenda-which").set_value("in").run()
    page.selectbox(key="agenda-matter").set_value(matter)
    pressed(page, "agenda-take-off")
    assert rows(Matter)[0].place is Place.NONE  # type: ignore[attr-defined]


def test_a_matter_moves_in_the_programme(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    first = asked(meeting_id, 1, "Một", place=Place.SCHEDULED, programme_position=1)
    asked(meeting_id, 2, "Hai", place=Place.SCHEDULED, programme_position=2)
    page = opened(open_page, section="matters")
    page.selectbox(key="agenda-matter").set_value(first)

    pressed(page, "agenda-matter-down")

    positions = [one.programme_position for one in rows(Matter)]  # type: ignore[attr-defined]
    assert positions == [2, 1]


def test_no_choice_of_a_matter_says_so(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    asked(meeting_id, 1, "Một", place=Place.SCHEDULED, programme_position=1)
    page = opened(open_page, section="matters")

    pressed(page, "agenda-take-off")

    assert page.warning[0].value == "Chọn một nội dung trong danh sách trước."


def test_matters_are_searched_without_accents(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    asked(meeting_id, 1, "Cấp sổ đỏ quá hạn")
    asked(meeting_id, 2, "Lỗi cổng dịch vụ công")
    page = opened(open_page, section="matters")
    page.segmented_control(key="agenda-which").set_value("free").run()

    page.text_input(key="agenda-search").set_value("so do").run()

    assert "Cấp sổ đỏ quá hạn" in drawn(page)
    assert "Lỗi cổng" not in drawn(page)


def test_an_account_is_charged_with_the_chair_and_relieved(open_page: OpenPage) -> None:
    make.make_meeting()
    ha = sign_in(Role.LEADER)
    page = opened(open_page, section="duties")
    assert "Chưa phân công ai" in drawn(page)
    page.selectbox(key="agenda-account-chair").set_value(ha.account_id)

    pressed(page, "agenda-assign")

    (duty,) = rows(Duty)
    assert (duty.kind, duty.account_id) == (DutyKind.CHAIR, ha.account_id)  # type: ignore[attr-defined]
    page.selectbox(key="agenda-held").set_value(duty.id)  # type: ignore[attr-defined]
    pressed(page, "agenda-end-duty")
    assert rows(Duty)[0].to_at is not None  # type: ignore[attr-defined]


def test_an_operator_without_a_site_is_refused_and_the_name_stays(open_page: OpenPage) -> None:
    make.make_meeting()
    site = make.make_branch()
    page = opened(open_page, section="duties")
    page.segmented_control(key="agenda-kind").set_value("operator").run()
    page.text_input(key="agenda-person").set_value("Bà Lan")

    pressed(page, "agenda-assign")
    assert page.error[0].value == "Chọn điểm cầu của cán bộ."
    assert page.text_input(key="agenda-person").value == "Bà Lan"

    page.selectbox(key="agenda-site").set_value(site)
    pressed(page, "agenda-assign")
    (duty,) = rows(Duty)
    assert (duty.person, duty.unit_id) == ("Bà Lan", site)  # type: ignore[attr-defined]


def test_a_delegate_is_invited_and_marked_with_the_reason(open_page: OpenPage) -> None:
    make.make_meeting()
    page = opened(open_page, section="delegates")
    page.text_input(key="agenda-name").set_value(HOSTILE)
    page.text_input(key="agenda-body").set_value("Sở Tư pháp")
    pressed(page, "agenda-invite")
    (delegate,) = rows(Delegate)

    known = delegate.id  # type: ignore[attr-defined]
    page.selectbox(key="agenda-delegate").set_value(known).run()
    page.segmented_control(key=f"agenda-came-{known}").set_value("excused")
    page.text_input(key=f"agenda-reason-{known}").set_value("đi công tác")
    pressed(page, "agenda-mark")

    (marked,) = rows(Delegate)
    assert (marked.attendance, marked.reason) == (Attendance.EXCUSED, "đi công tác")  # type: ignore[attr-defined]
    assert "&lt;img src=x" in drawn(page)
    assert "<img" not in drawn(page)


def test_a_signed_meeting_offers_no_act(open_page: OpenPage) -> None:
    make.make_signed_minutes(make.make_meeting(state=MeetingState.CLOSED))
    page = opened(open_page)

    for section in ("programme", "matters", "duties", "delegates"):
        chosen(page, section)
        assert {one for one in keys(page) if one.startswith("agenda-")} == {"agenda-open-month"}
        assert page.info[0].value.startswith("Biên bản đã ký")


@pytest.mark.parametrize("role", [Role.LEADER, Role.OPERATOR, Role.AUDITOR])
def test_who_may_not_schedule_reads_without_buttons(open_page: OpenPage, role: Role) -> None:
    make.make_agenda(make.make_meeting(), 2)
    page = opened(open_page, role)

    for section in ("programme", "matters", "duties", "delegates"):
        chosen(page, section)
        assert not {one for one in keys(page) if one.startswith("agenda-")}
    assert not page.error


def test_nobody_sees_the_sign_in_form_instead(open_page: OpenPage) -> None:
    make.make_meeting()

    page = open_page()

    assert "2026-10" not in drawn(page)


def test_the_page_is_told_in_english(open_page: OpenPage) -> None:
    make.make_meeting()
    page = opened(open_page)

    page.radio(key="frame-language").set_value("en").run()

    assert "Due dates for a meeting on 29/10/2026" in drawn(page)


def test_the_list_is_opened_and_closed_by_its_buttons(open_page: OpenPage) -> None:
    with clock.stopped(NOW):
        make_list(list_opens_at=None, list_closes_at=None)
        page = pressed(opened(open_page, section="registration"), "agenda-open-list")
        assert "Đang mở" in drawn(page)
        assert "23/10/2026 23:59" in drawn(page)

        page = pressed(page, "agenda-close-list")
        assert "Đã đóng" in drawn(page)


def test_an_end_that_cannot_be_is_told_and_stays_in_its_fields(open_page: OpenPage) -> None:
    with clock.stopped(NOW):
        make_list(list_opens_at=None, list_closes_at=None)
        page = opened(open_page, section="registration")
        page.date_input(key="agenda-list-day-2026-10").set_value(date(2026, 10, 1))
        page = pressed(page, "agenda-open-list")

    assert [one.value for one in page.error] == [translate("vi", "error.list_end_wrong")]
    assert page.date_input(key="agenda-list-day-2026-10").value == date(2026, 10, 1)


def test_places_of_a_site_are_saved_and_who_waits_is_shown(open_page: OpenPage) -> None:
    with clock.stopped(NOW):
        meeting_id = make_list()
        unit = make_site(meeting_id)
        for number in (1, 2):
            there = {"attendance": "bridge", "site_unit_id": unit}
            make.make_registration(meeting_id, f"2026-10-00{number}", **there)
        page = opened(open_page, section="registration")
        page.number_input(key="agenda-places-0").set_value(9)
        page.selectbox(key="agenda-list-site").set_value(unit).run()
        assert page.number_input(key=f"agenda-places-{unit}").value is None
        page.number_input(key=f"agenda-places-{unit}").set_value(2)
        page = pressed(page, "agenda-set-places")
        page.number_input(key=f"agenda-places-{unit}").set_value(1)
        page = pressed(page, "agenda-set-places")

    assert rows(Bridge)[0].places == 2  # type: ignore[attr-defined]
    assert [one.value for one in page.error] == [translate("vi", "error.places_promised", count=2)]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR])
def test_who_may_only_read_sees_the_list_without_buttons(open_page: OpenPage, role: Role) -> None:
    with clock.stopped(NOW):
        make_list()
        page = opened(open_page, role, "registration")

    assert "/register/2026-10" in drawn(page)
    assert not {"agenda-open-list", "agenda-close-list", "agenda-set-places"} & keys(page)


def test_a_month_without_a_day_is_shown_one_with_its_due_dates(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting("2027-04")
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).held_on = None

    page = opened(open_page)

    assert page.date_input(key="agenda-date-2027-04").value == date(2027, 4, 29)
    assert page.info[0].value.startswith("Gợi ý: ")
    assert "Còn có thể thay đổi" in page.warning[0].value
    assert "Các thời hạn nếu họp ngày 29/04/2027" in drawn(page)


def test_a_day_whose_due_dates_leave_the_calendar_is_told_in_words(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting("9999-12")
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).held_on = None

    page = opened(open_page)

    assert "9999-12-30" in page.error[0].value


def test_a_month_is_prepared_like_the_one_before_by_its_button(open_page: OpenPage) -> None:
    make.make_meeting("2026-09")
    november = make.make_meeting("2026-11")
    with db.writing() as session:
        session.get_one(Meeting, november).held_on = None
    page = opened(open_page)

    page = pressed(page, "agenda-prepare")

    with db.reading() as session:
        assert session.get_one(Meeting, november).held_on == date(2026, 11, 26)
    assert "Đã chuẩn bị như kỳ 2026-09" in page.success[0].value
    assert "agenda-prepare" not in keys(page)


def live(open_page: OpenPage, role: Role = Role.SECRETARY) -> AppTest:
    return opened(open_page, role, section="matters")


def listed(page: AppTest, which: str) -> AppTest:
    page.segmented_control(key="agenda-which").set_value(which).run()
    assert not page.exception
    return page


def stored(matter_id: int) -> Matter:
    with db.reading() as session:
        return session.get_one(Matter, matter_id)


def field(page: AppTest, key: str) -> Any:
    (found,) = (one for one in page.number_input if one.key and one.key.startswith(key))
    return found


def test_the_suggestion_is_taken_in_part_with_its_reasons(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    first, second = (asked(meeting_id, number, f"Câu {number}") for number in (1, 2))
    page = listed(live(open_page), "suggested")
    assert "Điểm cầu chưa có nội dung" in drawn(page)
    (chosen_picks,) = page.multiselect
    assert chosen_picks.value == [first, second]
    chosen_picks.set_value([second]).run()

    pressed(page, "agenda-pick")

    assert "Đã xếp 1 nội dung vào chương trình" in page.success[0].value
    assert (stored(first).place, stored(second).place) == (Place.NONE, Place.SCHEDULED)
    assert "Đã xếp 1 nội dung, 6/120 phút; còn 114 phút." in page.info[0].value


def test_what_does_not_fit_is_left_to_writing_and_brought_back(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    late = [
        asked(
            meeting_id,
            number,
            f"Câu {number}",
            place=Place.SCHEDULED,
            programme_position=number,
            minutes_planned=100,
        )
        for number in (1, 2)
    ][1]
    page = live(open_page)
    assert "quá 80 phút. Không kịp: Số 2." in page.warning[0].value
    assert "1 nội dung sẽ không kịp" in page.expander[0].label

    pressed(page, "agenda-leave")
    assert (stored(late).place, stored(late).left_from) == (Place.NONE, 2)

    listed(page, "left")
    pressed(page, "agenda-bring-all")
    assert (stored(late).place, stored(late).left_from) == (Place.SCHEDULED, None)


def test_one_matter_is_brought_back(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    first, second = (asked(meeting_id, number, f"Câu {number}", left_from=0) for number in (1, 2))
    page = listed(live(open_page), "left")
    pressed(page, "agenda-bring-back")
    assert "Chọn một nội dung" in page.warning[0].value
    page.selectbox(key="agenda-left").set_value(first)

    pressed(page, "agenda-bring-back")

    assert (stored(first).left_from, stored(second).left_from) == (None, 0)


def test_the_time_of_the_hall_and_of_a_matter_are_changed(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    matter_id = asked(meeting_id, 1, "Câu 1", place=Place.SCHEDULED, programme_position=1)
    page = live(open_page)
    field(page, "agenda-hall-time").set_value(90)
    pressed(page, "agenda-save-hall")
    page.selectbox(key="agenda-matter").set_value(matter_id).run()
    field(page, "agenda-matter-minutes").set_value(15)

    pressed(page, "agenda-save-minutes")

    assert "15/90 phút" in page.info[0].value
    assert stored(matter_id).minutes_planned == 15


def test_the_minutes_of_an_item_are_changed(open_page: OpenPage) -> None:
    make.make_agenda(make.make_meeting(), 2)
    page = opened(open_page, section="programme")
    field(page, "agenda-item-time-of").set_value(20)

    pressed(page, "agenda-save-item-minutes")

    assert "20 phút" in drawn(page)


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPARTMENT, Role.OPERATOR])
def test_who_may_not_schedule_reads_the_time_and_changes_nothing(
    open_page: OpenPage, role: Role
) -> None:
    meeting_id = make.make_meeting()
    asked(meeting_id, 1, "Câu 1", place=Place.SCHEDULED, pick_reasons="vulnerable_person")
    asked(meeting_id, 2, "Câu 2")

    page = live(open_page, role)

    assert "6/120 phút" in page.info[0].value
    assert not keys(page) & {"agenda-save-hall", "agenda-leave", "agenda-pick"}
    assert "Người cần được ưu tiên" not in drawn(page)


def preset(page: AppTest, name: str) -> Any:
    fields = [*page.selectbox, *page.number_input, *page.checkbox]
    return next(one for one in fields if (one.key or "").startswith(f"agenda-preset-{name}-"))


def test_how_people_speak_is_set_beside_what_stands(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    page = opened(open_page, section="speaking")
    assert "Công bằng giữa các nơi" in drawn(page)
    preset(page, "order").set_value(TurnOrder.FIRST_COME)
    preset(page, "names").set_value(AskerShown.INITIALS)
    preset(page, "seconds").set_value(120)
    preset(page, "hall").set_value(2)
    preset(page, "answer_seconds").set_value(240)

    page = pressed(page, "agenda-save-presets")

    assert page.success[0].value == "Đã lưu cách phát biểu."
    assert preset(page, "seconds").value == 120
    with db.reading() as session:
        stored = session.get_one(Meeting, meeting_id)
    assert (stored.turn_order, stored.asker_shown) == (TurnOrder.FIRST_COME, AskerShown.INITIALS)
    assert (stored.seconds_per_turn, stored.seconds_per_answer) == (120, 240)
    assert (stored.hall_weight, stored.is_queue_public) == (2, False)


def test_the_code_for_joining_the_queue_is_shown_once_people_may(open_page: OpenPage) -> None:
    make.make_meeting()
    page = opened(open_page, section="speaking")
    assert "/speak/2026-10" not in drawn(page)
    preset(page, "public_queue").set_value(True)

    page = pressed(page, "agenda-save-presets")

    assert "/speak/2026-10</a>" in drawn(page)
    assert 'alt="Mã QR mở trang đăng ký phát biểu" src="data:image/svg+xml' in drawn(page)


def test_presets_set_by_somebody_else_meanwhile_are_told(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    page = opened(open_page, section="speaking")
    preset(page, "hall").set_value(2)
    other = sign_in(Role.SECRETARY, name="hoa")
    set_presets(other, meeting_id, Presets(hall_weight=3), seen=Presets())

    page = pressed(page, "agenda-save-presets")

    assert "Người khác vừa đổi cách phát biểu" in page.error[0].value
    assert preset(page, "hall").value == 3


@pytest.mark.parametrize("role", [Role.LEADER, Role.DEPARTMENT])
def test_who_does_not_run_the_floor_reads_how_people_speak(open_page: OpenPage, role: Role) -> None:
    make.make_meeting()

    page = opened(open_page, role, section="speaking")

    assert "Chỉ nơi hỏi" in drawn(page)
    assert "agenda-save-presets" not in keys(page)
