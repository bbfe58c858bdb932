"""The chair passes to the deputy and back: who presides, who watches, and what each may do."""

from collections.abc import Callable

import pytest

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import conclusions, notes, outcomes
from console.errors import Conflict, NotAllowed
from console.floor.acts import sitting
from console.meetings.acts import chair, duties
from console.queries import people, presiding
from models import Duty, JournalEntry
from models.codes.capture import OutcomeKind
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def ha() -> Actor:
    return sign_in(Role.LEADER)


@pytest.fixture
def thu() -> Actor:
    return sign_in(Role.LEADER, name="thu")


@pytest.fixture
def chairing(meeting_id: int, ha: Actor, thu: Actor) -> int:
    make.make_duty(meeting_id, DutyKind.DEPUTY, thu.account_id, person="Bà Thu")
    return make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)


def held(meeting_id: int) -> list[tuple[DutyKind, str]]:
    """Who chairs and deputises now."""
    with db.reading() as session:
        kinds = (DutyKind.CHAIR, DutyKind.DEPUTY)
        named = people.named_on_duty(session, meeting_id, kinds)
    return sorted((duty.kind, name) for duty, name in named)


def test_the_deputy_takes_the_chair_and_then_runs_the_floor(
    meeting_id: int, ha: Actor, thu: Actor, chairing: int
) -> None:
    chair.take_over(thu, meeting_id, seen=chairing)

    assert held(meeting_id) == [(DutyKind.CHAIR, "Bà Thu")]
    assert sitting.recess(thu, meeting_id)
    with pytest.raises(NotAllowed, match="presided_by_another") as raised:
        sitting.end_recess(ha, meeting_id)
    assert raised.value.facts == {"person": "Bà Thu"}


def test_the_chair_is_taken_back_by_one_act_and_the_deputy_is_deputy_again(
    meeting_id: int, ha: Actor, thu: Actor, chairing: int
) -> None:
    taken = chair.take_over(thu, meeting_id, seen=chairing)

    back = chair.take_back(ha, meeting_id, seen=taken)

    assert held(meeting_id) == [(DutyKind.CHAIR, "Ha"), (DutyKind.DEPUTY, "Bà Thu")]
    assert sitting.recess(ha, meeting_id)
    with db.reading() as session:
        entry = session.query(JournalEntry).filter_by(act="meeting:chair:taken_back").one()
        assert entry.subject == f"duty:{back}"
    assert chair.take_over(thu, meeting_id, seen=back)


def test_who_chaired_before_two_take_overs_takes_it_back_too(
    meeting_id: int, ha: Actor, thu: Actor, chairing: int
) -> None:
    duc = sign_in(Role.LEADER, name="duc")
    make.make_duty(meeting_id, DutyKind.DEPUTY, duc.account_id)
    second = chair.take_over(thu, meeting_id, seen=chairing)
    third = chair.take_over(duc, meeting_id, seen=second)

    chair.take_back(ha, meeting_id, seen=third)

    assert held(meeting_id) == [(DutyKind.CHAIR, "Ha"), (DutyKind.DEPUTY, "Duc")]


def test_a_chair_assigned_anew_is_not_taken_back(
    meeting_id: int, ha: Actor, thu: Actor, chairing: int
) -> None:
    minh = sign_in(Role.SECRETARY)
    made = duties.assign_duty(
        minh, meeting_id, DutyKind.CHAIR, account_id=thu.account_id, seen=(chairing,)
    )

    with pytest.raises(NotAllowed, match="chair_not_taken_over"):
        chair.take_back(ha, meeting_id, seen=made)


def test_the_chair_is_taken_back_only_from_who_was_seen(
    meeting_id: int, ha: Actor, thu: Actor, chairing: int
) -> None:
    taken = chair.take_over(thu, meeting_id, seen=chairing)

    with pytest.raises(Conflict) as raised:
        chair.take_back(ha, meeting_id, seen=chairing)

    assert raised.value.now == taken


def test_only_the_deputy_takes_the_chair(meeting_id: int) -> None:
    with pytest.raises(NotAllowed, match="deputy_duty_missing"):
        chair.take_over(sign_in(Role.SECRETARY), meeting_id, seen=None)
    with pytest.raises(NotAllowed, match="deputy_duty_missing"):
        chair.take_over(sign_in(Role.LEADER), meeting_id, seen=None)


def test_taking_over_from_another_chair_than_seen_is_a_conflict(
    meeting_id: int, thu: Actor
) -> None:
    make.make_duty(meeting_id, DutyKind.DEPUTY, thu.account_id)
    chairing = make.make_duty(meeting_id, DutyKind.CHAIR, None, person="Ông B")

    with pytest.raises(Conflict) as raised:
        chair.take_over(thu, meeting_id, seen=None)

    assert raised.value.now == chairing


def test_a_deputy_who_watches_runs_and_decides_nothing(
    meeting_id: int, thu: Actor, chairing: int
) -> None:
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    kind = OutcomeKind.ANSWERED_ON_SITE

    refused: list[Callable[[], int]] = [
        lambda: sitting.recess(thu, meeting_id),
        lambda: outcomes.decide_outcome(thu, meeting_id, matter_id, kind, seen=0),
        lambda: conclusions.conclude(thu, meeting_id, "Kết luận"),
        lambda: notes.chair_note(thu, meeting_id, "Ý kiến"),
    ]
    for act in refused:
        with pytest.raises(NotAllowed, match="presided_by_another"):
            act()


def test_a_deputy_runs_the_meeting_of_a_chair_without_an_account(
    meeting_id: int, thu: Actor
) -> None:
    make.make_duty(meeting_id, DutyKind.DEPUTY, thu.account_id)
    make.make_duty(meeting_id, DutyKind.CHAIR, None, person="Ông B")

    assert sitting.recess(thu, meeting_id)


def test_taking_over_and_back_many_times_at_one_moment_comes_to_an_end(
    meeting_id: int, ha: Actor, thu: Actor, chairing: int
) -> None:
    at = clock.now()
    with db.writing() as session:
        for duty in session.query(Duty):
            duty.from_at = at
    seen = chairing
    for _time in range(3):
        seen = chair.take_over(thu, meeting_id, seen=seen)
        seen = chair.take_back(ha, meeting_id, seen=seen)

    with db.reading() as session:
        presided = presiding.of(session, meeting_id)
    assert (presided.person, presided.displaced) == ("Ha", ())
