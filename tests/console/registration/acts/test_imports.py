"""Importing a file: what is added, under which label, and that it is all or nothing."""

import csv
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import NotFound, Refused
from console.import_files.header_names import SheetField
from console.import_files.sheets import Sheet
from console.import_files.tables import Raw
from console.registration.acts import imports
from models import (
    Base,
    Document,
    Import,
    Installation,
    JournalEntry,
    JournalHead,
    JournalSubject,
    Question,
    Registration,
)
from models.codes.documents import DocumentKind, DocumentState
from models.codes.people import Role
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish, RegistrantKind, Source
from tests import make
from tests.cast import sign_in
from tests.console.import_files.sample_files import DATA, OCTOBER, SEPTEMBER, csv_of, form, read

KEPT = ("imports", "journal", "questions", "registrations")  # what an import writes
NOT_KEPT_AS_WARNING = ("zero_width", "nfd", "mixed_newlines", "stray_spaces")  # repaired instead


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def forms(*changes: Mapping[SheetField, Raw]) -> list[list[Raw]]:
    return [form(dict(one)) for one in changes]


def asking(*questions: str) -> list[list[Raw]]:
    return forms(*({SheetField.QUESTION: one} for one in questions))


def sheet_of(rows: Sequence[Sequence[Raw]]) -> Sheet:
    return read(csv_of(*rows))


def take_in(actor: Actor, meeting_id: int, sheet: Sheet) -> int:
    return imports.import_rows(actor, meeting_id, sheet, filename="phieu.csv", file_hash="a" * 64)


def refs() -> dict[str, str]:
    """Label of every question by its wording."""
    with db.reading() as session:
        stored = session.execute(select(Question.wording, Question.ref))
        return {wording: ref for wording, ref in stored}  # noqa: C416  rows, not pairs, to mypy


def registration() -> Registration:
    with db.reading() as session:
        return session.scalars(select(Registration).order_by(Registration.id.desc())).first() or (
            pytest.fail("no registration")
        )


def counted() -> dict[str, int]:
    with db.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
            for name in KEPT
        }


def imported(import_id: int) -> Import:
    with db.reading() as session:
        return session.get_one(Import, import_id)


def dirty_refs(month: str) -> dict[str, str]:
    with (DATA / "labels.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            label["row_id"]: label["dirty_flags"]
            for label in csv.DictReader(file)
            if label["row_id"].startswith(month) and label["dirty_flags"]
        }


@pytest.mark.parametrize(
    ("month", "filename", "content"),
    [
        ("2026-09", "registrations-2026-09.csv", SEPTEMBER),
        ("2026-10", "registrations-2026-10.xlsx", OCTOBER),
    ],
)
def test_a_real_month_is_taken_in_whole(
    minh: Actor, month: str, filename: str, content: bytes
) -> None:
    meeting_id = make.make_meeting(month)
    for number in range(1, 13):
        make.make_branch(number)
    sheet = read(content, filename, month)

    made = imported(take_in(minh, meeting_id, sheet))

    with db.reading() as session:
        questions = session.scalars(select(Question).order_by(Question.ref)).all()
        stored = {one.source_ref: one for one in session.scalars(select(Registration))}
    assert (made.rows_added, made.rows_known, made.rows_refused) == (104, 0, 0)
    assert [one.ref for one in questions] == [f"{month}-{n:03}" for n in range(1, 105)]
    assert [one.wording for one in questions] == [
        row.text(SheetField.QUESTION) for row in sheet.rows
    ]
    assert {one.decision for one in questions} == {Decision.UNREVIEWED}
    flagged = {
        ref: stored[ref].warnings
        for ref, flags in dirty_refs(month).items()
        if not set(flags.split(";")) <= set(NOT_KEPT_AS_WARNING)
    }
    assert [ref for ref, warnings in flagged.items() if not warnings] == []


def test_a_form_is_kept_as_it_was_written(meeting_id: int, minh: Actor) -> None:
    branch = make.make_branch(7)
    changes: dict[SheetField, Raw] = {
        SheetField.REGISTRANT_KIND: "Hộ kinh doanh",
        SheetField.ATTENDANCE: "Trực tuyến tại điểm cầu Chi nhánh số 7",
        SheetField.RAISED_BEFORE: "Có - 2 lần - tháng 3/2026",
        SheetField.QUESTION: "Dòng một\nDòng hai",
    }

    take_in(minh, meeting_id, sheet_of(forms(changes)))

    kept = registration()
    assert (kept.source_ref, kept.source, kept.registrant_kind) == (
        "2026-10-001",
        Source.IMPORT,
        RegistrantKind.HOUSEHOLD,
    )
    assert (kept.attendance, kept.site_unit_id) == (AttendanceWish.BRIDGE, branch)
    assert (kept.full_name, kept.folded_name, kept.phone) == (
        "Đào Thị Ánh",
        "dao thi anh",
        "+84900000101",
    )
    assert kept.submitted_at == datetime(2026, 10, 5, 1, 30, tzinfo=UTC)
    assert (kept.raised_before, kept.raised_times) == ("Có - 2 lần - tháng 3/2026", 2)
    assert (kept.wants_to_speak, kept.warnings) == (True, "")
    assert refs() == {"Dòng một\nDòng hai": "2026-10-001"}


def test_the_same_file_twice_changes_nothing(meeting_id: int, minh: Actor) -> None:
    sheet = sheet_of(asking("A", "B"))
    take_in(minh, meeting_id, sheet)
    before = counted()

    with pytest.raises(Refused, match="nothing_new"):
        take_in(minh, meeting_id, sheet)

    assert counted() == before


def test_forms_inserted_above_are_the_only_ones_added(meeting_id: int, minh: Actor) -> None:
    take_in(minh, meeting_id, sheet_of(asking("A", "B", "C")))

    made = imported(take_in(minh, meeting_id, sheet_of(asking("X", "A", "Y", "B", "C"))))

    assert (made.rows_added, made.rows_known, made.source_number) == (2, 3, 1)
    assert refs() == {
        "A": "2026-10-001",
        "B": "2026-10-002",
        "C": "2026-10-003",
        "X": "2026-10-004",
        "Y": "2026-10-005",
    }


def test_a_form_added_below_keeps_its_record_number(meeting_id: int, minh: Actor) -> None:
    take_in(minh, meeting_id, sheet_of(asking("A", "B")))

    take_in(minh, meeting_id, sheet_of(asking("X", "A", "B", "C")))

    assert (refs()["C"], refs()["X"]) == ("2026-10-004", "2026-10-005")


def test_another_file_of_the_month_is_its_second_source(meeting_id: int, minh: Actor) -> None:
    take_in(minh, meeting_id, sheet_of(asking("A", "B", "C")))

    made = imported(take_in(minh, meeting_id, sheet_of(asking("P", "A", "Q"))))

    assert made.source_number == 2
    assert (refs()["P"], refs()["Q"]) == ("2026-10-b2-001", "2026-10-b2-003")


def test_each_source_goes_on_by_itself(meeting_id: int, minh: Actor) -> None:
    take_in(minh, meeting_id, sheet_of(asking("A", "B")))
    take_in(minh, meeting_id, sheet_of(asking("P", "Q")))

    take_in(minh, meeting_id, sheet_of(asking("P", "Q", "R")))
    take_in(minh, meeting_id, sheet_of(asking("A", "B", "C")))

    assert (refs()["R"], refs()["C"]) == ("2026-10-b2-003", "2026-10-003")


def test_the_same_form_twice_in_one_file_is_added_once(meeting_id: int, minh: Actor) -> None:
    made = imported(take_in(minh, meeting_id, sheet_of(asking("A", "A", "B"))))

    assert (made.rows_added, made.rows_known) == (2, 1)
    assert refs() == {"A": "2026-10-001", "B": "2026-10-003"}


def test_the_same_form_in_another_month_is_new_there(meeting_id: int, minh: Actor) -> None:
    earlier = make.make_meeting("2026-11")
    sheet = sheet_of(asking("A"))
    take_in(minh, meeting_id, sheet)

    take_in(minh, earlier, sheet)

    assert counted()["questions"] == 2


def test_a_wrong_row_stays_out_and_the_others_come_in(meeting_id: int, minh: Actor) -> None:
    sheet = sheet_of(asking("A", "x" * 20_001, "C"))

    made = imported(take_in(minh, meeting_id, sheet))

    assert (made.rows_added, made.rows_refused) == (2, 1)
    assert refs() == {"A": "2026-10-001", "C": "2026-10-003"}


def test_a_corrected_row_comes_in_under_its_own_number(meeting_id: int, minh: Actor) -> None:
    take_in(minh, meeting_id, sheet_of(asking("A", "x" * 20_001, "C")))

    take_in(minh, meeting_id, sheet_of(asking("A", "B", "C")))

    assert refs()["B"] == "2026-10-002"


def test_a_file_of_wrong_rows_alone_is_refused(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="nothing_new"):
        take_in(minh, meeting_id, sheet_of(asking("x" * 20_001)))

    assert counted() == dict.fromkeys(KEPT, 0)


@pytest.mark.parametrize("number", ["001090012345", "001 090 012 345"])
def test_an_identity_number_is_warned_of_and_the_wording_stays(
    meeting_id: int, minh: Actor, number: str
) -> None:
    asked = f"CCCD của tôi là {number}, bao giờ có thẻ?"

    take_in(minh, meeting_id, sheet_of(asking(asked)))

    assert (refs(), registration().warnings) == ({asked: "2026-10-001"}, "national_id")


@pytest.mark.parametrize("text", ["Gọi 0900000101", "Gọi 0900 000 101", "Mã 000.12.34.H26"])
def test_a_telephone_number_is_no_identity_number(meeting_id: int, minh: Actor, text: str) -> None:
    take_in(minh, meeting_id, sheet_of(asking(text)))

    assert registration().warnings == ""


def test_an_identity_number_instead_of_a_telephone_is_not_kept(
    meeting_id: int, minh: Actor
) -> None:
    take_in(minh, meeting_id, sheet_of(forms({SheetField.PHONE: "001090012345"})))

    assert registration().phone == ""
    assert "national_id_dropped" in registration().warnings


def test_an_unknown_branch_is_warned_of_and_left_empty(meeting_id: int, minh: Actor) -> None:
    wish: dict[SheetField, Raw] = {SheetField.ATTENDANCE: "Trực tuyến tại điểm cầu Chi nhánh số 31"}

    take_in(minh, meeting_id, sheet_of(forms(wish)))

    kept = registration()
    assert (kept.attendance, kept.site_unit_id) == (AttendanceWish.BRIDGE, None)
    assert kept.warnings == "branch_unknown"


def test_one_person_at_two_sites_is_warned_of(meeting_id: int, minh: Actor) -> None:
    make.make_branch(7)
    bridge: dict[SheetField, Raw] = {
        SheetField.ATTENDANCE: "Trực tuyến tại điểm cầu Chi nhánh số 7",
        SheetField.FULL_NAME: "ĐÀO THỊ ÁNH",
        SheetField.QUESTION: "Câu khác",
    }
    take_in(minh, meeting_id, sheet_of(forms({})))

    take_in(minh, meeting_id, sheet_of(forms({}, bridge)))

    assert registration().warnings == "two_sites"


def test_who_is_absent_is_at_no_second_site(meeting_id: int, minh: Actor) -> None:
    absent: dict[SheetField, Raw] = {
        SheetField.ATTENDANCE: "Vắng mặt, đề nghị trả lời bằng văn bản",
        SheetField.QUESTION: "Câu khác",
    }

    take_in(minh, meeting_id, sheet_of(forms({}, absent)))

    assert registration().warnings == ""


def test_what_is_too_long_to_match_by_is_kept_and_matched_by_its_beginning(
    meeting_id: int, minh: Actor
) -> None:
    name, phone = "Nguyễn " * 40, "máy lẻ " * 25

    take_in(
        minh, meeting_id, sheet_of(forms({SheetField.FULL_NAME: name, SheetField.PHONE: phone}))
    )

    kept = registration()
    assert kept.full_name == name.strip()
    assert (len(kept.folded_name), len(kept.phone)) == (200, 60)


def test_an_import_leaves_one_entry_without_personal_text(meeting_id: int, minh: Actor) -> None:
    import_id = take_in(minh, meeting_id, sheet_of(asking("A", "B")))

    with db.reading() as session:
        entry = session.scalars(select(JournalEntry)).one()
        told = session.scalars(select(JournalSubject.kind)).all()
    facts = json.loads(entry.facts)
    assert (entry.act, entry.subject) == ("intake:file:imported", f"import:{import_id}")
    assert (facts["file"], facts["source"]) == ("a" * 64, 1)
    assert (facts["added"], facts["known"], facts["refused"]) == (2, 0, 0)
    assert facts["refs"] == ["2026-10-001", "2026-10-002"]
    assert sorted(told) == ["import", "question", "question"]
    assert not {"Ánh", "900000101", "phieu.csv"} & set(entry.facts.split('"'))


def test_a_demonstration_takes_no_real_forms(meeting_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.add(Installation(id=1, demonstration_since=clock.now()))

    with pytest.raises(Refused, match="demonstration_refuses_import"):
        take_in(minh, meeting_id, sheet_of(asking("A")))


def test_nothing_is_taken_in_once_the_minutes_are_signed(meeting_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.add(
            Document(
                meeting_id=meeting_id,
                kind=DocumentKind.MINUTES,
                state=DocumentState.SIGNED,
                signed_at=clock.now(),
                content_hash="h",
                entry=0,
            )
        )

    with pytest.raises(Refused, match="minutes_signed"):
        take_in(minh, meeting_id, sheet_of(asking("A")))


def test_a_month_that_is_not_there_is_told(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        take_in(minh, meeting_id + 1, sheet_of(asking("A")))


@pytest.mark.parametrize("table", ["registrations", "questions", "journal_subjects"])
def test_an_import_that_breaks_half_way_leaves_nothing(
    meeting_id: int, minh: Actor, table: str
) -> None:
    def cut(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(f"INSERT INTO {table}"):
            raise ConnectionResetError(table)

    event.listen(db.engine(), "before_cursor_execute", cut)
    with pytest.raises(ConnectionResetError):
        take_in(minh, meeting_id, sheet_of(asking("A", "B")))
    event.remove(db.engine(), "before_cursor_execute", cut)

    assert counted() == dict.fromkeys(KEPT, 0)
    take_in(minh, meeting_id, sheet_of(asking("A", "B")))
    assert counted() == {"imports": 1, "journal": 1, "questions": 2, "registrations": 2}


def test_two_imports_of_one_file_at_once_add_it_once(meeting_id: int, minh: Actor) -> None:
    sheet = read(OCTOBER, "registrations-2026-10.xlsx", "2026-10")
    ended: list[str] = []

    def attempt() -> None:
        try:
            take_in(minh, meeting_id, sheet)
            ended.append("added")
        except Refused as refused:
            ended.append(refused.code)

    _together(attempt, attempt)

    assert sorted(ended) == ["added", "nothing_new"]
    assert counted() == {"imports": 1, "journal": 1, "questions": 104, "registrations": 104}


def _together(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("count", [5, 500])
def test_an_import_asks_the_database_as_often_for_many_forms_as_for_few(
    meeting_id: int, minh: Actor, count: int
) -> None:
    asked: list[str] = []
    sheet = sheet_of(asking(*(f"Câu hỏi số {n}" for n in range(count))))

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    take_in(minh, meeting_id, sheet)
    event.remove(db.engine(), "before_cursor_execute", note)

    queries = [one for one in asked if not one.startswith("INSERT")]
    assert len(queries) <= 14
    assert counted()["questions"] == count


ANY_TEXT = st.text(
    st.characters(codec="utf-8") | st.sampled_from("=+-@<>\"'\t\r\n\0;|0123456789"),
    max_size=60,
)
HOSTILE = st.fixed_dictionaries({}, optional=dict.fromkeys(SheetField, ANY_TEXT))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(HOSTILE, min_size=1, max_size=4), year=st.integers(1000, 9999))
def test_hostile_rows_end_in_a_refusal_or_a_repair(
    database: str, rows: list[dict[SheetField, Raw]], year: int
) -> None:
    meeting_id, minh = _anew(f"{year}-10")
    before = counted()

    try:
        sheet = read(csv_of(*forms(*rows)), meeting_code=f"{year}-10")
        made = imported(take_in(minh, meeting_id, sheet))
    except Refused as refused:
        assert refused.code.startswith(("intake_", "nothing_new"))  # noqa: PT017
        assert counted() == before
    else:
        after = counted()
        assert after["questions"] - before["questions"] == made.rows_added
        assert after["journal"] - before["journal"] == 1


def _anew(code: str) -> tuple[int, Actor]:
    """The meeting of a month, empty as far as this month goes, and who imports into it."""
    with db.reading() as session:
        found = session.scalar(select(JournalHead.meeting_id).where(JournalHead.chain == code))
        acting = session.scalar(select(func.count()).select_from(Base.metadata.tables["accounts"]))
    return found or make.make_meeting(code), sign_in(Role.SECRETARY, name=f"minh-{acting}")
