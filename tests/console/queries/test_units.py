"""Units that stand on a day, and those to choose from; who holds a duty; sites and their counts."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from console import clock, db
from console.errors import NotFound
from console.queries import people, sites, units
from models import HeadCount, Unit
from models.codes.meetings import DutyKind
from models.codes.people import UnitKind
from tests import make

ON = date(2026, 10, 29)


@pytest.mark.parametrize(
    ("valid_to", "valid"), [(None, True), (ON, True), (date(2026, 10, 28), False)]
)
def test_a_unit_is_valid_up_to_its_last_day(valid_to: date | None, valid: bool) -> None:
    assert units.is_valid(Unit(valid_to=valid_to), ON) is valid


def test_what_stands_can_be_chosen_in_the_vietnamese_order_of_names(database: str) -> None:
    make.make_unit("A", name="Y tế")
    make.make_unit("B", name="Đất đai", aliases=["QLĐĐ"])
    make.make_unit("C", name="Đã hết", valid_to=clock.today() - timedelta(days=1))
    make.make_branch()

    with db.reading() as session:
        assert [unit.name for unit in units.choices(session)] == [
            "Chi nhánh số 1", "Đất đai", "Y tế",
        ]  # fmt: skip
        answering = units.choices(session, Unit.kind != UnitKind.BRANCH)
        assert [(unit.code, unit.aliases) for unit in answering] == [("B", ("QLĐĐ",)), ("A", ())]
        today = select(Unit.code).where(units.valid_on(clock.today()))
        assert "C" not in session.scalars(today).all()


def test_a_unit_is_found_by_id_and_code_or_refused(database: str) -> None:
    unit_id = make.make_unit("SXD")

    with db.reading() as session:
        assert units.by_id(session, unit_id).code == "SXD"
        assert units.by_code(session, "SXD").id == unit_id
        with pytest.raises(NotFound, match="unit_not_found"):
            units.by_id(session, unit_id + 1)
        with pytest.raises(NotFound, match="unit_not_found"):
            units.by_code(session, "KHONG")


def test_who_holds_a_duty_is_named_the_latest_last(database: str) -> None:
    meeting_id = make.make_meeting()
    first = make.make_duty(meeting_id, DutyKind.CHAIR, None, person="Bà Lan")
    second = make.make_duty(meeting_id, DutyKind.CHAIR, None, person="Ông Hải")
    make.make_duty(meeting_id, DutyKind.CHAIR, None, person="Cũ", to_at=make.START)
    make.make_duty(meeting_id, DutyKind.DEPUTY, None, person="Phó")

    with db.reading() as session:
        assert [duty.id for duty in people.on_duty(session, meeting_id, DutyKind.CHAIR)] == [
            first, second,
        ]  # fmt: skip
        leading = people.named_on_duty(session, meeting_id, (DutyKind.CHAIR, DutyKind.DEPUTY))
        assert [name for _, name in leading] == ["Bà Lan", "Ông Hải", "Phó"]


def test_a_site_is_found_by_its_branch(database: str) -> None:
    meeting_id, unit_id = make.make_meeting(), make.make_branch()
    bridge_id = make.make_bridge(meeting_id, unit_id)

    with db.reading() as session:
        found = sites.bridge_of(session, meeting_id, unit_id)
        assert found is not None
        assert found.id == bridge_id
        assert sites.bridge_of(session, meeting_id, unit_id + 1) is None


def test_the_latest_count_of_each_site_holds(database: str) -> None:
    meeting_id = make.make_open_meeting()
    second, first = (make.make_bridge(meeting_id, make.make_branch(number)) for number in (2, 1))
    with db.writing() as session:
        session.add_all(
            HeadCount(
                meeting_id=meeting_id,
                bridge_id=bridge_id,
                people_count=count,
                happened_at=make.START + timedelta(minutes=minute),
                entry=1,
            )
            for bridge_id, count, minute in ((None, 9, 5), (None, 7, 1), (first, 3, 2))
        )

    with db.reading() as session:
        assert [bridge.id for bridge, _ in sites.bridges(session, meeting_id)] == [first, second]
        counts = sites.latest_counts(session, meeting_id)
        assert {bridge: counted.people_count for bridge, counted in counts.items()} == {
            None: 9, first: 3,
        }  # fmt: skip
