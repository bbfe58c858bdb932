from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from console.errors import Refused
from console.i18n.catalog import LANGUAGES, translate
from console.working_days.days import CSV_FILE, Day, DayTable, load, read
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status

HEADER = "date,kind,name,notice,status\n"
GOOD = "2026-09-02,off,Quốc khánh,9441/TB-BNV,official\n"
# The package does not know this one swap.
UNKNOWN_TO_THE_PACKAGE = {date(2026, 1, 2): False, date(2026, 1, 10): True}


def days_of(*years: int) -> list[date]:
    start, end = date(min(years), 1, 1), date(max(years), 12, 31)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


def write(folder: Path, text: str) -> Path:
    file = folder / "days.csv"
    file.write_text(text, "utf-8")
    return file


def test_shipped_table_when_compared_with_the_package_then_only_one_swap_differs() -> None:
    package = holidays.country_holidays("VN", years=(2025, 2026, 2027))

    ours = {day: load().is_working_day(day) for day in days_of(2025, 2026, 2027)}
    differing = {day: works for day, works in ours.items() if package.is_working_day(day) != works}

    assert differing == UNKNOWN_TO_THE_PACKAGE


def test_shipped_table_when_read_then_each_row_changes_its_weekday() -> None:
    pointless = [day for day in load().days if not day.differs]

    assert load().days
    assert pointless == []


def test_shipped_table_when_read_then_its_rows_stand_in_order_of_date() -> None:
    dates = [day.on for day in read(CSV_FILE).days]

    assert dates == sorted(dates)


def test_shipped_table_when_read_then_exactly_the_official_years_are_official() -> None:
    years = {
        status: {day.on.year for day in load().days if day.status is status} for status in Status
    }

    assert years == {Status.OFFICIAL: {2025, 2026}, Status.ESTIMATED: {2027}}


def test_shipped_table_when_an_official_row_is_read_then_it_names_its_source() -> None:
    unnamed = [day for day in load().days if day.status is Status.OFFICIAL and not day.notice]

    assert unnamed == []


def test_table_when_loaded_twice_then_it_is_the_same_table() -> None:
    assert load() is load()


@pytest.mark.parametrize(
    ("on", "works"),
    [
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 4, 30), False),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 11, 28), False),
    ],
)
def test_day_when_asked_then_swaps_and_holidays_are_known(on: date, works: bool) -> None:
    assert load().is_working_day(on) is works


def test_last_thursday_of_april_2026_when_asked_then_it_is_a_day_off() -> None:
    thursdays = [day for day in days_of(2026) if day.month == 4 and day.isoweekday() == 4]

    assert thursdays[-1] == date(2026, 4, 30)
    assert not load().is_working_day(thursdays[-1])


@pytest.mark.parametrize(
    ("on", "estimated"),
    [
        (date(2026, 9, 2), False),
        (date(2026, 6, 10), False),
        (date(2027, 2, 8), True),
        (date(2027, 6, 10), True),
        (date(2028, 6, 10), True),
        (date(2024, 6, 10), True),
    ],
)
def test_day_when_its_year_is_estimated_or_missing_then_it_is_estimated(
    on: date, estimated: bool
) -> None:
    assert load().is_estimated(on) is estimated


def test_official_row_when_its_year_still_has_estimated_rows_then_it_is_sure() -> None:
    new_year = Day(date(2027, 1, 1), Kind.OFF, "Tết Dương lịch", "", Status.OFFICIAL)

    table = load().with_days([new_year])

    assert not table.is_estimated(date(2027, 1, 1))
    assert table.is_estimated(date(2027, 1, 4))


def test_estimated_rows_when_all_made_official_then_the_year_is_sure() -> None:
    rows = [
        Day(day.on, day.kind, day.name, "1/TB", Status.OFFICIAL)
        for day in load().days
        if day.on.year == 2027
    ]

    table = load().with_days(rows)

    assert not any(table.is_estimated(day) for day in days_of(2027))


def test_row_when_laid_over_the_table_then_it_replaces_the_day_and_leaves_the_original() -> None:
    day_off = Day(date(2026, 8, 22), Kind.OFF, "Thôi làm bù", "", Status.OFFICIAL)

    table = load().with_days([day_off])

    assert not table.is_working_day(date(2026, 8, 22))
    assert load().is_working_day(date(2026, 8, 22))


def test_exception_when_the_row_only_repeats_the_weekday_then_there_is_none() -> None:
    sunday = Day(date(2026, 4, 26), Kind.OFF, "Giỗ Tổ Hùng Vương", "", Status.OFFICIAL)

    assert DayTable((sunday,)).exception_on(sunday.on) is None


def test_file_when_right_then_its_cells_become_days(tmp_path: Path) -> None:
    file = write(tmp_path, "\ufeff" + HEADER + GOOD)

    table = read(file)

    assert table.days == (
        Day(date(2026, 9, 2), Kind.OFF, "Quốc khánh", "9441/TB-BNV", Status.OFFICIAL),
    )


@pytest.mark.parametrize(
    ("row", "code", "facts"),
    [
        ("02/09/2026,off,a,,official", "calendar_cell", {"column": "date", "found": "02/09/2026"}),
        ("2026-02-30,off,a,,official", "calendar_cell", {"column": "date", "found": "2026-02-30"}),
        ("2026-09-01,nghỉ,a,,official", "calendar_cell", {"column": "kind", "found": "nghỉ"}),
        ("2026-09-01,off,a,,sure", "calendar_cell", {"column": "status", "found": "sure"}),
        ("2026-09-01,off,  ,,official", "calendar_cell", {"column": "name", "found": ""}),
        ("2026-09-01,off,a", "calendar_cells", {"found": 3, "needed": 5}),
        ("2026-09-01,off,a,b,c,official", "calendar_cells", {"found": 6, "needed": 5}),
        ("", "calendar_cells", {"found": 0, "needed": 5}),
        (GOOD.strip(), "calendar_twice", {"found": "2026-09-02"}),
    ],
)
def test_file_when_a_row_is_wrong_then_the_refusal_names_the_line(
    tmp_path: Path, row: str, code: str, facts: dict[str, object]
) -> None:
    file = write(tmp_path, HEADER + GOOD + row + "\n")

    with pytest.raises(Refused) as refusal:
        read(file)

    assert refusal.value.code == code
    assert refusal.value.facts == {"line": 3, **facts}
    for language in LANGUAGES:
        sentence = translate(language, f"error.{code}", **refusal.value.facts)
        assert str(refusal.value.facts["found"]) in sentence
        assert "3" in sentence


@pytest.mark.parametrize("text", ["", "ngày,loại\n", "date;kind;name;notice;status\n"])
def test_file_when_its_header_is_wrong_then_the_refusal_names_the_columns(
    tmp_path: Path, text: str
) -> None:
    file = write(tmp_path, text)

    with pytest.raises(Refused) as refusal:
        read(file)

    assert refusal.value.code == "calendar_header"
    assert refusal.value.facts["needed"] == "date, kind, name, notice, status"
