"""Dates, times and numbers as people read them; times in Hanoi's."""

from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_decimal

from console import clock


def number(count: int, language: str) -> str:
    """Write a count with the language's separators: 1.234."""
    return format_decimal(count, locale=language)


def day(on: date) -> str:
    """Write a date: 29/10/2026."""
    return f"{on:%d/%m/%Y}"


def month_of(code: str) -> str:
    """Write the month of a meeting's code: 10/2026."""
    year, month = code.split("-")
    return f"{month}/{year}"


def long_day(on: date, language: str) -> str:
    """Write a date with its weekday: Thứ Năm, 29/10/2026."""
    return f"{format_date(on, 'EEEE', locale=language)}, {day(on)}"


def time_of(at: datetime) -> str:
    """Write the time of a moment on a clock in Hanoi: 08:30."""
    return f"{clock.local(at):%H:%M}"


def moment(at: datetime) -> str:
    """Write day and time of a moment as in Hanoi: 29/10/2026 08:30."""
    return f"{clock.local(at):%d/%m/%Y %H:%M}"


def second(at: datetime) -> str:
    """Write a moment to the second as in Hanoi: 29/10/2026 08:30:05."""
    return f"{clock.local(at):%d/%m/%Y %H:%M:%S}"


def second_near(at: datetime, beside: datetime) -> str:
    """Write a moment to the second; on the same day as the one beside it, only the time."""
    is_same_day = clock.local(at).date() == clock.local(beside).date()
    return f"{clock.local(at):%H:%M:%S}" if is_same_day else second(at)


def length(seconds: int) -> str:
    """Write a stretch of time as minutes and seconds; what is over is 00:00."""
    whole = max(0, seconds)
    return f"{whole // 60:02}:{whole % 60:02}"
