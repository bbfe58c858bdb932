"""Five hundred forms in one file: read, looked over, imported with progress, taken back."""

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from console.administration.acts import directory
from console.bootstrap import command_line
from tests import make, october
from tests.journeys.conftest import add_account, sign_in
from tests.journeys.room import violations
from tests.serving import Server

pytestmark = pytest.mark.browser

FORMS = 500

# What was on screen is remembered by the page itself: progress may pass between two looks.
WATCH = """() => {
  window.told = []
  const look = () => {
    for (const one of document.querySelectorAll('[data-testid=stSpinner], .working')) {
      if (one.checkVisibility() && window.told.at(-1) !== one.textContent)
        window.told.push(one.textContent)
    }
  }
  new MutationObserver(look).observe(document,
    { attributes: true, characterData: true, childList: true, subtree: true })
}"""


def file_of(count: int) -> bytes:
    """September's rows, again and again, each from another person at another minute."""
    with (october.DATA / "registrations-2026-09.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        heads, *rows = csv.reader(file)
    written = io.StringIO(newline="")
    out = csv.writer(written)
    out.writerow(heads)
    for number in range(count):
        row = list(rows[number % len(rows)])
        row[0] = f"{1 + number // 60:02}/09/2026 08:{number % 60:02}:00"
        row[2], row[6] = f"Người Hỏi Thứ {number}", f"0900{number:06}"
        row[12] = row[12] or "Xin hỏi giờ làm việc của chi nhánh?"
        out.writerow(row)
    return written.getvalue().encode("utf-8-sig")


def test_five_hundred_forms_are_imported_with_progress_and_taken_back(
    server: Server, page: Page
) -> None:
    directory.import_directory(command_line(), october.directory())
    make.make_meeting()
    add_account()
    page.goto("/")
    sign_in(page)
    expect(page.locator(".st-key-frame")).to_be_visible()
    page.goto("/registrations?ky=2026-10")
    page.locator("input[type=file]").wait_for(state="attached")
    page.evaluate(WATCH)

    file = {"name": "phieu-500.csv", "mimeType": "text/csv", "buffer": file_of(FORMS)}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_text("500 phiếu mới, 0 phiếu đã có")).to_be_visible()
    page.get_by_role("button", name="Nhập 500 phiếu mới").click()
    expect(page.get_by_text("Đã nhập 500 phiếu mới")).to_be_visible()

    forms = page.get_by_role("list", name="Danh sách phiếu").get_by_role("listitem")
    expect(forms).to_have_count(FORMS)
    told = page.evaluate("window.told")
    assert any(one.startswith("Đang nhập phiếu") for one in told)
    # Streamlit's own drop zone has a label beside its role "presentation": no rule of WCAG.
    assert [one for one in violations(page) if "stFileUploaderDropzone" not in one] == []

    page.get_by_text("Các tệp đã nhập (1)").click()
    page.get_by_role("button", name="Hoàn tác lần nhập này").click()
    page.get_by_role("button", name="Gỡ 500 phiếu").click()
    expect(page.get_by_text("Đã hoàn tác: gỡ 500 phiếu.")).to_be_visible()
    expect(forms).to_have_count(0)
