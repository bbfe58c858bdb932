"""A meeting called off: nothing asked gets lost, everybody is told, nothing can be opened."""

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.boards.public_page import page_of
from console.errors import Conflict, Invalid, NotAllowed, Refused
from console.floor.acts import cancellation, sitting
from console.meetings.views.agenda import list_months
from console.minutes.acts import signature as papers
from models import Commitment, Meeting, Outcome, Question
from models.codes.capture import OutcomeKind
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Decision
from tests import make
from tests.cast import sign_in

WHY = "Thiên tai"


@pytest.fixture
def meeting_id(database: str) -> int:
    return furnish()


@pytest.fixture
def lite(sqlite_database: str) -> int:
    return furnish()


def furnish() -> int:
    meeting_id = make.make_meeting()
    make.make_unit("CSKH", name="Phòng Chăm sóc khách hàng")
    unit_id = make.make_unit()
    make.make_agenda(meeting_id)
    matter_id = make.make_matter(meeting_id, lead_unit_id=unit_id)
    accepted = make.make_question(meeting_id, "2026-10-001", decision=Decision.ACCEPTED)
    make.link_question(matter_id, accepted)
    make.make_question(meeting_id, "2026-10-002")
    return meeting_id


def cancel(meeting_id: int, by: Actor, why: str = WHY) -> int:
    return cancellation.cancel_meeting(by, meeting_id, why, seen=make.HELD_ON)


def test_what_was_accepted_is_answered_in_writing(meeting_id: int) -> None:
    cancel(meeting_id, sign_in(Role.SECRETARY))

    with db.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        outcomes = session.scalars(select(Outcome)).all()
        owed = session.scalars(select(Commitment)).all()
        unseen = session.scalars(select(Question).where(Question.ref == "2026-10-002")).one()
    assert (meeting.state, meeting.opened_at) == (MeetingState.CLOSED, None)
    assert [one.kind for one in outcomes] == [OutcomeKind.WRITTEN_REPLY]
    assert [one.outcome_id for one in owed] == [outcomes[0].id]
    assert unseen.decision is Decision.UNREVIEWED


def test_everybody_is_told_and_it_is_no_more_the_present_one(lite: int) -> None:
    minh = sign_in(Role.SECRETARY)

    cancel(lite, minh)

    page = page_of("2026-10")
    assert page is not None
    assert page.content.sections["meeting"]["is_cancelled"]
    make.make_meeting("2026-11")
    assert [one.code for one in list_months(minh) if one.is_present] == ["2026-11"]


def test_it_is_neither_opened_nor_minuted_nor_called_off_twice(lite: int) -> None:
    minh, thao = sign_in(Role.SECRETARY), sign_in(Role.SECRETARY, name="thao")
    cancel(lite, minh)

    with pytest.raises(Refused):
        sitting.open_meeting(minh, lite)
    with pytest.raises(Refused):
        cancel(lite, thao)
    with pytest.raises(Refused, match="meeting_cancelled"):
        papers.sign_minutes(minh, lite, secretary="M", chair="H", content_hash="a" * 64, seen=0)


def test_a_reason_is_needed_and_the_day_as_it_was_seen(lite: int) -> None:
    minh = sign_in(Role.SECRETARY)

    with pytest.raises(Invalid):
        cancel(lite, minh, " ")
    with pytest.raises(Conflict):
        cancellation.cancel_meeting(minh, lite, WHY, seen=None)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEADER, Role.AUDITOR])
def test_others_call_nothing_off(lite: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        cancel(lite, sign_in(role))
