"""A month's meeting: its date, programme, duties and delegates."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.floor.acts import sitting
from console.meetings.acts import agenda, chair, duties
from console.meetings.rules import UNDATED, MeetingDay
from console.meetings.views import agenda as agenda_view
from models import AgendaItem, Bridge, Delegate, Duty, JournalEntry, JournalHead, Meeting
from models.codes.meetings import Attendance, DutyKind
from models.codes.people import Role, UnitKind
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts, after, matter

HELD_ON = date(2026, 10, 29)
SET = MeetingDay(HELD_ON, time(8, 30))  # as `make.make_meeting` sets it


@pytest.fixture
def meeting_id(database: str) -> Iterator[int]:
    with clock.stopped(after(1800)):
        yield make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def meeting(meeting_id: int) -> Meeting:
    with db.reading() as session:
        return session.get_one(Meeting, meeting_id)


def duty(duty_id: int) -> Duty:
    with db.reading() as session:
        return session.get_one(Duty, duty_id)


def programme(meeting_id: int) -> list[str]:
    query = select(AgendaItem.title).where(AgendaItem.meeting_id == meeting_id)
    with db.reading() as session:
        return list(session.scalars(query.order_by(AgendaItem.position)))


def test_a_month_is_opened_without_a_date_with_its_own_chain(minh: Actor) -> None:
    opened = agenda.open_month(minh, "2026-11")

    with db.reading() as session:
        head = session.scalars(select(JournalHead).where(JournalHead.chain == "2026-11")).one()
        entry = session.scalars(select(JournalEntry)).one()
    assert (head.meeting_id, head.number) == (opened, 0)
    assert (entry.chain, entry.act) == ("house", "meeting:month:opened")
    assert meeting(opened).held_on is None


def test_a_month_opens_once(minh: Actor) -> None:
    with pytest.raises(Refused, match="month_exists"):
        agenda.open_month(minh, "2026-10")


@pytest.mark.parametrize("code", ["2026-13", "thang-10", ""])
def test_a_month_that_is_none_is_refused(minh: Actor, code: str) -> None:
    with pytest.raises(Invalid):
        agenda.open_month(minh, code)


def test_a_date_brings_start_programme_and_bridges(minh: Actor) -> None:
    valid = [make.make_branch(1), make.make_branch(2)]
    make.make_unit("CN09", UnitKind.BRANCH, branch_number=9, valid_to=date(2026, 10, 1))
    make.make_unit("SNNMT")
    opened = agenda.open_month(minh, "2026-11")

    agenda.set_date(
        minh, opened, date(2026, 11, 26), start=time(14), venue="Hội trường", seen=UNDATED
    )

    scheduled = meeting(opened)
    with db.reading() as session:
        bridged = session.scalars(
            select(Bridge.unit_id).where(Bridge.meeting_id == opened).order_by(Bridge.unit_id)
        ).all()
    assert scheduled.held_on == date(2026, 11, 26)
    assert scheduled.planned_start_at is not None
    assert clock.local(scheduled.planned_start_at).time() == time(14)
    assert scheduled.venue == "Hội trường"
    assert bridged == valid
    assert [title.split()[0] for title in programme(opened)] == [
        "Tuyên",
        "Lãnh",
        "Cá",
        "Các",
        "Lãnh",
        "Kết",
    ]


def test_a_date_may_be_set_again_until_the_meeting_opens(meeting_id: int, minh: Actor) -> None:
    agenda.set_date(minh, meeting_id, date(2026, 10, 28), seen=SET)

    agenda.set_date(
        minh, meeting_id, HELD_ON, venue="B", seen=MeetingDay(date(2026, 10, 28), time(8, 30))
    )

    assert (len(programme(meeting_id)), meeting(meeting_id).held_on) == (6, HELD_ON)
    sitting.open_meeting(minh, meeting_id)
    with pytest.raises(Refused, match="meeting_already_open"):
        agenda.set_date(minh, meeting_id, HELD_ON, seen=SET)


def test_a_date_outside_the_month_is_refused(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="date_outside_month"):
        agenda.set_date(minh, meeting_id, date(2026, 11, 1), seen=SET)

    assert acts() == []


def test_a_date_set_by_another_first_is_a_conflict_that_tells_both(
    meeting_id: int, minh: Actor
) -> None:
    thao = sign_in(Role.SECRETARY, name="thao-date")
    agenda.set_date(thao, meeting_id, date(2026, 10, 28), venue="Tầng 3", seen=SET)

    with pytest.raises(Conflict, match="date_changed") as raised:
        agenda.set_date(minh, meeting_id, date(2026, 10, 27), seen=SET)

    assert raised.value.facts == {"before": "29/10/2026 08:30", "after": "28/10/2026 08:30 Tầng 3"}
    assert meeting(meeting_id).held_on == date(2026, 10, 28)


def test_a_duty_given_by_another_first_is_a_conflict_that_tells_both(
    meeting_id: int, minh: Actor
) -> None:
    thao = sign_in(Role.SECRETARY, name="thao-chair")
    given = duties.assign_duty(thao, meeting_id, DutyKind.CHAIR, person="Bà A", seen=())

    with pytest.raises(Conflict, match="duty_changed") as raised:
        duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, person="Ông B", seen=())

    assert raised.value.facts == {"before": "–", "after": "Bà A"}
    assert duty(given).to_at is None


def test_the_operator_of_one_site_is_no_conflict_for_another(meeting_id: int, minh: Actor) -> None:
    here, there = (make.make_branch(number) for number in (1, 2))
    operator = DutyKind.OPERATOR
    lan = duties.assign_duty(minh, meeting_id, operator, person="Lan", unit_id=here, seen=())

    duties.assign_duty(minh, meeting_id, operator, person="Bình", unit_id=there, seen=())

    assert agenda_view.load(minh, meeting_id).holding(operator, here) == (lan,)
    with pytest.raises(Conflict, match="duty_changed"):
        duties.assign_duty(minh, meeting_id, operator, person="Hoa", unit_id=here, seen=())


def test_a_new_chair_relieves_the_former_one(meeting_id: int, minh: Actor) -> None:
    first = duties.assign_duty(
        minh.at(after(0)), meeting_id, DutyKind.CHAIR, person="Bà A, Giám đốc", seen=()
    )

    second = duties.assign_duty(
        minh.at(after(600)), meeting_id, DutyKind.CHAIR, person="Ông B", seen=(first,)
    )

    assert (duty(first).to_at, duty(second).from_at) == (after(600), after(600))
    assert duty(second).to_at is None
    assert acts() == ["meeting:duty:assigned"] * 2


def test_several_operators_hold_their_duty_side_by_side(meeting_id: int, minh: Actor) -> None:
    sites = [make.make_branch(1), make.make_branch(2)]

    held = [
        duties.assign_duty(minh, meeting_id, DutyKind.OPERATOR, person="Lan", unit_id=one, seen=())
        for one in sites
    ]

    assert [(duty(one).unit_id, duty(one).to_at) for one in held] == [
        (sites[0], None),
        (sites[1], None),
    ]


def test_an_account_on_duty_is_minuted_under_its_name(meeting_id: int, minh: Actor) -> None:
    ha = sign_in(Role.LEADER)

    held = duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, account_id=ha.account_id, seen=())

    assert duty(held).person == "Ha"


def test_a_duty_needs_somebody_and_an_operator_a_site(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Invalid):
        duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, person=" ", seen=())
    with pytest.raises(Invalid):
        duties.assign_duty(minh, meeting_id, DutyKind.OPERATOR, person="Lan", seen=())
    with pytest.raises(NotFound, match="account_not_found"):
        duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, account_id=9999, seen=())


def test_a_delegate_is_invited_and_marked(meeting_id: int, minh: Actor) -> None:
    invited = duties.invite_delegate(minh, meeting_id, " Ông  C ", organization="Sở Y tế")

    duties.mark_delegate(
        minh, meeting_id, invited, Attendance.EXCUSED, reason="ốm", seen=Attendance.EXPECTED
    )

    with db.reading() as session:
        kept = session.get_one(Delegate, invited)
    assert (kept.name, kept.attendance, kept.reason) == ("Ông C", Attendance.EXCUSED, "ốm")
    assert acts() == ["meeting:delegate:invited", "meeting:delegate:marked"]


def test_marking_a_delegate_somebody_marked_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    invited = duties.invite_delegate(minh, meeting_id, "Ông C")
    duties.mark_delegate(minh, meeting_id, invited, Attendance.PRESENT, seen=Attendance.EXPECTED)

    with pytest.raises(Conflict):
        duties.mark_delegate(minh, meeting_id, invited, Attendance.ABSENT, seen=Attendance.EXPECTED)
    with pytest.raises(NotFound, match="delegate_not_found"):
        duties.mark_delegate(
            minh, meeting_id, invited + 1, Attendance.ABSENT, seen=Attendance.EXPECTED
        )
    with pytest.raises(Invalid):
        duties.invite_delegate(minh, meeting_id, " ")


def test_an_item_added_moves_the_later_ones_down(meeting_id: int, minh: Actor) -> None:
    make.make_agenda(meeting_id, 2)

    agenda.add_item(minh, meeting_id, "Giữa", minutes_planned=15, position=2)
    agenda.add_item(minh, meeting_id, "Cuối")

    assert programme(meeting_id) == ["Mục 1", "Giữa", "Mục 2", "Cuối"]
    assert acts() == ["meeting:item:added"] * 2


@pytest.mark.parametrize(
    ("title", "minutes", "position"), [(" ", 0, None), ("A", -1, None), ("A", 0, 9), ("A", 0, 0)]
)
def test_a_wrong_item_is_refused(
    meeting_id: int, minh: Actor, title: str, minutes: int, position: int | None
) -> None:
    with pytest.raises(Invalid):
        agenda.add_item(minh, meeting_id, title, minutes_planned=minutes, position=position)


def test_the_programme_is_put_in_another_order(meeting_id: int, minh: Actor) -> None:
    first, second, third = make.make_agenda(meeting_id, 3)

    agenda.reorder_items(minh, meeting_id, (third, first, second), seen=(first, second, third))

    assert programme(meeting_id) == ["Mục 3", "Mục 1", "Mục 2"]
    assert acts() == ["meeting:items:reordered"]


def test_reordering_a_changed_programme_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_agenda(meeting_id, 2)

    with pytest.raises(Conflict):
        agenda.reorder_items(minh, meeting_id, (second, first), seen=(first,))
    with pytest.raises(NotFound, match="item_not_found"):
        agenda.reorder_items(minh, meeting_id, (second, second), seen=(first, second))


def test_an_item_that_began_keeps_its_place(meeting_id: int, minh: Actor) -> None:
    first, second = make.make_agenda(meeting_id, 2)
    sitting.open_meeting(minh, meeting_id)
    sitting.start_item(minh, meeting_id, 1, seen=None)

    with pytest.raises(Refused, match="item_started"):
        agenda.reorder_items(minh, meeting_id, (second, first), seen=(first, second))
    with pytest.raises(Refused, match="item_started"):
        agenda.add_item(minh, meeting_id, "Trước", position=1)

    assert programme(meeting_id) == ["Mục 1", "Mục 2"]


def test_a_matter_is_put_on_and_taken_off_the_programme(meeting_id: int, minh: Actor) -> None:
    matter_id = make.make_matter(meeting_id)
    agenda.schedule_matter(minh, meeting_id, matter_id, position=3, seen=None)
    on = matter(matter_id)

    agenda.schedule_matter(minh, meeting_id, matter_id, position=None, seen=3)

    off = matter(matter_id)
    assert (on.place, on.programme_position) == (Place.SCHEDULED, 3)
    assert (off.place, off.programme_position) == (Place.NONE, None)
    assert acts() == ["meeting:matter:scheduled", "meeting:matter:taken_off"]


def test_a_matter_moved_by_somebody_else_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    matter_id = make.make_matter(meeting_id, place=Place.SCHEDULED, programme_position=2)

    with pytest.raises(Conflict) as raised:
        agenda.schedule_matter(minh, meeting_id, matter_id, position=1, seen=None)

    assert raised.value.now == 2


def test_a_matter_taken_up_or_grouped_is_not_scheduled(meeting_id: int, minh: Actor) -> None:
    taken = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    merged = make.make_matter(meeting_id, 2, merged_into_id=taken)
    free = make.make_matter(meeting_id, 3)

    with pytest.raises(Refused, match="matter_taken_up"):
        agenda.schedule_matter(minh, meeting_id, taken, position=1, seen=None)
    with pytest.raises(Refused, match="matter_merged"):
        agenda.schedule_matter(minh, meeting_id, merged, position=1, seen=None)
    with pytest.raises(Invalid):
        agenda.schedule_matter(minh, meeting_id, free, position=0, seen=None)


def scheduled(meeting_id: int, count: int) -> tuple[int, ...]:
    return tuple(
        make.make_matter(meeting_id, one, place=Place.SCHEDULED, programme_position=one + 1)
        for one in range(1, count + 1)
    )


def test_matters_when_reordered_then_those_taken_up_before_stay_before(
    meeting_id: int, minh: Actor
) -> None:
    done = make.make_matter(meeting_id, 9, place=Place.DONE, programme_position=1)
    first, second, third = scheduled(meeting_id, 3)

    agenda.reorder_matters(minh, meeting_id, (third, first, second), seen=(first, second, third))

    positions = [matter(one).programme_position for one in (done, third, first, second)]
    assert positions == [1, 2, 3, 4]
    assert acts() == ["meeting:matters:reordered"]


def test_matters_when_the_programme_changed_meanwhile_then_their_order_is_a_conflict(
    meeting_id: int, minh: Actor
) -> None:
    first, second = scheduled(meeting_id, 2)

    with pytest.raises(Conflict):
        agenda.reorder_matters(minh, meeting_id, (second, first), seen=(second, first))
    with pytest.raises(NotFound, match="matter_not_found"):
        agenda.reorder_matters(minh, meeting_id, (first, first), seen=(first, second))

    assert acts() == []


def test_nothing_changes_once_the_minutes_are_signed(meeting_id: int, minh: Actor) -> None:
    make.make_signed_minutes(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        duties.assign_duty(minh, meeting_id, DutyKind.CHAIR, person="Ông B", seen=())
    with pytest.raises(Refused, match="minutes_signed"):
        agenda.add_item(minh, meeting_id, "Thêm")


def test_a_deputy_named_by_mistake_is_relieved(meeting_id: int, minh: Actor) -> None:
    ha = sign_in(Role.LEADER, name="ha-deputy")
    duty_id = duties.assign_duty(
        minh, meeting_id, DutyKind.DEPUTY, account_id=ha.account_id, seen=()
    )

    duties.end_duty(minh, meeting_id, duty_id, seen=True)

    with pytest.raises(NotAllowed, match="deputy_duty_missing"):
        chair.take_over(ha, meeting_id, seen=None)


def test_a_duty_ended_by_another_first_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    thao = sign_in(Role.SECRETARY, name="thao-duty")
    duty_id = duties.assign_duty(
        minh, meeting_id, DutyKind.SECRETARY, person="Bộ phận thư ký", seen=()
    )
    duties.end_duty(thao, meeting_id, duty_id, seen=True)

    with pytest.raises(Conflict):
        duties.end_duty(minh, meeting_id, duty_id, seen=True)
