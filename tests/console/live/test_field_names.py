"""Names of typed fields: as browsers send them and the table `typing` stores them, for ever."""

import pytest

from console.errors import NotFound
from console.live import field_names
from console.live.field_names import FieldName, TextKind
from console.live.typed_text import MAY_WRITE

CODE = "2026-10"
STORED = {
    "2026-10:line:desk": field_names.line(CODE),
    "2026-10:proposal:17": field_names.proposal(CODE, 17),
    "2026-10:correction:17": field_names.correction(CODE, 17),
    "2026-10:wording:17": field_names.wording(CODE, 17),
    "2026-10:wording:17-split": field_names.split(CODE, 17),
    "2026-10:outcome:17": field_names.outcome(CODE, 17),
    "2026-10:chair:note": field_names.chair_note(CODE, None),
    "2026-10:chair:17": field_names.chair_note(CODE, 17),
    "2026-10:conclusion:chair": field_names.conclusion(CODE),
    "2026-10:draft:7-17-2": field_names.draft(CODE, unit_id=7, assignment_id=17, version=2),
    "2026-10:clearing:17-2": field_names.clearing(CODE, assignment_id=17, version=2),
    "2026-10:transfer:17": field_names.transfer(CODE, 17),
}


@pytest.mark.parametrize("name", STORED)
def test_a_field_is_called_as_it_always_was_and_read_back(name: str) -> None:
    assert str(STORED[name]) == name
    assert FieldName.parse(name) == STORED[name]


def test_only_a_draft_belongs_to_a_unit() -> None:
    of_units = {name: field.unit_id for name, field in STORED.items() if field.unit_id is not None}

    assert of_units == {"2026-10:draft:7-17-2": 7}


@pytest.mark.parametrize("name", ["2026-10:draft:7", "2026-10:draft:7-17-2-1", "2026-10:draft:"])
def test_a_draft_of_no_unit_is_no_field(name: str) -> None:
    with pytest.raises(NotFound):
        FieldName.parse(name)


def test_of_every_kind_it_is_said_who_may_write() -> None:
    assert set(MAY_WRITE) == set(TextKind)
