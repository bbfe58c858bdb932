"""The few topics a screen can watch."""

from enum import StrEnum


class Topic(StrEnum):
    """Topics of a whole meeting; `bridge_topic` and the like make the narrow ones."""

    MEETING = "meeting"
    AGENDA = "agenda"
    FLOOR = "floor"
    BRIDGES = "bridges"
    CAPTURE = "capture"
    INTAKE = "intake"
    REVIEW = "review"
    PAPERS = "papers"
    FOLLOW_UP = "follow_up"
    HOUSE = "house"
    MAIL = "mail"
    MESSAGES = "messages"  # of the side channel; the desks of chair and secretary


def bridge_topic(bridge_id: int) -> str:
    """Topic of one bridge, watched by its operator."""
    return f"bridge:{bridge_id}"


def unit_topic(unit_id: int) -> str:
    """Topic of one unit, watched by its department accounts."""
    return f"unit:{unit_id}"


def session_topic(login_session_id: int) -> str:
    """Topic of one login session; rings when it is revoked."""
    return f"session:{login_session_id}"
