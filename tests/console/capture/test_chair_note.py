"""The chair's own note: kept by who chairs, beside the secretary's."""

import pytest
from sqlalchemy import select

from console import db
from console.capture.acts import notes
from console.errors import Invalid, NotAllowed, Refused
from models import JournalEntry, Note
from models.codes.capture import NoteKind
from models.codes.meetings import DutyKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


def test_the_chair_keeps_a_note_with_the_matter(meeting_id: int) -> None:
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    matter_id = make.make_matter(meeting_id)

    note_id = notes.chair_note(ha, meeting_id, "Sở báo cáo ngay", matter_id=matter_id)

    with db.reading() as session:
        kept = session.get_one(Note, note_id)
        acts = list(session.scalars(select(JournalEntry.act)))
    assert (kept.kind, kept.matter_id, kept.text) == (NoteKind.CHAIR, matter_id, "Sở báo cáo ngay")
    assert acts == ["capture:note:made"]


def test_a_leader_off_duty_keeps_no_note(meeting_id: int) -> None:
    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        notes.chair_note(sign_in(Role.LEADER), meeting_id, "Nhắc")


def test_signed_minutes_take_no_note(meeting_id: int) -> None:
    make.make_signed_minutes(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        notes.chair_note(sign_in(Role.SECRETARY), meeting_id, "Nhắc")


def test_a_note_without_words_is_refused(meeting_id: int) -> None:
    with pytest.raises(Invalid):
        notes.chair_note(sign_in(Role.SECRETARY), meeting_id, "  ")
