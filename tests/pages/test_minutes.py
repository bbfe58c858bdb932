"""The page of the minutes: what is missing, the preview, signing, the papers."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import db
from console.minutes.views import minutes
from models import Document
from models.codes.documents import DocumentState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

HOSTILE = "<img src=x onerror=alert(1)>"


def opened(open_page: OpenPage, role: Role = Role.SECRETARY) -> AppTest:
    page = open_page(as_=sign_in(role)).switch_page("../../pages/minutes/page.py").run()
    assert not page.exception
    return page


def section(page: AppTest, name: str) -> AppTest:
    page.segmented_control(key="minutes-section").set_value(name).run()
    assert not page.exception
    return page


def documents() -> list[Document]:
    with db.reading() as session:
        return list(session.scalars(select(Document)))


def closed_meeting() -> int:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id, person=ha.display_name)
    return meeting_id


def press_sign(page: AppTest, *, compared: bool = True) -> AppTest:
    if compared:
        page.checkbox(key="minutes-read").check()
    page.button(key="minutes-sign").click().run()
    assert not page.exception
    return page


def test_no_meeting_says_where_to_begin(open_page: OpenPage) -> None:
    assert "Thư ký mở kỳ ở trang Chương trình" in drawn(opened(open_page))


def test_what_is_missing_is_named(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    make.make_matter(meeting_id, 7, place=Place.DONE)
    make.make_question(meeting_id)

    page = opened(open_page)

    text = drawn(page)
    assert "Còn 1 nội dung chưa có kết quả: số 7" in text
    assert "Còn 1 câu hỏi chưa rà soát" in text
    assert "Chưa phân công đủ" in text
    assert page.warning[0].value.startswith("Chưa ký được: còn 1 nội dung")
    assert not [one for one in page.button if one.key == "minutes-sign"]


def test_an_open_meeting_is_not_signed(open_page: OpenPage) -> None:
    make.make_open_meeting()

    page = opened(open_page)

    assert page.warning[0].value == "Hội nghị chưa bế mạc nên chưa ký biên bản được."


def test_minutes_are_signed_with_the_draft_that_was_shown(open_page: OpenPage) -> None:
    closed_meeting()
    page = opened(open_page)
    (shown_hash,) = set(re.findall(r"\b[0-9a-f]{64}\b", drawn(page)))
    assert page.text_input(key="minutes-chair").value == "Ha"
    page.text_input(key="minutes-secretary").set_value("Lê Quang Minh")
    page.text_input(key="minutes-number").set_value("12/BB-TTPVHCC")

    press_sign(page)

    (paper,) = documents()
    assert (paper.state, paper.content_hash) == (DocumentState.SIGNED, shown_hash)
    assert page.success[0].value == "Đã ghi nhận biên bản đã ký."
    assert "Thư ký: Lê Quang Minh. Chủ trì: Ha." in drawn(page)
    assert "văn bản đính chính" in page.info[0].value
    assert not [one for one in page.button if one.key == "minutes-sign"]


def test_a_missing_signature_is_refused_and_what_was_typed_stays(open_page: OpenPage) -> None:
    closed_meeting()
    page = opened(open_page)
    page.text_input(key="minutes-secretary").set_value("")
    page.text_input(key="minutes-number").set_value("12")

    press_sign(page)

    assert page.error[0].value == "Nhập họ tên người ký."
    assert page.text_input(key="minutes-number").value == "12"
    assert documents() == []


def test_a_draft_nobody_compared_is_not_signed(open_page: OpenPage) -> None:
    closed_meeting()
    page = opened(open_page)
    page.text_input(key="minutes-secretary").set_value("Minh")

    press_sign(page, compared=False)

    assert page.warning[0].value.startswith("Đối chiếu bản đã ký")
    assert documents() == []


def test_the_preview_is_the_paper_with_every_text_escaped(open_page: OpenPage) -> None:
    meeting_id = closed_meeting()
    make.make_duty(meeting_id, DutyKind.SECRETARY, 1, person=HOSTILE)

    page = section(opened(open_page), "preview")

    assert "BIÊN BẢN" in drawn(page)
    assert "&lt;img src=x" in drawn(page)
    assert "<img" not in drawn(page)


def test_both_files_are_offered(open_page: OpenPage) -> None:
    make.make_open_meeting()

    links = [one.proto for one in opened(open_page).get("link_button")]

    assert [one.url for one in links] == [
        "/files/2026-10/minutes.docx",
        "/files/2026-10/minutes.pdf",
    ]


def test_without_an_office_the_pdf_is_off_and_says_what_is_missing(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make.make_open_meeting()
    monkeypatch.setenv("PATH", str(tmp_path))

    page = opened(open_page)

    word, pdf = (one.proto for one in page.get("link_button"))
    assert (word.disabled, pdf.disabled) == (False, True)
    assert "libreoffice-writer-nogui" in drawn(page)


def test_papers_of_all_meetings_are_listed(open_page: OpenPage) -> None:
    make.make_signed_minutes(make.make_meeting("2026-09", MeetingState.CLOSED))
    make.make_open_meeting()
    page = opened(open_page)

    section(page, "documents")

    assert "Biên bản kỳ 2026-09" in drawn(page)


def test_no_paper_yet_says_so(open_page: OpenPage) -> None:
    make.make_open_meeting()

    assert "Chưa có văn bản nào được ký" in drawn(section(opened(open_page), "documents"))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.LEADER, Role.PUBLISHER])
def test_who_only_reads_signs_nothing(open_page: OpenPage, role: Role) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)

    page = opened(open_page, role)

    assert not [one for one in page.button if one.key == "minutes-sign"]
    assert minutes.load(sign_in(Role.SECRETARY), meeting_id).may_sign


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.REVIEWER, Role.ADMIN])
def test_who_may_not_read_papers_has_no_such_page(open_page: OpenPage, role: Role) -> None:
    make.make_open_meeting()

    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    assert_refused(page, "../../pages/minutes/page.py")
