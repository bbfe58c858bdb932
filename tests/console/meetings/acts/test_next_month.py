"""A month prepared as the one before it was held."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, NotAllowed, Refused
from console.meetings.acts import agenda, duties, next_month
from console.meetings.rules import UNDATED
from models import Account, AgendaItem, Bridge, Duty, JournalEntry, Meeting
from models.codes.meetings import DutyKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after

DAY = date(2026, 11, 26)


@pytest.fixture
def minh(database: str) -> Iterator[Actor]:
    with clock.stopped(after(1800)):
        yield sign_in(Role.SECRETARY)


@pytest.fixture
def october(minh: Actor) -> int:
    """A meeting with a day, a hall, a branch with places, a longer programme and two on duty."""
    make.make_branch(1)
    made = agenda.open_month(minh, "2026-10")
    agenda.set_date(
        minh, made, date(2026, 10, 29), start=time(14), venue="Hội trường A", seen=UNDATED
    )
    agenda.add_item(minh, made, "Giới thiệu ứng dụng", minutes_planned=15, position=2)
    chair = sign_in(Role.LEADER, name="ha")
    duties.assign_duty(minh, made, DutyKind.CHAIR, account_id=chair.account_id, seen=())
    duties.assign_duty(minh, made, DutyKind.SECRETARY, account_id=minh.account_id, seen=())
    with db.writing() as session:
        session.get_one(Meeting, made).hall_places = 80
        session.scalars(select(Bridge)).one().places = 30
    return made


@pytest.fixture
def november(minh: Actor, october: int) -> int:
    return agenda.open_month(minh, "2026-11")


def of(kind: type[Any], meeting_id: int) -> list[Any]:
    with db.reading() as session:
        query = select(kind).where(kind.meeting_id == meeting_id).order_by(kind.id)
        return list(session.scalars(query))


def test_a_month_is_prepared_in_one_act(minh: Actor, october: int, november: int) -> None:
    next_month.prepare_like(minh, november, DAY, seen="2026-10")

    with db.reading() as session:
        made = session.get_one(Meeting, november)
        told = session.scalars(
            select(JournalEntry.act).where(JournalEntry.chain == "2026-11")
        ).all()
    assert made.planned_start_at is not None
    start = clock.local(made.planned_start_at)
    assert (made.held_on, start.date(), start.time()) == (DAY, DAY, time(14))
    assert (made.venue, made.hall_places) == ("Hội trường A", 80)
    assert told == ["meeting:month:prepared"]


def test_programme_places_and_duties_are_those_of_the_meeting_before(
    minh: Actor, october: int, november: int
) -> None:
    next_month.prepare_like(minh, november, DAY, seen="2026-10")

    items = [
        [(one.position, one.title, one.minutes_planned) for one in of(AgendaItem, held)]
        for held in (october, november)
    ]
    assert sorted(items[0]) == sorted(items[1])
    assert [one.places for one in of(Bridge, november)] == [30]
    assert [(one.kind, one.account_id) for one in of(Duty, november)] == [
        (one.kind, one.account_id) for one in of(Duty, october)
    ]


def test_a_closed_account_is_not_charged_again(minh: Actor, october: int, november: int) -> None:
    with db.writing() as session:
        ha = session.scalars(select(Account).where(Account.name == "ha")).one()
        ha.closed_at = clock.now()

    next_month.prepare_like(minh, november, DAY, seen="2026-10")

    assert [one.kind for one in of(Duty, november)] == [DutyKind.SECRETARY]


def test_what_the_month_has_already_stays(minh: Actor, october: int, november: int) -> None:
    agenda.add_item(minh, november, "Mục riêng")
    duties.assign_duty(minh, november, DutyKind.CHAIR, person="Ông Trần Văn An", seen=())

    next_month.prepare_like(minh, november, DAY, seen="2026-10")

    assert [one.title for one in of(AgendaItem, november)] == ["Mục riêng"]
    assert [one.person for one in of(Duty, november)] == ["Ông Trần Văn An"]


def test_a_month_with_a_day_is_not_prepared_again(minh: Actor, october: int, november: int) -> None:
    agenda.set_date(minh, november, DAY, seen=UNDATED)

    with pytest.raises(Refused, match="month_has_date"):
        next_month.prepare_like(minh, november, DAY, seen="2026-10")


def test_a_day_of_another_month_is_refused(minh: Actor, october: int, november: int) -> None:
    with pytest.raises(Refused, match="date_outside_month"):
        next_month.prepare_like(minh, november, date(2026, 12, 1), seen="2026-10")

    assert of(Bridge, november) == []


def test_another_meeting_before_it_than_was_seen_is_a_conflict(
    minh: Actor, october: int, november: int
) -> None:
    with pytest.raises(Conflict):
        next_month.prepare_like(minh, november, DAY, seen="2026-09")


def test_the_first_month_has_nothing_to_go_by(minh: Actor) -> None:
    first = agenda.open_month(minh, "2026-11")

    with pytest.raises(Refused, match="no_meeting_before"):
        next_month.prepare_like(minh, first, DAY, seen="")


def test_who_may_not_schedule_prepares_nothing(minh: Actor, october: int, november: int) -> None:
    with pytest.raises(NotAllowed):
        next_month.prepare_like(sign_in(Role.LEADER, name="bach"), november, DAY, seen="2026-10")
