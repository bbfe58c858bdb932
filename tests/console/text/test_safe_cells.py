import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from console.text.safe_cells import safe, write_csv, write_xlsx

FORMULAS = [
    '=HYPERLINK("https://vi-du.test","Bấm")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "  =1+1",
    "\xa0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u3000＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\u22121",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tchữ",
    "+84900000101",
]


@pytest.mark.parametrize("value", FORMULAS)
def test_safe_when_text_may_run_then_puts_an_apostrophe_before_it(value: str) -> None:
    assert safe(value) == f"'{value}"


@pytest.mark.parametrize(
    "value", ["", "Nguyễn Văn A", "0900 000 101", "1 = 1", "'=1", "a@b.example"]
)
def test_safe_when_text_is_harmless_then_leaves_it(value: str) -> None:
    assert safe(value) == value


@given(st.text())
def test_safe_when_done_twice_then_changes_nothing_more(value: str) -> None:
    assert safe(safe(value)) == safe(value)


def test_write_csv_when_opened_then_has_bom_and_crlf() -> None:
    stream = io.BytesIO()

    write_csv([["Họ và tên", "Số"], ["Đào, Thị", 3]], stream)

    assert stream.getvalue() == '\ufeffHọ và tên,Số\r\n"Đào, Thị",3\r\n'.encode()


def test_write_csv_when_given_a_path_then_writes_the_file(tmp_path: Path) -> None:
    write_csv([["a", None]], tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbfa,\r\n"


@pytest.mark.parametrize("separator", [";", "\t", "\n"])
def test_write_csv_when_split_elsewhere_by_the_program_then_no_part_runs(separator: str) -> None:
    stream = io.BytesIO()

    write_csv([[f"chào{separator} =cmd|' /C calc'!A0", "b"]], stream)

    assert f"{separator} '=cmd" in stream.getvalue().decode("utf-8-sig")


def test_write_csv_when_text_is_a_list_of_points_then_keeps_it() -> None:
    stream = io.BytesIO()
    text = "Kính gửi:\n- Điểm một (gấp)\n- Điểm hai"

    write_csv([[text]], stream)

    assert next(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""))) == [
        text
    ]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3), max_size=5))
def test_write_csv_when_cells_are_anything_then_none_begins_a_formula(
    rows: list[list[str]],
) -> None:
    stream = io.BytesIO()

    write_csv(rows, stream)

    text = stream.getvalue().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


def test_write_xlsx_when_texts_look_like_formulas_then_all_cells_are_texts() -> None:
    stream = io.BytesIO()

    write_xlsx(
        [[value] for value in [*FORMULAS, "#REF!", "bình thường\x00"]], stream, title="Phiếu"
    )

    sheet = load_workbook(stream)["Phiếu"]
    kinds = {row[0].data_type for row in sheet.iter_rows()}
    assert kinds == {"s"}
    assert sheet["A1"].value == f"'{FORMULAS[0]}"
    assert sheet["A20"].value == "bình thường"


def test_write_xlsx_when_cells_are_numbers_then_they_stay_numbers() -> None:
    stream = io.BytesIO()

    write_xlsx([[1, None, 2.5]], stream)

    sheet = load_workbook(stream).active
    assert sheet is not None
    assert [cell.value for cell in next(iter(sheet.iter_rows()))] == [1, None, 2.5]
