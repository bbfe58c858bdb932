"""Desks that write to one another during a meeting, and the short codes they use."""

from enum import StrEnum


class Desk(StrEnum):
    """From where, or to whom, a message goes."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    UNIT = "unit"  # a site or a department


class ShortCode(StrEnum):
    """What is said without typing; the order is that of the choice."""

    SOUND_POOR = "sound_poor"
    PICTURE_POOR = "picture_poor"
    READ_SLOWER = "read_slower"
    SPEAK_LOUDER = "speak_louder"
    READY = "ready"
    TWO_MINUTES = "two_minutes"
    FETCHING_FIGURES = "fetching_figures"
    INVITE_UNIT = "invite_unit"
    PLEASE_FINISH = "please_finish"
    NEXT_PLEASE = "next_please"
    PLEASE_PHONE = "please_phone"
    AGREED = "agreed"
