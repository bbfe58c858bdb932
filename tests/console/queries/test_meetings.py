"""A meeting by id and code, its programme, its day, its signed minutes."""

import pytest

from console import db
from console.errors import NotFound
from console.queries import meetings
from models import Installation
from models.codes.meetings import MeetingState
from tests import make


def test_a_meeting_is_found_by_id_and_code_or_refused(database: str) -> None:
    meeting_id = make.make_meeting("2026-10")

    with db.reading() as session:
        assert meetings.by_id(session, meeting_id).code == "2026-10"
        assert meetings.by_code(session, "2026-10").id == meeting_id
        assert meetings.id_of(session, "2026-10") == meeting_id
        assert meetings.id_of(session, "2026-11") is None
        with pytest.raises(NotFound, match="meeting_not_found"):
            meetings.by_id(session, meeting_id + 1)
        with pytest.raises(NotFound, match="meeting_not_found"):
            meetings.by_code(session, "2026-11")


def test_the_newest_dated_meeting_before_a_month(database: str) -> None:
    make.make_meeting("2026-08", MeetingState.CLOSED)
    september = make.make_meeting("2026-09", MeetingState.CLOSED)

    with db.reading() as session:
        found = meetings.last_dated(session, "2026-10")
        assert found is not None
        assert found.id == september
        assert meetings.last_dated(session, "2026-08") is None


def test_only_signed_minutes_of_the_meeting_count(database: str) -> None:
    signed, other = make.make_meeting("2026-09"), make.make_meeting("2026-10")
    make.make_signed_minutes(signed)

    with db.reading() as session:
        assert meetings.has_signed_minutes(session, signed)
        assert not meetings.has_signed_minutes(session, other)


def test_a_database_is_a_demonstration_once_it_is_marked(database: str) -> None:
    with db.reading() as session:
        assert not meetings.is_demonstration(session)
    with db.writing() as session:
        session.add(Installation(id=1, demonstration_since=make.START))

    with db.reading() as session:
        assert meetings.is_demonstration(session)


def test_the_programme_stands_in_its_order(database: str) -> None:
    meeting_id = make.make_open_meeting()
    make.make_agenda(meeting_id, 3)

    with db.reading() as session:
        assert [item.position for item in meetings.items(session, meeting_id)] == [1, 2, 3]
        assert meetings.running_item(session, meeting_id) is None
        assert meetings.running_recess(session, meeting_id) is None
        assert meetings.newest_change(session, meeting_id) is None
        assert meetings.delegates(session, meeting_id) == []
