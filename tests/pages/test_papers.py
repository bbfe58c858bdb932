"""The page of papers: begin, write, send, issue, replace."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.official.acts import documents
from models import Document
from models.codes.documents import DocumentKind, DocumentState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

HOSTILE = "<img src=x onerror=alert(1)>"


def opened(open_page: OpenPage, role: Role = Role.SECRETARY) -> AppTest:
    page = open_page(as_=sign_in(role)).switch_page("../../pages/papers/page.py").run()
    assert not page.exception
    return page


def papers() -> list[Document]:
    with db.reading() as session:
        return list(session.scalars(select(Document).order_by(Document.id)))


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def begun(page: AppTest, kind: DocumentKind = DocumentKind.PROGRAMME) -> AppTest:
    page.selectbox(key="papers-kind").set_value(kind).run()
    return press(page, "papers-begin-button")


def sent(page: AppTest) -> AppTest:
    page.text_input(key="papers-signer-1-1").set_value("Nguyễn Thu Hà")
    return press(press(page, "papers-save"), "papers-send")


def test_no_meeting_says_where_to_begin(open_page: OpenPage) -> None:
    assert "Thư ký mở kỳ ở trang Chương trình" in drawn(opened(open_page))


def test_no_papers_say_what_to_do_next(open_page: OpenPage) -> None:
    make.make_meeting()

    assert "bấm Lập dự thảo" in drawn(opened(open_page))


def test_a_draft_is_begun_and_says_what_it_lacks(open_page: OpenPage) -> None:
    make.make_meeting()

    page = begun(opened(open_page))

    assert page.success[0].value == "Đã lập dự thảo: Chương trình. Kiểm tra nội dung rồi lưu."
    assert "Họ tên người ký" in drawn(page)
    assert page.button(key="papers-send").disabled
    assert [one.state for one in papers()] == [DocumentState.DRAFT]


def test_a_paper_is_written_sent_and_issued(open_page: OpenPage) -> None:
    make.make_meeting()
    page = sent(begun(opened(open_page)))
    page.text_input(key="papers-number-1-3").set_value("7")
    page.date_input(key="papers-dated-1-3").set_value(clock.today())

    press(page, "papers-issue")

    (paper,) = papers()
    assert (paper.state, paper.number_text) == (DocumentState.ISSUED, "07/CTr-TTPVHCC")
    assert page.success[0].value == "Đã ban hành. Từ nay văn bản được giữ nguyên."
    assert paper.content_hash in drawn(page)


def test_a_missing_number_is_refused_and_the_paper_waits(open_page: OpenPage) -> None:
    make.make_meeting()
    page = sent(begun(opened(open_page)))

    press(page, "papers-issue")

    assert page.error[0].value == "Nhập số do văn thư cấp. Chọn ngày ghi trên văn bản."
    assert papers()[0].state is DocumentState.PENDING


def test_a_returned_paper_tells_why(open_page: OpenPage) -> None:
    make.make_meeting()
    page = sent(begun(opened(open_page)))
    page.text_input(key="papers-note-1-3").set_value("Sai giờ họp")

    press(page, "papers-return")

    assert page.warning[0].value == "Văn bản được trả lại: Sai giờ họp"


def test_what_was_typed_stays_when_somebody_else_was_faster(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    page = begun(opened(open_page))
    page.text_input(key="papers-signer-1-1").set_value("Của tôi")
    kept = {"subject": "S", "body": "B", "addressees": "", "signer_title": "GĐ", "signer": "Khác"}
    other = sign_in(Role.SECRETARY, name="khac")
    documents.write_paper(other, meeting_id, 1, **kept, seen=1)

    press(page, "papers-save")

    assert page.error
    assert papers()[0].signer == "Khác"
    assert [one.value for one in page.code] == ["Của tôi"]
    assert page.text_input(key="papers-signer-1-2").value == "Khác"


def test_what_is_typed_and_not_saved_is_not_sent(open_page: OpenPage) -> None:
    make.make_meeting()
    page = begun(opened(open_page))
    page.text_input(key="papers-signer-1-1").set_value("Nguyễn Thu Hà")
    page = press(page, "papers-save")
    assert not page.button(key="papers-send").disabled

    page.text_input(key="papers-signer-1-2").set_value("Người khác").run()

    assert page.button(key="papers-send").disabled


def test_an_issued_paper_is_replaced_from_the_page(open_page: OpenPage) -> None:
    make.make_meeting()
    page = sent(begun(opened(open_page)))
    page.text_input(key="papers-number-1-3").set_value("7")
    page.date_input(key="papers-dated-1-3").set_value(clock.today())
    press(page, "papers-issue")

    press(page, "papers-replace")

    assert [one.replaces_id for one in papers()] == [None, 1]
    assert page.selectbox(key="papers-opened").value == 2


def test_every_text_of_a_paper_is_escaped(open_page: OpenPage) -> None:
    make.make_meeting()
    page = begun(opened(open_page), DocumentKind.INVITATION)
    page.text_area(key="papers-addressees-1-1").set_value(HOSTILE)
    page.text_input(key="papers-subject-1-1").set_value(HOSTILE)

    press(page, "papers-save")

    assert HOSTILE not in drawn(page)
    assert "&lt;img src=x" in drawn(page)


def test_an_auditor_reads_and_changes_nothing(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    documents.draft_paper(sign_in(Role.SECRETARY), meeting_id, DocumentKind.PROGRAMME)

    page = opened(open_page, Role.AUDITOR)

    assert "Chương trình chưa có số" in drawn(page)
    assert [one.key for one in page.button if (one.key or "").startswith("papers-")] == []


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.DEPARTMENT, Role.REVIEWER, Role.ADMIN])
def test_who_may_not_read_papers_is_refused(open_page: OpenPage, role: Role) -> None:
    make.make_meeting()
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    assert_refused(page, "../../pages/papers/page.py")


def test_an_issued_paper_is_corrected_by_a_letter(open_page: OpenPage) -> None:
    make.make_meeting()
    page = sent(begun(opened(open_page)))
    page.text_input(key="papers-number-1-3").set_value("12")
    page.date_input(key="papers-dated-1-3").set_value(clock.today())
    page = press(page, "papers-issue")

    page = press(page, "papers-correct")

    assert [one.kind for one in papers()] == [DocumentKind.PROGRAMME, DocumentKind.CORRECTION]
    assert "Ghi chỗ sai và nội dung đúng" in page.success[0].value
