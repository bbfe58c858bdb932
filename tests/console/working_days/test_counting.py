from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import Refused
from console.i18n.catalog import LANGUAGES, translate
from console.working_days.counting import PERIODS, Deadline, Period, Side, deadlines
from console.working_days.days import Day, DayTable, load
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.calendar_days import PeriodUnit as Unit

KEYS = [
    "public_notice",
    "media_notice",
    "invitation",
    "programme",
    "result_notice",
    "conclusion_notice",
]
COUNTED_BACK = {"public_notice": 7, "media_notice": 7, "invitation": 5}

# meeting; notice; invitation; programme, publish by; result's plain end, due, internal target;
# conclusion. Reference values, computed by another program than this one.
ROWS = """
29/05/2025 20/05/2025 22/05/2025 24/05/2025 23/05/2025 08/06/2025 09/06/2025 06/06/2025 05/06/2025
26/06/2025 17/06/2025 19/06/2025 21/06/2025 20/06/2025 06/07/2025 07/07/2025 04/07/2025 03/07/2025
28/08/2025 19/08/2025 21/08/2025 23/08/2025 22/08/2025 07/09/2025 08/09/2025 05/09/2025 08/09/2025
30/12/2025 19/12/2025 23/12/2025 25/12/2025 25/12/2025 09/01/2026 09/01/2026 09/01/2026 08/01/2026
15/01/2026 07/01/2026 09/01/2026 10/01/2026 10/01/2026 25/01/2026 26/01/2026 23/01/2026 22/01/2026
29/01/2026 20/01/2026 22/01/2026 24/01/2026 23/01/2026 08/02/2026 09/02/2026 06/02/2026 05/02/2026
26/02/2026 10/02/2026 12/02/2026 21/02/2026 13/02/2026 08/03/2026 09/03/2026 06/03/2026 05/03/2026
26/03/2026 17/03/2026 19/03/2026 21/03/2026 20/03/2026 05/04/2026 06/04/2026 03/04/2026 02/04/2026
29/04/2026 17/04/2026 21/04/2026 24/04/2026 24/04/2026 09/05/2026 11/05/2026 08/05/2026 08/05/2026
28/05/2026 19/05/2026 21/05/2026 23/05/2026 22/05/2026 07/06/2026 08/06/2026 05/06/2026 04/06/2026
27/08/2026 19/08/2026 21/08/2026 22/08/2026 22/08/2026 06/09/2026 07/09/2026 04/09/2026 08/09/2026
03/09/2026 21/08/2026 24/08/2026 29/08/2026 28/08/2026 13/09/2026 14/09/2026 11/09/2026 10/09/2026
24/09/2026 15/09/2026 17/09/2026 19/09/2026 18/09/2026 04/10/2026 05/10/2026 02/10/2026 01/10/2026
26/11/2026 16/11/2026 18/11/2026 21/11/2026 20/11/2026 06/12/2026 07/12/2026 04/12/2026 03/12/2026
31/12/2026 22/12/2026 24/12/2026 26/12/2026 25/12/2026 10/01/2027 11/01/2027 08/01/2027 08/01/2027
28/01/2027 19/01/2027 21/01/2027 23/01/2027 22/01/2027 07/02/2027 11/02/2027 03/02/2027 11/02/2027
25/02/2027 16/02/2027 18/02/2027 20/02/2027 19/02/2027 07/03/2027 08/03/2027 05/03/2027 04/03/2027
29/04/2027 20/04/2027 22/04/2027 24/04/2027 23/04/2027 09/05/2027 10/05/2027 07/05/2027 10/05/2027
26/08/2027 17/08/2027 19/08/2027 21/08/2027 20/08/2027 05/09/2027 06/09/2027 01/09/2027 06/09/2027
"""


@dataclass(frozen=True)
class Row:
    meeting_on: date
    notice: date
    invitation: date
    programme: date
    publish_by: date
    result_plain: date
    result: date
    internal_target: date
    conclusion: date


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  a date has no zone


def by_key(meeting_on: date, table: DayTable | None = None) -> dict[str, Deadline]:
    return {found.key: found for found in deadlines(meeting_on, table or load())}


def full_working_days_between(first: date, last: date) -> int:
    between = [first + timedelta(days=n) for n in range(1, (last - first).days)]
    return sum(load().is_working_day(on) for on in between)


REFERENCE = [Row(*map(day, line.split())) for line in ROWS.split("\n") if line]
every_row = pytest.mark.parametrize("row", REFERENCE, ids=lambda row: row.meeting_on.isoformat())


@every_row
def test_due_dates_when_counted_then_they_are_the_reference_dates(row: Row) -> None:
    found = deadlines(row.meeting_on, load())

    assert [(deadline.key, deadline.due_on) for deadline in found] == [
        ("public_notice", row.notice),
        ("media_notice", row.notice),
        ("invitation", row.invitation),
        ("programme", row.programme),
        ("result_notice", row.result),
        ("conclusion_notice", row.conclusion),
    ]


@every_row
def test_recommended_dates_when_not_counted_back_in_working_days_then_on_the_last_working_day(
    row: Row,
) -> None:
    found = by_key(row.meeting_on)

    assert found["programme"].recommended_on == row.publish_by
    assert found["result_notice"].recommended_on == row.internal_target
    assert found["conclusion_notice"].recommended_on == row.conclusion


@every_row
def test_recommended_dates_when_counted_back_then_the_full_working_days_lie_between(
    row: Row,
) -> None:
    found = by_key(row.meeting_on)

    for key, count in COUNTED_BACK.items():
        recommended_on = found[key].recommended_on
        assert full_working_days_between(recommended_on, row.meeting_on) == count
        assert load().is_working_day(recommended_on)


@every_row
def test_result_arithmetic_when_the_plain_end_is_a_day_off_then_it_tells_of_the_roll(
    row: Row,
) -> None:
    rolled = translate(
        "vi",
        "deadline.rolled",
        plain_on=row.result_plain,
        due_on=row.result,
        recommended_on=row.internal_target,
    )

    arithmetic = by_key(row.meeting_on)["result_notice"].arithmetic

    assert f"{row.result_plain:%d/%m/%Y}" in arithmetic
    assert (rolled in arithmetic) is (row.result != row.result_plain)


@pytest.mark.parametrize(
    ("meeting", "notice", "invitation"),
    [
        ("29/05/2025", "19/05/2025", "21/05/2025"),
        ("15/01/2026", "06/01/2026", "08/01/2026"),
        ("26/02/2026", "09/02/2026", "11/02/2026"),
        ("27/08/2026", "18/08/2026", "20/08/2026"),
        ("03/09/2026", "20/08/2026", "22/08/2026"),
    ],
)
def test_recommended_date_when_counted_back_then_it_is_one_working_day_earlier(
    meeting: str, notice: str, invitation: str
) -> None:
    found = by_key(day(meeting))

    assert found["public_notice"].recommended_on == day(notice)
    assert found["media_notice"].recommended_on == day(notice)
    assert found["invitation"].recommended_on == day(invitation)


def test_notice_when_the_make_up_saturday_is_unknown_then_it_would_be_a_day_earlier() -> None:
    naive = DayTable(())

    assert by_key(day("15/01/2026"), naive)["public_notice"].due_on == day("06/01/2026")
    assert by_key(day("15/01/2026"))["public_notice"].due_on == day("07/01/2026")


def test_notice_when_tet_lies_between_then_it_falls_16_days_ahead() -> None:
    due_on = by_key(day("26/02/2026"))["public_notice"].due_on

    assert day("26/02/2026") - due_on == timedelta(days=16)


def test_dates_when_one_more_day_is_declared_off_then_they_move() -> None:
    declared = Day(day("23/11/2026"), Kind.OFF, "Nghỉ hoán đổi", "", Status.OFFICIAL)

    found = by_key(day("26/11/2026"), load().with_days([declared]))

    assert found["public_notice"].due_on == day("13/11/2026")
    assert found["invitation"].due_on == day("17/11/2026")
    assert found["programme"].due_on == day("21/11/2026")


@pytest.mark.parametrize(
    ("meeting", "estimated"),
    [
        ("26/11/2026", []),
        ("31/12/2026", ["result_notice", "conclusion_notice"]),
        ("24/12/2026", ["result_notice"]),
        ("05/01/2027", [key for key in KEYS if key != "programme"]),
        ("25/02/2027", KEYS),
        ("27/12/2028", KEYS),
    ],
)
def test_dates_when_they_depend_on_an_estimated_or_missing_year_then_they_say_so(
    meeting: str, estimated: list[str]
) -> None:
    found = deadlines(day(meeting), load())

    assert [deadline.key for deadline in found if deadline.estimated] == estimated


@pytest.mark.parametrize("language", LANGUAGES)
def test_arithmetic_when_the_year_is_missing_then_it_names_the_year(language: str) -> None:
    warning = translate(language, "deadline.estimated", years="2028")

    sure = deadlines(day("26/11/2026"), load(), language)
    unsure = deadlines(day("27/06/2028"), load(), language)

    assert all(deadline.arithmetic.endswith(warning) for deadline in unsure)
    assert not any(warning in deadline.arithmetic for deadline in sure)


def test_arithmetic_when_counted_back_over_a_make_up_day_then_it_shows_the_count() -> None:
    arithmetic = by_key(day("15/01/2026"))["invitation"].arithmetic

    assert arithmetic == (
        "Chậm nhất 05 ngày làm việc trước ngày 15/01/2026, đếm lùi từ ngày liền trước: "
        "14/01, 13/01, 12/01, 10/01, 09/01. Hạn là ngày 09/01/2026; nên hoàn thành sớm hơn một "
        "ngày làm việc, vào ngày 08/01/2026. "
        "Ngày làm bù, tính là ngày làm việc: 10/01/2026 – Làm bù cho ngày 02/01/2026."
    )


def test_arithmetic_when_holidays_were_passed_over_then_it_names_them() -> None:
    arithmetic = deadlines(day("29/04/2026"), load(), "en")[-1].arithmetic

    assert arithmetic == (
        "Within 5 working days after 29/04/2026, the day of the meeting not counted: "
        "04/05, 05/05, 06/05, 07/05, 08/05. Due on 08/05/2026. Days off, not working days: "
        "30/04/2026 – Ngày Chiến thắng; 01/05/2026 – Ngày Quốc tế lao động."
    )


def test_arithmetic_when_a_calendar_period_ends_in_tet_then_each_day_off_is_named() -> None:
    arithmetic = by_key(day("28/01/2027"))["result_notice"].arithmetic

    for text in ["04/02", "05/02", "08/02", "09/02", "10/02"]:
        assert f"{text}/2027 – Tết Nguyên đán" in arithmetic


def test_periods_when_overridden_then_the_others_are_left_out_and_the_new_unit_counts() -> None:
    periods = {"programme": Period(5, Unit.WORKING, Side.BEFORE)}

    found = deadlines(day("29/05/2025"), load(), periods=periods)

    assert [(deadline.key, deadline.due_on, deadline.recommended_on) for deadline in found] == [
        ("programme", day("22/05/2025"), day("21/05/2025"))
    ]


def test_periods_when_listed_then_they_stand_in_the_order_of_the_meeting() -> None:
    assert list(PERIODS) == KEYS


@pytest.mark.parametrize("meeting_on", [date.min, date(1, 1, 5), date.max])
def test_dates_when_they_leave_the_calendar_then_the_meeting_is_refused(meeting_on: date) -> None:
    with pytest.raises(Refused) as refusal:
        deadlines(meeting_on, load())

    assert refusal.value.code == "meeting_date_out_of_range"
    assert refusal.value.facts == {"found": meeting_on.isoformat()}
    for language in LANGUAGES:
        sentence = translate(language, f"error.{refusal.value.code}", **refusal.value.facts)
        assert meeting_on.isoformat() in sentence


@given(st.dates(date(2024, 6, 1), date(2028, 12, 31)))
def test_dates_counted_back_when_any_meeting_then_on_a_working_day_before_it(
    meeting_on: date,
) -> None:
    found = by_key(meeting_on)

    for key, count in COUNTED_BACK.items():
        due_on, recommended_on = found[key].due_on, found[key].recommended_on
        assert load().is_working_day(due_on)
        assert recommended_on < due_on < meeting_on
        assert full_working_days_between(due_on, meeting_on) == count - 1


@given(st.dates(date(2024, 6, 1), date(2028, 12, 31)))
def test_dates_after_when_any_meeting_then_on_a_working_day_not_before_the_plain_end(
    meeting_on: date,
) -> None:
    found = by_key(meeting_on)

    result, conclusion = found["result_notice"], found["conclusion_notice"]
    assert load().is_working_day(result.due_on)
    assert load().is_working_day(conclusion.due_on)
    assert result.recommended_on <= meeting_on + timedelta(days=10) <= result.due_on
    assert full_working_days_between(meeting_on, conclusion.due_on) == 4
