from datetime import UTC, date, datetime

import pytest

from console.import_files.findings import Code
from console.import_files.moments import read_moment, read_submitted_at
from console.import_files.tables import Raw

NOW = datetime(2026, 10, 20, 3, 0, tzinfo=UTC)
MONTH = date(2026, 10, 1)
HALF_PAST_EIGHT = datetime(2026, 10, 12, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    ["12/10/2026 08:30:00", "12/10/2026 8:30", datetime(2026, 10, 12, 8, 30)],  # noqa: DTZ001
)
def test_a_time_when_written_as_usual_then_is_read_without_a_word(raw: Raw) -> None:
    cell = read_submitted_at(raw, now=NOW, meeting_month=MONTH)

    assert (cell.value, cell.findings) == (HALF_PAST_EIGHT, ())


@pytest.mark.parametrize(
    "raw",
    [
        *("2026-10-12T08:30:00", "2026-10-12 08:30", "2026-10-12T01:30:00Z"),
        *("2026-10-12T08:30:00+07:00", "2026-10-12T08:30:00.000", "12-10-2026 08:30"),
        *("12.10.2026 8h30", "8 giờ 30 ngày 12/10/2026", "8h30 ngày 12 tháng 10 năm 2026"),
        *("12/10/26 08:30", "12/10/2026, 08:30:00 SA", "12/10/2026 8:30 AM", "08:30 12/10/2026"),
        *("46307.354166666664", 46307.354166666664, "46307,354166666664"),
    ],
)
def test_a_time_when_written_otherwise_then_is_repaired(raw: Raw) -> None:
    cell = read_submitted_at(raw, now=NOW, meeting_month=MONTH)

    assert (cell.value, cell.code) == (HALF_PAST_EIGHT, Code.TIME_RESPELLED)
    assert cell.facts == {"shown": "12/10/2026 08:30:00"}


def test_a_time_when_in_the_afternoon_by_name_then_is_after_noon() -> None:
    moment = read_moment("12/10/2026 08:30:00 CH")

    assert moment is not None
    assert moment.at == datetime(2026, 10, 12, 13, 30, tzinfo=UTC)


def test_a_time_when_the_month_stands_first_then_is_read_and_warned_of() -> None:
    cell = read_submitted_at("10/13/2026 08:30:00", now=NOW, meeting_month=MONTH)

    assert cell.value == datetime(2026, 10, 13, 1, 30, tzinfo=UTC)
    assert cell.code is Code.TIME_MONTH_FIRST


@pytest.mark.parametrize(
    "raw",
    [
        *("hôm qua lúc 8h", "31/9/2026 25:61", "31/09/2026", "12/10/2026 lúc mười giờ", "0/0/0"),
        *("12/10/2026 99:99", "x" * 5_000, "2026", 12, 1e300, float("inf"), True, "99999.5"),
        *("12/10/0026 08:30", datetime(1900, 1, 1), "2026-10-12T08:30:00+99:99"),  # noqa: DTZ001
    ],
)
def test_a_time_when_it_is_none_then_stays_empty_with_a_warning(raw: Raw) -> None:
    cell = read_submitted_at(raw, now=NOW, meeting_month=MONTH)

    assert (cell.value, cell.code) == (None, Code.TIME_UNREADABLE)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("20/10/2026 10:11:00", Code.TIME_IN_FUTURE),
        ("01/11/2026 00:00:00", Code.TIME_IN_FUTURE),
        ("05/03/2027 09:40:25", Code.TIME_IN_FUTURE),
        ("29/09/2025 23:59:59", Code.TIME_TOO_OLD),
        ("", Code.TIME_MISSING),
        (None, Code.TIME_MISSING),
    ],
)
def test_a_time_when_it_cannot_be_right_then_stays_empty_with_a_warning(
    raw: Raw, code: Code
) -> None:
    cell = read_submitted_at(raw, now=NOW, meeting_month=MONTH)

    assert (cell.value, cell.code) == (None, code)


def test_a_time_after_the_month_when_read_years_later_then_is_still_not_believed() -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)

    cell = read_submitted_at("05/03/2027 09:40:25", now=later, meeting_month=date(2026, 12, 1))

    assert cell.code is Code.TIME_IN_FUTURE


def test_a_time_when_the_forms_clock_is_a_little_ahead_then_is_believed() -> None:
    cell = read_submitted_at("20/10/2026 10:09:00", now=NOW, meeting_month=MONTH)

    assert cell.code is None
