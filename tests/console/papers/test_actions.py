"""Signing the minutes: both signatures, the very draft, and nothing after it."""

import pytest

from console import db
from console.auth.actor import Actor
from console.capture import actions as capture
from console.errors import Conflict, Invalid, Refused
from console.papers import actions as papers
from console.papers.view import load_minutes
from models import JournalHead
from models.capture import NoteKind
from models.meetings import MeetingState
from models.people import Role
from tests import make
from tests.cast import sign_in

HASH = "ab" * 32


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting(state=MeetingState.CLOSED)


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def sign(who: Actor, meeting_id: int, *, seen: int = 0, secretary: str = "Lê Quang Minh") -> int:
    return papers.sign_minutes(
        who,
        meeting_id,
        secretary=secretary,
        chair="Nguyễn Thu Hà",
        number_text="12",
        content_hash=HASH,
        seen=seen,
    )


def head(meeting_id: int) -> int:
    with db.reading() as session:
        return session.query(JournalHead).filter_by(meeting_id=meeting_id).one().number


def test_signed_minutes_name_who_signed_and_their_number(meeting_id: int, minh: Actor) -> None:
    sign(minh, meeting_id)

    content = load_minutes(minh, meeting_id)
    assert content.signed is not None
    assert (content.signed.secretary, content.signed.chair) == ("Lê Quang Minh", "Nguyễn Thu Hà")
    assert content.number == "12"


def test_an_open_meetings_minutes_are_not_signed(database: str, minh: Actor) -> None:
    open_meeting = make.make_open_meeting()

    with pytest.raises(Refused, match="meeting_not_closed"):
        sign(minh, open_meeting)


def test_a_late_entry_after_the_draft_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    drafted_at = head(meeting_id)
    capture.note(minh, meeting_id, NoteKind.CHAIR, "Ghi thêm sau khi in dự thảo")

    with pytest.raises(Conflict):
        sign(minh, meeting_id, seen=drafted_at)


def test_a_missing_signature_is_refused_by_field(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Invalid) as raised:
        sign(minh, meeting_id, secretary=" ")

    assert raised.value.fields == {"secretary": "signature_missing"}


def test_minutes_are_signed_once(meeting_id: int, minh: Actor) -> None:
    sign(minh, meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        sign(minh, meeting_id, seen=head(meeting_id))
