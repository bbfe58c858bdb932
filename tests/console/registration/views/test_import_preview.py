"""What importing a file into a month would do."""

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import NotAllowed, Refused
from console.import_files.findings import Code, Verdict
from console.import_files.header_names import SheetField
from console.registration.acts import imports
from console.registration.rules import Effect, ImportNotice
from console.registration.views import import_preview
from models import Installation, JournalEntry
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.import_files.sample_files import OCTOBER, csv_of, form, read


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def test_a_preview_of_a_month_not_yet_opened_writes_nothing(database: str, minh: Actor) -> None:
    sheet = read(OCTOBER, "registrations-2026-10.xlsx")

    shown = import_preview.preview(minh, sheet, "2026-10")

    with db.reading() as session:
        entries = session.scalar(select(func.count()).select_from(JournalEntry))
    assert (shown.meeting_id, shown.new, shown.known, shown.refused) == (None, 104, 0, 0)
    assert (shown.rows[30].ref, shown.rows[30].effect) == ("2026-10-031", Effect.NEW)
    assert entries == 0


def test_a_preview_tells_what_the_import_then_does(meeting_id: int, minh: Actor) -> None:
    asked = [form({SheetField.QUESTION: one}) for one in ("A", "B")]
    imports.import_rows(
        minh, meeting_id, read(csv_of(asked[0])), filename="a.csv", file_hash="a" * 64
    )
    wrong = form({SheetField.QUESTION: "x" * 20_001})

    shown = import_preview.preview(minh, read(csv_of(*asked, wrong)), "2026-10")

    assert (shown.new, shown.known, shown.refused) == (1, 1, 1)
    assert [(one.effect, one.ref) for one in shown.rows] == [
        (Effect.KNOWN, "2026-10-001"),
        (Effect.NEW, "2026-10-002"),
        (Effect.REFUSED, ""),
    ]
    assert shown.rows[2].cells[SheetField.QUESTION].code is Code.TEXT_TOO_LONG


def test_a_notice_makes_a_sound_row_one_to_look_at(meeting_id: int, minh: Actor) -> None:
    elsewhere = form({SheetField.ATTENDANCE: "Trực tuyến tại điểm cầu Chi nhánh số 31"})

    (row,) = import_preview.preview(minh, read(csv_of(elsewhere)), "2026-10").rows

    assert (row.verdict, row.notices) == (Verdict.WARNING, (ImportNotice.BRANCH_UNKNOWN,))


def test_a_demonstration_previews_no_real_forms(meeting_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.add(Installation(id=1, demonstration_since=clock.now()))

    with pytest.raises(Refused, match="demonstration_refuses_import"):
        import_preview.preview(minh, read(csv_of(form())), "2026-10")


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OPERATOR, Role.AUDITOR, Role.ADMIN])
def test_a_preview_is_for_who_may_import(meeting_id: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        import_preview.preview(sign_in(role), read(csv_of(form())), "2026-10")
