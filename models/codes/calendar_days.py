"""Kinds and states of the days of the calendar, and units of periods."""

from enum import StrEnum


class DayKind(StrEnum):
    """What a row makes of its day."""

    OFF = "off"
    WORK = "work"


class DayStatus(StrEnum):
    """Whether a notice has been published, or the day is only expected."""

    OFFICIAL = "official"
    ESTIMATED = "estimated"


class PeriodUnit(StrEnum):
    """What a period counts."""

    WORKING = "working"
    CALENDAR = "calendar"
