"""What the page of the minutes may show and offer."""

import pytest

from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.minutes.acts import signature
from console.minutes.views import minutes
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import selects


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def test_an_open_meeting_cannot_be_signed_yet(minh: Actor) -> None:
    shown = minutes.load(minh, make.make_open_meeting())

    assert (shown.why_not, shown.may_sign, shown.paper) == ("meeting_not_closed", True, None)
    assert shown.is_capture_open


def test_matters_without_outcome_are_named_by_number(minh: Actor) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    make.make_matter(meeting_id, 4, place=Place.DONE)
    decided = make.make_matter(meeting_id, 5, place=Place.DONE)
    make.make_outcome(meeting_id, decided)
    make.make_matter(meeting_id, 6, place=Place.SCHEDULED)

    shown = minutes.load(minh, meeting_id)

    assert (shown.undecided, shown.why_not) == ((4,), "matters_undecided")


def test_signed_minutes_tell_who_signed_what_and_when(minh: Actor) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    make.make_duty(meeting_id, DutyKind.SECRETARY, minh.account_id, person="Minh")
    before = minutes.load(minh, meeting_id)
    made = minutes.draft(before.content)

    signature.sign_minutes(
        minh,
        meeting_id,
        secretary="Lê Quang Minh",
        chair="Nguyễn Thu Hà",
        content_hash=made.content_hash,
        seen=before.content.journal.number,
    )

    after = minutes.load(minh, meeting_id)
    assert before.secretary == "Minh"
    assert after.paper is not None
    assert after.paper.content_hash == made.content_hash
    assert (after.paper.secretary, after.paper.chair) == ("Lê Quang Minh", "Nguyễn Thu Hà")
    assert (after.why_not, after.is_capture_open) == ("minutes_signed", False)
    assert [one.meeting for one in after.documents] == ["2026-10"]


def test_the_same_content_is_the_same_draft(minh: Actor) -> None:
    meeting_id = make.make_open_meeting()
    first = minutes.draft(minutes.load(minh, meeting_id).content)

    again = minutes.draft(minutes.load(minh, meeting_id).content)

    assert first is again


def test_the_desk_when_the_meeting_grows_takes_no_more_queries(minh: Actor) -> None:
    meeting_id = make.make_open_meeting()
    few = selects(lambda: minutes.load(minh, meeting_id))
    for number in range(1, 8):
        make.make_outcome(meeting_id, make.make_matter(meeting_id, number, place=Place.DONE))
        make.make_bridge(meeting_id, make.make_branch(number))

    assert selects(lambda: minutes.load(minh, meeting_id)) == few


def test_who_may_not_read_papers_sees_nothing(minh: Actor) -> None:
    meeting_id = make.make_open_meeting()

    with pytest.raises(NotAllowed):
        minutes.load(sign_in(Role.REVIEWER), meeting_id)
    with pytest.raises(NotSignedIn):
        minutes.load(None, meeting_id)
    with pytest.raises(NotFound, match="meeting_not_found"):
        minutes.load(minh, meeting_id + 9)
