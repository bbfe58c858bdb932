"""The secretary's line: what its words and signs say, and that they come before the fields."""

import json
from dataclasses import fields
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from console.capture import line
from console.capture.line import Beside, Nameable, ReadLine
from console.capture.units_named import UnitNames
from console.queries.units import UnitChoice
from models.codes.capture import NoteKind, OutcomeKind

TOLD = json.loads((Path(__file__).parents[2] / "data" / "lines.json").read_text("utf-8"))
UNITS = tuple(UnitChoice(**{**unit, "aliases": tuple(unit["aliases"])}) for unit in TOLD["units"])
KNOWN = Nameable(
    UnitNames.of(UNITS),
    {int(number): matter for number, matter in TOLD["matters"].items()},
    TOLD["year"],
)
HEALTH, POLICE = 5, 3
SEVEN, HUNDRED = 70, 1000


def plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return [list(map(plain, pair)) for pair in value] if isinstance(value, tuple) else value


def said(found: ReadLine) -> dict[str, Any]:
    """What a line says, without what it leaves open."""
    told = {one.name: plain(getattr(found, one.name)) for one in fields(found)}
    return {name: value for name, value in told.items() if value or name == "text"}


@pytest.mark.parametrize("case", TOLD["cases"], ids=lambda case: case["line"])
def test_a_line_is_read(case: dict[str, Any]) -> None:
    assert said(line.read(case["line"], NoteKind(case["kind"]), KNOWN)) == case["says"]


def test_the_fields_of_one_question_do_not_travel_to_another() -> None:
    beside = Beside(NoteKind.ANSWER, SEVEN, unit_id=POLICE, person="Phòng PC06")

    meant = line.meant(
        line.read("> #100 Sở Y tế sẽ kiểm tra", NoteKind.ANSWER, KNOWN), beside, {HUNDRED: 4}
    )
    led = line.meant(line.read("#100 sẽ kiểm tra", NoteKind.ANSWER, KNOWN), beside, {HUNDRED: 4})

    assert (meant.matter_id, meant.unit_id, meant.person) == (HUNDRED, HEALTH, "")
    assert (led.matter_id, led.unit_id, led.person) == (HUNDRED, 4, "")


def test_a_unit_named_in_the_line_comes_before_the_fields_and_drops_their_person() -> None:
    beside = Beside(NoteKind.ANSWER, SEVEN, unit_id=POLICE, person="Phòng PC06")

    meant = line.meant(line.read("@SYT đã kiểm tra", NoteKind.ANSWER, KNOWN), beside, {})

    assert (meant.matter_id, meant.unit_id, meant.person) == (SEVEN, HEALTH, "")


def test_what_the_line_leaves_open_the_fields_say() -> None:
    day = date(2026, 11, 6)
    beside = Beside(NoteKind.CONCLUSION, SEVEN, unit_id=POLICE, person="PC06", due_on=day)

    meant = line.meant(line.read("rà soát", NoteKind.CONCLUSION, KNOWN), beside, {SEVEN: HEALTH})

    assert (meant.note, meant.outcome) == (NoteKind.CONCLUSION, None)
    assert (meant.unit_id, meant.person, meant.due_on) == (POLICE, "PC06", day)


def test_no_day_said_in_the_line_comes_before_a_day_beside_it() -> None:
    beside = Beside(NoteKind.ANSWER, SEVEN, unit_id=POLICE, due_on=date(2026, 11, 6))

    meant = line.meant(line.read("=2 không hẹn ngày", NoteKind.ANSWER, KNOWN), beside, {})

    assert meant.outcome is OutcomeKind.WRITTEN_REPLY
    assert (meant.due_on, meant.is_undated) == (None, True)
