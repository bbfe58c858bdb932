"""The first text of a paper says what the meeting is, and leaves open what is not known."""

from datetime import date

import pytest

from console import db
from console.official import first_text
from console.official.first_text import Suggested
from models import AgendaItem, Delegate, Meeting, Pack
from models.codes.documents import DocumentKind
from models.codes.meetings import DutyKind
from tests import make


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_meeting()


def written(meeting_id: int, kind: DocumentKind) -> Suggested:
    with db.reading() as session:
        return first_text.text(session, session.get_one(Meeting, meeting_id), kind)


def add_items(meeting_id: int, *lengths: int) -> None:
    with db.writing() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.planned_start_at, meeting.held_on = make.START, make.START.date()
        for position, lasts in enumerate(lengths, 1):
            item = AgendaItem(
                meeting_id=meeting_id,
                position=position,
                title=f"Mục {position}",
                minutes_planned=lasts,
            )
            session.add(item)


def test_a_programme_with_lengths_tells_from_when_to_when(meeting_id: int) -> None:
    add_items(meeting_id, 15, 30, 0, 10)

    lines = written(meeting_id, DocumentKind.PROGRAMME).body.splitlines()

    table = [line.split(" | ") for line in lines if " | " in line]
    first, second, third, fourth = table[1:]
    assert first[0].partition(" – ")[2] == second[0].partition(" – ")[0]
    assert first[1:] == ["Mục 1", "15 phút"]
    assert (third[0].startswith("Từ "), third[2]) == (True, "…")
    assert fourth[0] == "…"


def test_a_programme_without_lengths_is_numbered(meeting_id: int) -> None:
    add_items(meeting_id, 0, 0)

    body = written(meeting_id, DocumentKind.PROGRAMME).body

    assert "1. Mục 1.\n2. Mục 2." in body
    assert " | " not in body


def test_an_invitation_names_the_delegates_and_who_chairs(meeting_id: int) -> None:
    make.make_duty(meeting_id, DutyKind.CHAIR, None, person="Phó Giám đốc Trung tâm")
    with db.writing() as session:
        given = {"position": "Trưởng phòng", "organization": "Sở Xây dựng"}
        session.add(Delegate(meeting_id=meeting_id, name="Lê Thị Mai", entry=0, **given))

    told = written(meeting_id, DocumentKind.INVITATION)

    assert told.addressees == "Ông/Bà Lê Thị Mai, Trưởng phòng, Sở Xây dựng"
    assert "Chủ trì: Phó Giám đốc Trung tâm.\n" in told.body


def test_what_is_not_known_stays_open(meeting_id: int) -> None:
    body = written(meeting_id, DocumentKind.INVITATION).body

    assert "Chủ trì: …\n" in body


def test_a_notice_tells_when_where_how_to_register_and_what_is_not_dealt_with(
    meeting_id: int,
) -> None:
    add_items(meeting_id)

    told = written(meeting_id, DocumentKind.NOTICE)

    assert told.subject.startswith("Về việc tổ chức Hội nghị đối thoại")
    assert "1. Thời gian: 08 giờ 30 phút, thứ" in told.body
    assert "hạn nhận phiếu: … giờ … phút" in told.body
    assert "không đối thoại những nội dung liên quan đến khiếu nại, tố cáo" in told.body
    assert told.addressees == ""


def test_a_letter_to_the_units_goes_to_each_that_answers_something_and_names_the_day(
    meeting_id: int,
) -> None:
    own, other = make.make_unit("SXD", name="Sở Xây dựng"), make.make_unit("CA", name="Công an")
    make.make_unit("STC", name="Sở Tài chính")
    for number, unit_id in enumerate((own, own, other), 1):
        make.make_assignment(make.make_matter(meeting_id, number), unit_id)
    with db.writing() as session:
        session.add(
            Pack(
                meeting_id=meeting_id,
                unit_id=own,
                due_on=date(2026, 10, 20),
                handed_at=make.START,
                handed_by_id=1,
                entry=0,
            )
        )

    told = written(meeting_id, DocumentKind.ASSIGNMENT)

    assert told.addressees.splitlines() == ["Công an", "Sở Xây dựng"]
    assert "trước ngày 20 tháng 10 năm 2026" in told.body
