import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from console import db
from console.administration.acts import directory
from console.administration.views import accounts as accounts_view
from console.auth.actor import Actor
from console.errors import Refused
from models import Field, JournalEntry, Unit
from models.codes.people import Role, UnitKind, UnitLevel
from tests.cast import sign_in

SAMPLE = json.loads((Path(__file__).parents[2] / "data" / "directory.json").read_text("utf-8"))


@pytest.fixture
def son(database: str) -> Actor:
    return sign_in(Role.ADMIN)


@pytest.fixture
def sample() -> dict[str, Any]:
    return copy.deepcopy(SAMPLE)


def units() -> dict[str, Unit]:
    with db.reading() as session:
        return {one.code: one for one in session.scalars(select(Unit))}


def fields() -> dict[str, Field]:
    with db.reading() as session:
        return {one.code: one for one in session.scalars(select(Field))}


def facts() -> list[dict[str, Any]]:
    with db.reading() as session:
        query = select(JournalEntry.facts).order_by(JournalEntry.number)
        return [json.loads(one) for one in session.scalars(query)]


def test_the_sample_when_imported_makes_units_of_four_kinds(
    son: Actor, sample: dict[str, Any]
) -> None:
    changed = directory.import_directory(son, sample)

    kinds = [one.kind for one in units().values()]
    assert {kind: kinds.count(kind) for kind in UnitKind} == {
        UnitKind.CENTRE: 1,
        UnitKind.OFFICE: 5,
        UnitKind.BRANCH: 12,
        UnitKind.DEPARTMENT: 24,
    }
    assert changed == len(units()) + len(fields())


def test_the_centre_when_it_stands_in_two_lists_is_one_unit_known_by_both(
    son: Actor, sample: dict[str, Any]
) -> None:
    directory.import_directory(son, sample)

    centre = units()["TTPVHCC"]
    assert (centre.kind, centre.level) == (UnitKind.CENTRE, UnitLevel.CENTER)
    assert centre.name == sample["host"]["name"]
    assert "HPASC" in centre.aliases


def test_branches_departments_and_fields_when_imported_carry_what_the_file_says(
    son: Actor, sample: dict[str, Any]
) -> None:
    directory.import_directory(son, sample)

    stored = units()
    assert (stored["CN07"].branch_number, stored["CN07"].name) == (7, "Chi nhánh số 7")
    assert stored["CN07"].phone == "0900 000 007"
    assert (stored["CATP"].level, stored["BTU"].level) == (UnitLevel.VERTICAL, UnitLevel.CENTRAL)
    assert fields()["DD"].default_unit_id == stored["SNNMT"].id


def test_the_former_department_when_first_imported_has_ended_and_names_its_successor(
    son: Actor, sample: dict[str, Any]
) -> None:
    directory.import_directory(son, sample)

    stored = units()
    assert stored["SNGV"].valid_to == date(2025, 2, 28)
    assert stored["SNGV"].successor_id == stored["VPUB"].id
    assert stored["VPUB"].valid_to is None


def test_the_former_department_when_the_file_tells_of_its_end_follows_the_file(
    son: Actor, sample: dict[str, Any]
) -> None:
    line = next(one for one in sample["departments"] if one["code"] == "SNGV")
    line.update(valid_from="2010-01-01", valid_to="2026-01-31", successor="SDL")

    directory.import_directory(son, sample)

    ended = units()["SNGV"]
    assert (ended.valid_from, ended.valid_to) == (date(2010, 1, 1), date(2026, 1, 31))
    assert ended.successor_id == units()["SDL"].id


def test_the_same_file_when_imported_again_changes_nothing(
    son: Actor, sample: dict[str, Any]
) -> None:
    directory.import_directory(son, sample)
    with db.writing() as session:  # an edit the file does not speak of stays
        unit = session.scalars(select(Unit).where(Unit.code == "SNGV")).one()
        unit.valid_to = date(2025, 6, 30)

    again = directory.import_directory(son, sample)

    assert again == 0
    assert units()["SNGV"].valid_to == date(2025, 6, 30)
    assert len(facts()) == 2


def test_a_changed_file_when_imported_updates_counts_and_leaves_the_missing(
    son: Actor, sample: dict[str, Any]
) -> None:
    directory.import_directory(son, sample)
    gone = sample["branches"].pop()
    sample["branches"][0]["address"] = "Số 2 đường Mới"
    sample["branches"].append({"code": "CN13", "number": 13, "name": "Chi nhánh số 13"})
    sample["fields"][0]["name"] = "Đất đai, nhà ở"

    changed = directory.import_directory(son, sample)

    assert changed == 3
    assert gone["code"] in units()
    assert accounts_view.missing_units(son, sample) == (gone["code"],)
    told = facts()[-1]
    assert (told["units_added"], told["units_updated"]) == (["CN13"], ["CN01"])
    assert (told["units_missing"], told["fields_updated"]) == (["CN12"], ["DD"])


@pytest.mark.parametrize(
    ("at", "value", "code", "where"),
    [
        ((), [], "directory_shape", "JSON"),
        (("host",), None, "directory_shape", "host"),
        (("branches",), "CN01", "directory_shape", "branches"),
        (("branches", 1), 7, "directory_shape", "branches[2]"),
        (("branches", 0, "name"), " ", "directory_value", "branches[1]"),
        (("branches", 0, "number"), "1", "directory_value", "branches[1]"),
        (("branches", 0, "number"), True, "directory_value", "branches[1]"),
        (("departments", 2, "level"), "galaxy", "directory_value", "departments[3]"),
        (("departments", 2, "aliases"), "SNV", "directory_value", "departments[3]"),
        (("departments", 2, "code"), "X" * 33, "directory_value", "departments[3]"),
        (("departments", 2, "valid_to"), "31/12/2025", "directory_value", "departments[3]"),
        (("departments", 2, "successor"), "NONE", "directory_unit_unknown", "SNV"),
        (("departments", 2, "successor"), "SNV", "directory_unit_unknown", "SNV"),
        (("departments", 2, "code"), "CN01", "directory_twice", None),
        (("host", "units", 0, "code"), "", "directory_value", "host.units[1]"),
        (("fields", 0, "default_department"), "NONE", "directory_unit_unknown", "DD"),
        (("fields", 0, "code"), "X" * 17, "directory_value", "fields[1]"),
    ],
)
def test_a_directory_when_something_is_wrong_says_where_and_changes_nothing(
    son: Actor,
    sample: dict[str, Any],
    at: tuple[Any, ...],
    value: object,
    code: str,
    where: str | None,
) -> None:
    broken = broken_at(sample, at, value)

    with pytest.raises(Refused) as raised:
        directory.import_directory(son, broken)

    assert (raised.value.code, raised.value.facts.get("where")) == (code, where)
    assert (units(), fields(), facts()) == ({}, {}, [])


def broken_at(whole: Any, at: tuple[Any, ...], value: object) -> Any:
    if not at:
        return value
    inner = whole
    for step in at[:-1]:
        inner = inner[step]
    inner[at[-1]] = value
    return whole
