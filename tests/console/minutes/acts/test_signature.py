"""Signing the minutes: both signatures, the very draft, and nothing after it."""

import pytest

from console import db
from console.auth.actor import Actor
from console.capture.acts import notes
from console.errors import Conflict, Invalid, Refused
from console.floor.acts import matters
from console.minutes.acts import signature as papers
from console.minutes.views.draft import load_minutes
from models import JournalHead
from models.codes.capture import NoteKind
from models.codes.meetings import MeetingState
from models.codes.people import Role
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
    notes.note(minh, meeting_id, NoteKind.CHAIR, "Ghi thêm sau khi in dự thảo")

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


@pytest.mark.parametrize("number", ["Điện thoại 0912 345 678", "mười hai", "12/BB TT"])
def test_a_number_that_is_none_is_refused_by_field(
    meeting_id: int, minh: Actor, number: str
) -> None:
    with pytest.raises(Invalid) as raised:
        papers.sign_minutes(
            minh,
            meeting_id,
            secretary="Minh",
            chair="Hà",
            number_text=number,
            content_hash=HASH,
            seen=0,
        )

    assert raised.value.fields == {"number_text": "number_wrong"}


def test_a_late_matter_without_outcome_bars_signing(meeting_id: int, minh: Actor) -> None:
    matters.raise_matter(minh.at(make.START), meeting_id, "Ghi sau", is_from_floor=True)

    with pytest.raises(Refused, match="matters_undecided"):
        sign(minh, meeting_id, seen=head(meeting_id))


def test_signed_minutes_name_the_entry_their_draft_rested_on(meeting_id: int, minh: Actor) -> None:
    notes.note(minh, meeting_id, NoteKind.CHAIR, "Một")
    drafted = load_minutes(minh, meeting_id).journal

    sign(minh, meeting_id, seen=drafted.number)

    assert load_minutes(minh, meeting_id).journal == drafted
