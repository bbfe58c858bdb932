"""How many turns lie before a question: those who wait first, then what nobody waits to ask."""

from console.boards import ahead
from console.boards.matter_rows import AskedRow, MatterRow
from models import Turn
from models.codes.questions import Decision, Place


def matter(
    number: int, place: Place, form: int | None = None, position: int | None = None
) -> MatterRow:
    asked = [AskedRow(number, f"q{number}", None, Decision.ACCEPTED, "", "", None, form)]
    return MatterRow(
        id=number,
        number=number,
        wording="",
        screen_text="",
        place=place,
        position=position,
        taken_up_at=None,
        lead_unit_id=None,
        turn_id=None,
        turn_name="",
        turn_bridge_id=None,
        turn_form_id=None,
        asked=asked,
        outcome=None,
    )


def test_questions_come_as_their_askers_do_then_as_planned() -> None:
    matters = [
        matter(1, Place.ON_FLOOR),
        matter(2, Place.SCHEDULED, position=2),
        matter(3, Place.SCHEDULED, position=1),
        matter(4, Place.SCHEDULED, form=40),
        matter(5, Place.DONE),
    ]
    queue = [Turn(id=1), Turn(id=2, registration_id=40)]

    found = ahead.of_matters(matters, queue)

    assert {number: told.steps for number, told in found.items()} == {1: 0, 4: 2, 3: 3, 2: 4}
    assert found[4].turn is queue[1]
    assert found[3].turn is None
