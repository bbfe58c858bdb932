"""What is not reached is left to a written answer in one act, and the askers are told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.boards import board
from console.errors import Conflict, Refused
from console.floor.acts import closing
from console.floor.acts.unreached import leave_unreached
from console.floor.views import chair
from models import Mail, MailRecipient, Outcome
from models.codes.mail import MailKind
from models.codes.questions import Decision, Place
from models.codes.registrations import RegistrationState
from tests import make
from tests.console.floor import stage

AN = "an@example.org"
LATE = timedelta(hours=3)


def scheduled(meeting_id: int, number: int, **form: object) -> int:
    ref = f"2026-10-{number:03}"
    registration = make.make_registration(meeting_id, ref, **form)
    question = make.make_question(
        meeting_id, ref, registration_id=registration, decision=Decision.ACCEPTED
    )
    matter = make.make_matter(meeting_id, number, place=Place.SCHEDULED, programme_position=number)
    make.link_question(matter, question)
    return matter


@pytest.fixture
def late(meeting_id: int) -> tuple[int, ...]:
    """Two matters that will not be reached, one asked by somebody with an address."""
    make.make_matter(meeting_id, 9, place=Place.DONE, taken_up_at=make.START)
    return scheduled(meeting_id, 1, email=AN), scheduled(meeting_id, 2)


def test_the_desk_offers_what_is_late_and_the_act_clears_it(
    meeting_id: int, minh: Actor, late: tuple[int, ...]
) -> None:
    with clock.stopped(make.START + LATE):
        desk = chair.load(minh, meeting_id)
        assert tuple(matter.id for matter in desk.unreached) == late
        boards = board.load("2026-10")
        assert boards is not None
        assert '"unreached":[1,2]' in boards.bases[board.BoardBase.STAFF]["agenda"].body
        leave_unreached(minh, meeting_id, late, seen=desk.seen_by_leave_unreached)
        assert chair.load(minh, meeting_id).unreached == ()

    left = [stage.matter(matter_id) for matter_id in late]
    assert [(matter.place, matter.left_from) for matter in left] == [
        (Place.NONE, 1),
        (Place.NONE, 2),
    ]
    assert stage.acts() == ["floor:matters:left"]


def test_who_gave_an_address_is_told_once_and_nobody_who_withdrew(
    meeting_id: int, minh: Actor, late: tuple[int, ...]
) -> None:
    gone = scheduled(meeting_id, 3, email="b@example.org", state=RegistrationState.WITHDRAWN)

    leave_unreached(minh, meeting_id, (*late, gone), seen=(*late, gone))

    with db.reading() as session:
        query = select(Mail, MailRecipient).join(MailRecipient, MailRecipient.mail_id == Mail.id)
        ((mail, recipient),) = session.execute(query).all()
    assert (mail.kind, recipient.address) == (MailKind.IN_WRITING, AN)
    assert "2026-10-001" in mail.body
    assert "Hồ sơ cấp Giấy chứng nhận" not in mail.body
    assert '"mailed":1' in stage.facts()


def test_another_programme_meanwhile_is_a_conflict(
    meeting_id: int, minh: Actor, late: tuple[int, ...]
) -> None:
    with pytest.raises(Conflict):
        leave_unreached(minh, meeting_id, late, seen=late[::-1])


def test_what_was_taken_up_stays_and_a_planned_meeting_leaves_nothing_so(
    meeting_id: int, planned_id: int, minh: Actor, late: tuple[int, ...]
) -> None:
    on_floor = make.make_matter(meeting_id, 8, place=Place.ON_FLOOR, taken_up_at=make.START)

    with pytest.raises(Refused, match="matter_taken_up"):
        leave_unreached(minh, meeting_id, (on_floor,), seen=late)
    matter = scheduled(planned_id, 7)
    with pytest.raises(Refused, match="meeting_not_open"):
        leave_unreached(minh, planned_id, (matter,), seen=(matter,))


def test_the_close_promises_the_written_answer_also_without_a_question(
    meeting_id: int, minh: Actor, care_id: int
) -> None:
    asked = scheduled(meeting_id, 1)
    bare = make.make_matter(meeting_id, 4, place=Place.SCHEDULED, programme_position=4)
    leave_unreached(minh, meeting_id, (asked, bare), seen=(asked, bare))

    closing.close_meeting(minh, meeting_id)

    with db.reading() as session:
        promised = set(session.scalars(select(Outcome.matter_id)))
    assert promised == {asked, bare}
