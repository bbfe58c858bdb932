"""The table to take away: safe cells, no wording, no name of a citizen."""

import csv
import io
from datetime import UTC, date, datetime

from openpyxl import load_workbook

from console.follow_up import table
from console.follow_up.rules import CommitmentStanding
from console.follow_up.views.commitments import CommitmentLine
from console.follow_up.views.reports import Report
from models.codes.capture import OutcomeKind
from models.codes.follow_up import FulfilmentKind

LINE = CommitmentLine(
    id=1,
    meeting_code="2026-10",
    unit_id=1,
    unit="Sở Xây dựng",
    text='=HYPERLINK("http://evil.example")',
    matters=(3, 5),
    wording="Tôi là Nguyễn Thị Hạnh, hồ sơ của tôi quá hạn",
    outcome=OutcomeKind.WRITTEN_REPLY,
    conclusion=None,
    due_on=date(2026, 11, 12),
    days_left=-2,
    standing=CommitmentStanding.OVERDUE,
    reports=(
        Report(
            version=1,
            kind=FulfilmentKind.PARTLY,
            text="Đã gọi cho chị Nguyễn Thị Hạnh",
            evidence="",
            done_on=None,
            by="Tú",
            at=datetime(2026, 11, 10, tzinfo=UTC),
            is_kept=None,
            reason="",
        ),
    ),
)


def test_the_csv_tells_a_commitment_without_its_wording_and_runs_no_formula() -> None:
    written = table.csv_bytes([LINE], "vi").decode("utf-8-sig")

    head, row = csv.reader(io.StringIO(written))
    assert head[:2] == ["Kỳ", "Đơn vị"]
    assert row == [
        "2026-10",
        "Sở Xây dựng",
        '\'=HYPERLINK("http://evil.example")',
        "3, 5",
        "Trả lời bằng văn bản",
        "12/11/2026",
        "-2",
        "Quá hạn",
        "Làm được một phần",
        "",
    ]
    assert "Hạnh" not in written


def test_the_workbook_holds_the_same_rows() -> None:
    sheet = load_workbook(io.BytesIO(table.xlsx_bytes([LINE], "en"))).active

    assert sheet is not None
    head, row = sheet.iter_rows(values_only=True)
    assert (head[0], row[1], row[6], row[7]) == ("Meeting", "Sở Xây dựng", -2, "Overdue")
