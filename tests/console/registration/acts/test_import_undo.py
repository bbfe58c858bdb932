"""Undoing an import: everything it brought goes, unless something was done with it."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from console import db
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, Refused
from console.import_files.header_names import SheetField
from console.registration.acts import import_undo, imports
from console.registration.views.imports import load_imports
from console.review.acts import decisions
from models import Base, JournalEntry, Question, Registration
from models.codes.people import Role
from models.codes.questions import Decision
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import selects
from tests.console.import_files.sample_files import csv_of, form, read

HASH = "a" * 64
PLATES = "Bao giờ có biển số nhà?"
WATER = "Bao giờ có nước sạch?"


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def taken_in(minh: Actor, meeting_id: int, *asked: str) -> int:
    sheet = read(csv_of(*(form({SheetField.QUESTION: one}) for one in asked)))
    return imports.import_rows(minh, meeting_id, sheet, filename="phieu.csv", file_hash=HASH)


def stored(model: type[Base]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def question_ids() -> list[int]:
    with db.reading() as session:
        return list(session.scalars(select(Question.id).order_by(Question.id)))


def test_everything_an_import_brought_goes_and_the_journal_keeps_both_acts(
    minh: Actor, meeting_id: int
) -> None:
    taken_in(minh, meeting_id, WATER)
    with db.reading() as session:
        kept = session.scalars(select(Registration.source_ref)).all()
    import_id = taken_in(minh, meeting_id, PLATES, "Bao giờ có đèn đường?")

    import_undo.undo_import(minh, meeting_id, import_id)

    assert (stored(Registration), stored(Question)) == (1, 1)
    with db.reading() as session:
        assert session.scalars(select(Registration.source_ref)).all() == kept
        acts = session.scalars(select(JournalEntry.act).where(JournalEntry.act.like("intake:%")))
        assert list(acts) == ["intake:file:imported"] * 2 + ["intake:file:undone"]


def test_the_same_file_comes_in_again_under_the_same_labels_and_new_ids(
    minh: Actor, meeting_id: int
) -> None:
    import_id = taken_in(minh, meeting_id, PLATES, WATER)
    before = question_ids()
    with db.reading() as session:
        refs = session.scalars(select(Question.ref).order_by(Question.ref)).all()
    import_undo.undo_import(minh, meeting_id, import_id)

    taken_in(minh, meeting_id, PLATES, WATER)

    assert not set(before) & set(question_ids())  # the journal speaks of the old ones
    with db.reading() as session:
        assert session.scalars(select(Question.ref).order_by(Question.ref)).all() == refs


def decided(minh: Actor, meeting_id: int) -> None:
    decisions.accept(minh, meeting_id, question_ids()[0], seen=Decision.UNREVIEWED)


def asked_to_come(minh: Actor, meeting_id: int) -> None:
    with db.reading() as session:
        form_id = session.scalars(select(Registration.id).order_by(Registration.id)).first()
    make.make_turn(meeting_id, registration_id=form_id)


@pytest.mark.parametrize("act", [decided, asked_to_come])
def test_an_import_somebody_worked_on_stays(
    minh: Actor, meeting_id: int, act: Callable[[Actor, int], None]
) -> None:
    import_id = taken_in(minh, meeting_id, PLATES, WATER)
    act(minh, meeting_id)

    with pytest.raises(Refused, match="import_touched") as refused:
        import_undo.undo_import(minh, meeting_id, import_id)

    assert refused.value.facts["count"] == 1
    assert stored(Registration) == 2
    (line,) = load_imports(minh, meeting_id)
    assert len(line.touched) == 1


def test_an_import_is_undone_once_and_only_in_its_meeting(minh: Actor, meeting_id: int) -> None:
    import_id = taken_in(minh, meeting_id, PLATES)
    with pytest.raises(NotFound, match="import_not_found"):
        import_undo.undo_import(minh, make.make_meeting("2026-09"), import_id)
    import_undo.undo_import(minh, meeting_id, import_id)

    with pytest.raises(Refused, match="import_undone"):
        import_undo.undo_import(sign_in(Role.SECRETARY, name="lan"), meeting_id, import_id)


def test_the_list_tells_who_took_a_file_in_and_who_undid_it(minh: Actor, meeting_id: int) -> None:
    first = taken_in(minh, meeting_id, PLATES)
    taken_in(minh, meeting_id, WATER, PLATES)
    import_undo.undo_import(sign_in(Role.SECRETARY, name="Lan"), meeting_id, first)

    second_line, first_line = load_imports(minh, meeting_id)

    assert (first_line.added, first_line.undone_by, first_line.touched) == (1, "Lan", ())
    assert first_line.undone_at is not None
    assert (second_line.added, second_line.known, second_line.undone_at) == (1, 1, None)


def test_the_list_costs_the_same_queries_however_many_files(minh: Actor, meeting_id: int) -> None:
    taken_in(minh, meeting_id, PLATES)
    few = selects(lambda: load_imports(minh, meeting_id))
    for number in range(4):
        taken_in(minh, meeting_id, f"Câu {number}?")

    assert selects(lambda: load_imports(minh, meeting_id)) == few


def test_who_reviews_sees_no_list_of_files(meeting_id: int) -> None:
    with pytest.raises(NotAllowed):
        load_imports(sign_in(Role.REVIEWER), meeting_id)
