"""Forms are known and kept as they always were, so that databases that exist take in no form twice.

The values were recorded; a change of one of them means that files taken in before come in again.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select

from console import clock, db
from console.import_files.form_content import TypedQuestion
from console.import_files.header_names import SheetField
from console.import_files.sheets import Sheet
from console.registration.acts import imports
from models import Question, Registration
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.import_files.sample_files import OCTOBER, SEPTEMBER, csv_of, form, read
from tests.console.import_files.test_word_forms import filled
from tests.console.registration.citizen import NOW, WORDING, make_list, make_site, send

SAID = (
    *("source", "source_ref", "content_hash", "submitted_at", "submitted_text"),
    *("registrant_kind", "full_name", "folded_name", "organization", "position", "address"),
    *("phone", "email", "attendance", "wants_to_speak", "field_text"),
    *("procedure_text", "raised_before", "raised_times", "warnings", "tax_code"),
    *("people_count", "answer_way"),
)
ASKED = ("ref", "wording", "dossier_code", "body_text")
ODD_ROWS: tuple[Mapping[SheetField, Any], ...] = (
    {SheetField.SUBMITTED_AT: "hôm qua", SheetField.PHONE: "O9l2 345", SheetField.EMAIL: "anh@"},
    {SheetField.SUBMITTED_AT: "2026-10-05T08:30:00Z", SheetField.FULL_NAME: "  ĐÀO  Thị Ánh "},
    {
        SheetField.SUBMITTED_AT: "01/01/2031",
        SheetField.REGISTRANT_KIND: "?",
        SheetField.ORGANIZATION: "Hộ",
    },
    {SheetField.PHONE: "001085012345", SheetField.ATTENDANCE: "Chi nhánh số 9"},
    {
        SheetField.QUESTION: "=1+1\r\nSố 001085012345\r\n",
        SheetField.RAISED_BEFORE: "Có - 3 lần - tháng 5",
    },
    {
        SheetField.QUESTION: "<script>x</script>",
        SheetField.RAISED_BEFORE: "Có",
        SheetField.WANTS_TO_SPEAK: "",
    },
    {},
    {},
)
ODD_FORMS: tuple[Mapping[str, Any], ...] = (
    {},
    {"raised": "no"},
    {"raised": "yes"},
    {"raised": "yes", "raised_when": " 2 lần,  tháng 5 - 6/2026"},
    {"raised": "yes", "raised_when": "0 lần - "},
    {"raised": "yes", "raised_when": "120 lần"},
    {"attendance": "absent", "people": "9", "answer_way": "email", "email": "A@Vidu.VN"},
    {"kind": "household", "organization": "=SUM(A1)", "tax_code": "0100109106 001"},
    {"position": "<b>Chủ hộ</b>", "field_text": " Đất  đai", "procedure_text": "Tách thửa"},
    {"full_name": "NGUYỄN thị  Thử", "phone": "+84 900 000 278", "people": "3"},
    {
        "questions": (
            TypedQuestion(f"  {WORDING}\r\nHai dòng. ", " H26 ", "Sở  Mẫu"),
            TypedQuestion(),
            TypedQuestion("Số 001085012345 là <b>của tôi</b>?"),
        ),
        "holds_id": True,
    },
)


def kept() -> list[dict[str, Any]]:
    """Every form with its questions, as the database holds it."""
    with db.reading() as session:
        asked = session.scalars(select(Question).order_by(Question.id)).all()
        forms = session.scalars(select(Registration).order_by(Registration.id)).all()
    return [
        {
            **{name: getattr(held, name) for name in SAID},
            "has_site": held.site_unit_id is not None,
            "questions": [
                [getattr(question, name) for name in ASKED]
                for question in asked
                if question.registration_id == held.id
            ],
        }
        for held in forms
    ]


def digest(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(written.encode()).hexdigest()[:16]


def identities() -> list[str]:
    return [held["content_hash"][:12] for held in kept()]


def take_in(sheet: Sheet, code: str) -> None:
    for number in (7, 9):
        make.make_branch(number)
    with clock.stopped(NOW):
        imports.import_rows(
            sign_in(Role.SECRETARY),
            make.make_meeting(code),
            sheet,
            filename="phieu",
            file_hash="a" * 64,
        )


@pytest.mark.parametrize(
    ("content", "code", "recorded"),
    [
        (SEPTEMBER, "2026-09", "1a8d18b7cf56b9e7"),
        (OCTOBER, "2026-10", "dd5fb7aafc5a0fba"),
        (csv_of(*(form(changes) for changes in ODD_ROWS)), "2026-10", "77f1b797dadfbb2e"),
        (filled(), "2026-10", "76d834bda3422095"),
    ],
    ids=["september", "october", "odd rows", "word"],
)
def test_forms_of_files_are_kept_as_before(
    database: str, content: bytes, code: str, recorded: str
) -> None:
    take_in(read(content, meeting_code=code), code)

    assert digest(kept()) == recorded


def test_rows_of_files_are_known_as_before(database: str) -> None:
    take_in(read(csv_of(*(form(changes) for changes in ODD_ROWS))), "2026-10")

    assert identities() == [
        "edfba8afa008",
        "f22676128c98",
        "c6ba4e67d15a",
        "9c31400af085",
        "512fc4f1092e",
        "bc2e05eb6fde",
        "feff7fb75755",
    ]


def test_forms_of_the_page_are_known_and_kept_as_before(database: str) -> None:
    with clock.stopped(NOW.replace(microsecond=700_000)):
        meeting_id = make_list()
        site = make_site(meeting_id)
        for number, changes in enumerate(ODD_FORMS):
            send(meeting_id, f"ABCD-EFGH-{number:04}", **changes)
        send(meeting_id, "ABCD-EFGH-2345", attendance="bridge", site=str(site))

    assert identities() == [
        "c8de2166669d",
        "1bf47ff59166",
        "4f5d495e3c9f",
        "8fbb8f49eb07",
        "1fb10fa45a93",
        "1993e9b1d0b7",
        "e32a3cc33a53",
        "764bffd592f0",
        "011b331ca415",
        "223e90aec3d7",
        "2f9f67de7f84",
        "e0e5331ba31f",
    ]
    assert digest(kept()) == "163dc2cf52ccaa57"
