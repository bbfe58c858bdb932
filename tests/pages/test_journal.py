"""The page of the journal: entries in words, filters, the check of the chains."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from console import db
from console.i18n import catalog
from console.meetings.acts import agenda, duties
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

CONSOLE = Path(__file__).parents[2] / "console"


def opened(open_page: OpenPage, role: Role = Role.AUDITOR) -> AppTest:
    page = open_page(as_=sign_in(role)).switch_page("../../pages/journal/page.py").run()
    assert not page.exception
    return page


def verified(page: AppTest) -> AppTest:
    page.segmented_control(key="journal-section").set_value("verify").run()
    page.button(key="journal-verify").click().run()
    assert not page.exception
    return page


def some_acts(count: int = 2) -> int:
    meeting_id = make.make_meeting()
    minh = sign_in(Role.SECRETARY, name="<b>minh</b>")
    for number in range(count):
        agenda.add_item(minh, meeting_id, f"Mục {number}")
    return meeting_id


def test_every_act_recorded_has_its_words() -> None:
    recorded = {
        code
        for file in CONSOLE.rglob("*.py")
        for code in re.findall(r'"([a-z]+:[a-z_]+:[a-z_]+)"', file.read_text("utf-8"))
    }

    assert len(recorded) > 60
    for language in catalog.LANGUAGES:
        known = catalog.load(language)
        assert {one for one in recorded if f"journal.acts.{one}" not in known} == set()


def test_every_kind_of_subject_has_its_word() -> None:
    told = {
        kind
        for file in CONSOLE.rglob("*.py")
        for kind in re.findall(r'Subject\(\s*"([a-z_]+)"', file.read_text("utf-8"))
    }

    assert {one for one in told if f"journal.subject.{one}" not in catalog.load("vi")} == set()


def test_entries_are_told_in_words_and_escaped(open_page: OpenPage) -> None:
    some_acts()

    page = opened(open_page)

    assert "Tất cả 2 mục" in drawn(page)
    assert "Thêm mục chương trình" in drawn(page)
    assert "&lt;B&gt;Minh&lt;/B&gt;" in drawn(page)
    assert "<B>" not in drawn(page)


def test_a_chain_without_entries_says_so(open_page: OpenPage) -> None:
    make.make_meeting()

    assert "Nhật ký này chưa có mục nào" in drawn(opened(open_page))


def test_entries_are_filtered_by_act(open_page: OpenPage) -> None:
    meeting_id = some_acts()
    duties.invite_delegate(sign_in(Role.SECRETARY), meeting_id, "Ông B")
    page = opened(open_page)

    page.selectbox(key="journal-act").set_value("meeting:delegate:invited").run()

    assert "Tìm thấy 1 trong 3 mục" in drawn(page)
    assert "Thêm mục chương trình" not in drawn(page)


def test_the_history_of_one_question_is_found_and_an_unknown_one_is_told(
    open_page: OpenPage,
) -> None:
    meeting_id = some_acts()
    make.make_question(meeting_id, "2026-10-031")
    page = opened(open_page)
    page.selectbox(key="journal-thing").set_value("question")

    page.text_input(key="journal-name").set_value("2026-10-031").run()
    assert "Không có mục nào hợp với điều kiện tìm" in drawn(page)

    page.text_input(key="journal-name").set_value("2026-10-777").run()
    assert "không có đối tượng mang mã hoặc số đó" in drawn(page)


def test_a_long_chain_is_read_page_by_page(open_page: OpenPage) -> None:
    some_acts(55)
    page = opened(open_page)
    assert page.pagination[0].num_pages == 2

    page.pagination[0].set_value(2).run()

    assert not page.exception
    rows = re.findall(r'scope="row"[^>]*><span>(\d+)</span>', drawn(page))
    assert rows == ["5", "4", "3", "2", "1"]


def test_whole_chains_are_told_so(open_page: OpenPage) -> None:
    some_acts()

    page = verified(opened(open_page))

    assert page.success[0].value == "Cả 2 chuỗi đều nguyên vẹn."
    assert "Nguyên vẹn" in drawn(page)


def test_a_chain_somebody_cut_is_told_with_its_first_broken_number(open_page: OpenPage) -> None:
    some_acts(3)
    with db.writing() as session:
        session.execute(text("UPDATE journal_heads SET number = 5 WHERE chain = '2026-10'"))

    page = verified(opened(open_page))

    assert page.error[0].value.startswith("1 chuỗi không còn nguyên vẹn")
    assert "Hỏng từ mục số 4: phần cuối đã bị cắt" in drawn(page)


def test_the_house_has_its_own_chain(open_page: OpenPage) -> None:
    some_acts()
    page = opened(open_page, Role.ADMIN)

    page.selectbox(key="journal-chain").set_value("house").run()

    assert not page.exception
    assert "Nhật ký này chưa có mục nào" in drawn(page)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.OPERATOR, Role.PUBLISHER])
def test_who_may_not_read_journals_has_no_such_page(open_page: OpenPage, role: Role) -> None:
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    assert_refused(page, "../../pages/journal/page.py")
