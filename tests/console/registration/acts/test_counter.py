"""Forms taken in at a counter: by whom, until when, under which label."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, Refused
from console.registration.acts import counter
from console.registration.submission import hash_of
from console.registration.views import counter as view
from models import Consent, JournalEntry, Registration
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.registrations import Source
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import NOW, make_list, send, sent

CODE, OTHER_CODE = "ABCD-EFGH-2345", "BCDE-FGHJ-3456"


@pytest.fixture(autouse=True)
def _in_october() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def unit_id(database: str) -> int:
    return make.make_branch(7)


@pytest.fixture
def lan(unit_id: int) -> Actor:
    return sign_in(Role.OPERATOR, unit_id=unit_id, name="Lan")


@pytest.fixture
def meeting_id(database: str) -> int:
    return make_list()


def kept(form_id: int) -> Registration:
    with db.reading() as session:
        return session.get_one(Registration, form_id)


def facts() -> dict[str, object]:
    with db.reading() as session:
        query = select(JournalEntry.facts).where(JournalEntry.act == "intake:form:taken")
        told: dict[str, object] = json.loads(session.scalars(query).one())
        return told


def test_a_form_keeps_that_a_counter_took_it_and_which(
    lan: Actor, meeting_id: int, unit_id: int
) -> None:
    form_id = counter.register_at_counter(lan, meeting_id, sent(CODE))

    held = kept(form_id)
    assert (held.source, held.source_ref) == (Source.COUNTER, "2026-10-q001")
    assert held.full_name == "Nguyễn Thị Thử"
    assert (facts()["counter"], facts()["late"]) == (unit_id, False)
    with db.reading() as session:
        assert [one.registration_id for one in session.scalars(select(Consent))] == [form_id]


def test_the_labels_of_counter_and_public_page_count_for_themselves(
    lan: Actor, meeting_id: int
) -> None:
    send(meeting_id, OTHER_CODE)

    assert kept(counter.register_at_counter(lan, meeting_id, sent(CODE))).source_ref[-4:] == "q001"


def test_outside_the_public_list_a_form_is_taken_and_marked_late(lan: Actor, database: str) -> None:
    closed = make_list(list_opens_at=None, list_closes_at=None)

    counter.register_at_counter(lan, closed, sent(CODE))

    assert facts()["late"] is True


def test_a_form_sent_twice_is_taken_once(lan: Actor, meeting_id: int) -> None:
    counter.register_at_counter(lan, meeting_id, sent(CODE))

    with pytest.raises(Refused, match="form_sent_already"):
        counter.register_at_counter(
            sign_in(Role.SECRETARY, name="minh"), meeting_id, sent(CODE, full_name="Khác")
        )


@pytest.mark.parametrize("state", [MeetingState.OPEN, MeetingState.RECESS])
def test_while_the_meeting_is_held_a_form_is_taken_and_marked_late(
    lan: Actor, database: str, state: MeetingState
) -> None:
    form_id = counter.register_at_counter(lan, make.make_meeting("2026-10", state), sent(CODE))

    assert (kept(form_id).source, facts()["late"]) == (Source.COUNTER, True)


def test_once_the_meeting_is_over_no_form_is_taken(lan: Actor, database: str) -> None:
    with pytest.raises(Refused, match="counter_closed"):
        counter.register_at_counter(
            lan, make.make_meeting("2026-09", MeetingState.CLOSED), sent(CODE)
        )


def test_another_form_of_the_same_person_is_told_not_refused(lan: Actor, meeting_id: int) -> None:
    send(meeting_id, OTHER_CODE)
    counter.register_at_counter(lan, meeting_id, sent(CODE))

    taken = view.load_taken(lan, hash_of(CODE))

    assert (taken.ref, taken.others) == ("2026-10-q001", ("2026-10-p001",))


def test_a_form_of_the_public_page_is_none_of_a_counter(lan: Actor, meeting_id: int) -> None:
    send(meeting_id, OTHER_CODE)

    with pytest.raises(NotFound):
        view.load_taken(lan, hash_of(OTHER_CODE))


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.PUBLISHER, Role.AUDITOR])
def test_others_take_no_forms_in(meeting_id: int, role: Role) -> None:
    other = sign_in(role, name="khac")

    with pytest.raises(NotAllowed):
        counter.register_at_counter(other, meeting_id, sent(CODE))
    with pytest.raises(NotAllowed):
        view.load_clerk(other)
