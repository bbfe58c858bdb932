"""What a bulk act would change and what it leaves, before it is done."""

from console.review.suggestion import Suggestion
from console.review.views.questions import MatterShown, ReviewLine
from console.review.views.several import Hindrance, SeveralAct, fields_of, kinds_of, plan
from models.codes.questions import Decision, Kind, Place

SHARED = MatterShown(7, 1, Place.NONE, (1, 2), (2,), None, None, (), False)


def line(number: int, decision: Decision = Decision.UNREVIEWED, **more: object) -> ReviewLine:
    told = {
        "question_id": number,
        "ref": f"2026-10-{number:03}",
        "is_withheld": False,
        "kind": None,
        "referred_unit_id": None,
        "warnings": (),
        "matters": (),
        "can_decide": True,
        **dict.fromkeys(("asker", "organization", "site", "field_text"), ""),
        **dict.fromkeys(("procedure_text", "wording", "reason", "field"), ""),
        **more,
    }
    return ReviewLine(decision=decision, **told)  # type: ignore[arg-type]


def hint(number: int, kind: str, field: str | None = None) -> Suggestion:
    ref = f"2026-10-{number:03}"
    return Suggestion(ref, number, kind, (), (), (), field, None, (), 3, ())


def refs(*numbers: int) -> list[str]:
    return [f"2026-10-{one:03}" for one in numbers]


def test_only_chosen_and_undecided_questions_would_be_accepted() -> None:
    lines = [line(1), line(2), line(3, Decision.EXCLUDED), line(4, is_withheld=True)]

    planned = plan(SeveralAct.ACCEPT, lines, refs(1, 3, 4, 9))

    assert planned.question_ids == (1,)
    assert [(one.question_id, why) for one, why in planned.hindered] == [
        (3, Hindrance.DECIDED),
        (4, Hindrance.WITHHELD),
    ]


def test_only_accepted_questions_get_a_unit_and_a_shared_matter_counts_once() -> None:
    lines = [
        line(1, Decision.ACCEPTED, matters=(SHARED,)),
        line(2, Decision.ACCEPTED, matters=(SHARED,)),
        line(3),
        line(4, Decision.ACCEPTED),
    ]

    planned = plan(SeveralAct.ASSIGN, lines, refs(1, 2, 3, 4))

    assert planned.matters == (SHARED,)
    assert [why for _, why in planned.hindered] == [Hindrance.NOT_ACCEPTED] * 2


def test_what_is_accepted_takes_the_suggested_kind_and_field_where_they_fit() -> None:
    planned = plan(SeveralAct.ACCEPT, [line(1), line(2), line(3)], refs(1, 2, 3))
    hints = {one.ref: one for one in (hint(1, "proposal", "DD"), hint(2, "complaint", "gone"))}

    assert kinds_of(planned, hints) == {1: Kind.PROPOSAL, 2: Kind.QUESTION, 3: Kind.QUESTION}
    assert fields_of(planned, hints, {"DD": 5}) == {1: 5}
