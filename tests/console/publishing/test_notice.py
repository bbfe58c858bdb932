"""The notice: published as read, version by version, unchangeable, with its hash in the journal."""

import json
from hashlib import sha256

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from console import db
from console.auth.actor import Actor
from console.bootstrap import command_line
from console.errors import Conflict, NotAllowed, NotFound, Refused
from console.meetings.acts import agenda
from console.publishing.acts import notice
from console.publishing.rules import read
from console.publishing.views.notice import load_desk, newest_code, notice_of
from models import AgendaItem, JournalEntry, Meeting, Notice
from models.codes.meetings import MeetingState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in


@pytest.fixture
def meeting_id(database: str) -> int:
    return furnished()


@pytest.fixture
def lite(sqlite_database: str) -> int:
    return furnished()


def furnished() -> int:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id, 2)
    make.make_bridge(meeting_id, make.make_branch(3))
    return meeting_id


def publish(meeting_id: int, by: Actor, seen: str = "") -> int:
    seen = seen or load_desk(by, meeting_id).draft_hash
    return notice.publish_notice(by, meeting_id, seen=seen)


def with_venue(meeting_id: int, venue: str) -> None:
    with db.writing() as session:
        session.get_one(Meeting, meeting_id).venue = venue


def test_everybody_reads_exactly_what_was_hashed(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)

    publish(meeting_id, minh)

    found = notice_of("2026-10")
    assert found is not None
    shown, versions = found
    assert versions == (1,)
    assert shown.content_hash == sha256(shown.text.encode()).hexdigest()
    assert shown.content.sites == ("Chi nhánh số 3",)
    assert len(shown.content.programme) == 2
    assert newest_code() == "2026-10"
    with db.reading() as session:
        query = select(JournalEntry).where(JournalEntry.number == shown.entry)
        kept = session.scalars(query.where(JournalEntry.chain == "2026-10")).one()
    assert json.loads(kept.facts)["hash"] == shown.content_hash


def test_a_change_is_a_new_version_and_the_old_one_stays(meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)
    publish(meeting_id, minh)
    with_venue(meeting_id, "Hội trường B")

    assert load_desk(minh, meeting_id).is_new
    publish(meeting_id, minh)

    first, newest = notice_of("2026-10", 1), notice_of("2026-10")
    assert first is not None
    assert newest is not None
    assert first[0].content.venue != "Hội trường B"
    assert (newest[0].version, newest[0].content.venue) == (2, "Hội trường B")
    assert notice_of("2026-10", 3) is None


@pytest.mark.parametrize("statement", ["UPDATE notices SET version = 7", "DELETE FROM notices"])
def test_a_published_version_cannot_be_changed_in_the_database(
    meeting_id: int, statement: str
) -> None:
    publish(meeting_id, sign_in(Role.SECRETARY))

    with pytest.raises(DBAPIError, match="never change"), db.writing() as session:
        session.execute(text(statement))

    with db.reading() as session:
        assert session.scalars(select(Notice.version)).all() == [1]


def test_what_changed_since_it_was_read_is_not_published(lite: int) -> None:
    minh = sign_in(Role.SECRETARY)
    seen = load_desk(minh, lite).draft_hash
    with_venue(lite, "Hội trường B")

    with pytest.raises(Conflict):
        publish(lite, minh, seen)

    assert notice_of("2026-10") is None


def test_the_same_is_not_published_twice(lite: int) -> None:
    publish(lite, sign_in(Role.SECRETARY))

    with pytest.raises(Refused, match="notice_unchanged"):
        publish(lite, sign_in(Role.PUBLISHER))


def test_without_a_day_there_is_no_notice(sqlite_database: str) -> None:
    cli = command_line()
    meeting_id = agenda.open_month(cli, "2026-11")

    with pytest.raises(Refused, match="notice_needs_date"):
        publish(meeting_id, cli)


def test_a_meeting_that_goes_on_has_its_notice(lite: int) -> None:
    with db.writing() as session:
        session.get_one(Meeting, lite).state = MeetingState.OPEN

    with pytest.raises(Refused):
        publish(lite, sign_in(Role.SECRETARY))


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.DEPARTMENT, Role.AUDITOR, Role.LEADER])
def test_others_publish_nothing(lite: int, role: Role) -> None:
    unit_id = make.make_unit() if role is Role.DEPARTMENT else None

    with pytest.raises(NotAllowed):
        publish(lite, sign_in(role, unit_id=unit_id))


def test_nothing_but_the_allow_list_is_in_it(lite: int) -> None:
    with db.writing() as session:
        item = session.scalars(select(AgendaItem)).first()
        assert item is not None
        item.title_announced = "Ông Nguyễn Văn A trình bày"
    publish(lite, sign_in(Role.SECRETARY))

    found = notice_of("2026-10")
    assert found is not None
    assert set(json.loads(found[0].text)) == {
        "held_on",
        "list_closes_at",
        "list_opens_at",
        "meeting",
        "programme",
        "sites",
        "start",
        "venue",
    }
    assert "Nguyễn Văn A" not in found[0].text
    assert read(found[0].text) == found[0].content


def test_a_meeting_that_is_not_there_is_told(lite: int) -> None:
    with pytest.raises(NotFound):
        load_desk(sign_in(Role.SECRETARY), 999)
    assert notice_of("2030-01") is None
