"""The page of registration forms: who sees it, finding a form, reading one, importing a file."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.administration.acts import database
from console.bootstrap import command_line
from console.i18n.catalog import translate
from console.registration.attachments import SentFile
from models import Import, Question
from models.codes.people import Role
from models.codes.questions import Decision, Kind
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import NOW, make_list, make_site, send
from tests.october import DATA
from tests.pages.conftest import OpenPage, choices, drawn

PAGE = "../../pages/registrations/page.py"
READERS = (Role.SECRETARY, Role.REVIEWER, Role.AUDITOR)
OTHERS = [role for role in Role if role not in (*READERS, Role.SYSTEM)]
OCTOBER = "registrations-2026-10.xlsx"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _in_october() -> Iterator[None]:
    with clock.stopped(datetime(2026, 10, 21, 3, tzinfo=UTC)):
        yield


def opened(open_page: OpenPage, role: Role = Role.SECRETARY, ref: str = "") -> AppTest:
    page = open_page(as_=sign_in(role))
    if ref:
        page.query_params["phieu"] = ref
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def form(meeting_id: int, number: int, name: str = "Nguyễn Thị An", **more: Any) -> int:
    ref = f"2026-10-{number:03}"
    of_question = {key: more.pop(key) for key in ("wording", "decision", "kind") if key in more}
    form_id = make.make_registration(meeting_id, ref, full_name=name, **more)
    return make.make_question(meeting_id, ref, registration_id=form_id, **of_question)


def titles(page: AppTest) -> list[str]:
    return [one["title"] for one in choices(page, "registrations-choices")]


def upload(page: AppTest, name: str = OCTOBER, content: bytes | None = None) -> AppTest:
    sent = (DATA / name).read_bytes() if content is None else content
    page.file_uploader[0].upload(name, sent).run()
    assert not page.exception
    return page


def has(page: AppTest, key: str) -> bool:
    return key in {one.key for one in page.button}


@pytest.mark.parametrize("role", OTHERS)
def test_who_may_not_read_forms_does_not_see_the_page(open_page: OpenPage, role: Role) -> None:
    form(make.make_meeting(), 1)
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    page.switch_page(PAGE).run()

    assert [one.value for one in page.error] == [translate("vi", "error.not_allowed")]
    assert choices(page, "registrations-choices") == []


@pytest.mark.parametrize("role", READERS)
def test_readers_see_the_forms_and_only_the_secretary_the_import(
    open_page: OpenPage, role: Role
) -> None:
    form(make.make_meeting(), 1)

    page = opened(open_page, role)

    assert titles(page) == ["Nguyễn Thị An"]
    assert bool(page.get("file_uploader")) is (role is Role.SECRETARY)


def test_the_blank_form_can_be_downloaded_from_the_page(open_page: OpenPage) -> None:
    make.make_meeting()

    links = [one.proto.url for one in opened(open_page).get("link_button")]

    assert "/register/2026-10/form.docx" in links


def test_without_a_meeting_the_page_says_what_to_wait_for(open_page: OpenPage) -> None:
    assert "Chưa có kỳ Hội nghị nào" in drawn(opened(open_page))


@pytest.mark.parametrize(
    ("role", "told"),
    [(Role.SECRETARY, "Mở mục “Nhập phiếu từ tệp”"), (Role.REVIEWER, "Phiếu do thư ký nhập")],
)
def test_a_meeting_without_forms_says_what_to_do_next(
    open_page: OpenPage, role: Role, told: str
) -> None:
    make.make_meeting()

    page = opened(open_page, role)

    assert "Kỳ tháng 10/2026 chưa có phiếu nào." in drawn(page)
    assert told in drawn(page)


def test_forms_stand_in_the_vietnamese_order_of_names_or_by_number(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    for number, name in enumerate(["Vũ Đạt", "Trần Thị An", "Bùi Văn Ăn"], start=1):
        form(meeting_id, number, name)
    page = opened(open_page)
    by_name = titles(page)

    page.selectbox(key="registrations-order").set_value("ref").run()

    assert by_name == ["Trần Thị An", "Bùi Văn Ăn", "Vũ Đạt"]
    assert titles(page) == ["Vũ Đạt", "Trần Thị An", "Bùi Văn Ăn"]


def test_a_search_needs_no_accents_and_can_be_taken_back(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    form(meeting_id, 1, "Ngô Thị Cúc")
    form(meeting_id, 2, "Lê Văn Bình")
    page = opened(open_page)

    page.text_input(key="registrations-search").input("ngo thi").run()
    found = titles(page)
    page.text_input(key="registrations-search").input("không ai").run()
    nothing = drawn(page)
    page.button(key="registrations-clear").click().run()

    assert found == ["Ngô Thị Cúc"]
    assert "Không có phiếu nào khớp" in nothing
    assert len(titles(page)) == 2


def test_filters_narrow_the_list(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    branch_id = make.make_branch(7)
    form(meeting_id, 1, "Ở chi nhánh", site_unit_id=branch_id, attendance="bridge")
    form(meeting_id, 2, "Phát biểu", wants_to_speak=True)
    form(meeting_id, 3, "Có lưu ý", warnings="name_missing,two_sites")
    form(meeting_id, 4, "Đã loại", decision=Decision.EXCLUDED, kind=Kind.SPAM)
    page = opened(open_page)

    def narrowed(widget: str, key: str, value: object, back: object) -> list[str]:
        getattr(page, widget)(key=f"registrations-{key}").set_value(value).run()
        seen = titles(page)
        getattr(page, widget)(key=f"registrations-{key}").set_value(back).run()
        return seen

    assert narrowed("selectbox", "place", str(branch_id), "") == ["Ở chi nhánh"]
    assert narrowed("selectbox", "decision", "excluded", "") == ["Đã loại"]
    assert narrowed("checkbox", "speaking", True, False) == ["Phát biểu"]
    assert narrowed("checkbox", "warned", True, False) == ["Có lưu ý"]


def test_a_form_is_shown_whole_with_its_remarks(open_page: OpenPage) -> None:
    meeting_id = make.make_meeting()
    form(
        meeting_id,
        1,
        phone="+84900000182",
        address="Xã Thanh Oai",
        raised_before="Có - 3 lần",
        warnings="two_sites",
        wording="Bao giờ có sổ đỏ?",
    )

    text = drawn(opened(open_page, ref="2026-10-001"))

    for told in ("Bao giờ có sổ đỏ?", "0900 000 182", "Xã Thanh Oai", "Có - 3 lần", "Hội trường"):
        assert told in text
    assert "ở nhiều điểm cầu" in text


def test_a_suspected_denunciation_is_shown_to_those_named_alone(open_page: OpenPage) -> None:
    accusing = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
    form(make.make_meeting(), 1, "Người tố cáo", wording=accusing)

    auditor = opened(open_page, Role.AUDITOR, "2026-10-001")
    reviewer = opened(open_page, Role.REVIEWER, "2026-10-001")

    assert "hối lộ" not in drawn(auditor) + str(choices(auditor, "registrations-choices"))
    assert "Người tố cáo" not in drawn(auditor) + str(choices(auditor, "registrations-choices"))
    assert "Chỉ thư ký và người rà soát" in drawn(auditor)
    assert "hối lộ" in drawn(reviewer)


def test_what_people_wrote_is_text_not_markup(open_page: OpenPage) -> None:
    form(make.make_meeting(), 1, HOSTILE, wording=HOSTILE, address=HOSTILE)

    text = drawn(opened(open_page, ref="2026-10-001"))

    assert "&lt;img src=x" in text
    assert "<img" not in text


def test_a_file_is_previewed_and_nothing_is_written(open_page: OpenPage) -> None:
    make.make_meeting()

    page = upload(opened(open_page))

    assert "104 phiếu mới, 0 phiếu đã có" in drawn(page)
    assert "Cần xem lại" in drawn(page)
    with db.reading() as session:
        assert session.query(Question).count() == 0


def test_the_button_imports_what_the_preview_showed_and_says_what_happened(
    open_page: OpenPage,
) -> None:
    make.make_meeting()
    page = upload(opened(open_page))

    page.button(key="registrations-commit").click().run()

    assert not page.exception
    assert "Đã nhập 104 phiếu mới" in page.success[0].value
    assert len(titles(page)) == 104
    assert not has(page, "registrations-commit")
    with db.reading() as session:
        assert session.query(Import).one().filename == OCTOBER


def test_the_same_file_again_brings_nothing_new(open_page: OpenPage) -> None:
    make.make_meeting()
    page = upload(opened(open_page))
    page.button(key="registrations-commit").click().run()

    upload(page)

    assert "0 phiếu mới, 104 phiếu đã có" in drawn(page)
    assert not has(page, "registrations-commit")


def test_rows_of_a_preview_are_narrowed_and_hostile_cells_escaped(open_page: OpenPage) -> None:
    make.make_meeting()
    head, *rows = csv.reader(
        io.StringIO((DATA / "registrations-2026-09.csv").read_text("utf-8-sig"))
    )
    written = io.StringIO()
    name = head.index("Họ và tên")
    rows[0][name] = HOSTILE
    csv.writer(written).writerows([head, *rows[:3]])

    page = upload(opened(open_page), "phieu.csv", written.getvalue().encode())
    whole = drawn(page)
    page.button_group(key="registrations-rows").set_value("refused").run()

    assert "&lt;img src=x" in whole
    assert "<img" not in whole
    assert "Không có dòng nào như vậy." in drawn(page)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("anh.csv", b"\x89PNG\r\n\x1a\n" + bytes(40), "không phải bảng phiếu đăng ký"),
        ("trong.csv", b"", "Tệp không có nội dung."),
        ("phieu.csv", b"a,b\n1,2\n", "Không tìm thấy dòng tiêu đề"),
        ("phieu.xlsm", b"PK", "Tệp có macro"),
    ],
)
def test_a_file_that_cannot_be_read_gives_its_one_sentence(
    open_page: OpenPage, name: str, content: bytes, told: str
) -> None:
    make.make_meeting()

    page = upload(opened(open_page), name, content)

    (error,) = page.error
    assert told in error.value
    assert not has(page, "registrations-commit")


def test_a_demonstration_says_that_it_takes_no_real_forms(open_page: OpenPage) -> None:
    make.make_meeting()
    database.mark_demonstration(command_line())

    page = opened(open_page)

    assert "trình diễn nên không nhập phiếu thật" in page.info[0].value
    assert not page.get("file_uploader")


def test_a_file_imported_by_another_meanwhile_is_refused_and_stays_chosen(
    open_page: OpenPage,
) -> None:
    make.make_meeting()
    page, other = upload(opened(open_page)), open_page(as_=sign_in(Role.SECRETARY, name="thao"))
    upload(other.switch_page(PAGE).run())
    other.button(key="registrations-commit").click().run()

    page.button(key="registrations-commit").click().run()

    assert [one.value for one in page.error] == [
        "Tệp không có phiếu nào mới nên không có gì để nhập."
    ]
    assert "0 phiếu mới, 104 phiếu đã có" in drawn(page)


def test_a_form_of_the_public_shows_where_it_came_from_and_what_came_with_it(
    open_page: OpenPage,
) -> None:
    with clock.stopped(NOW):
        meeting_id = make_list()
        site = make_site(meeting_id, places=0)
        file = SentFile(HOSTILE, "application/pdf", b"%PDF-1.7 %%EOF")
        there = {"attendance": "bridge", "site": str(site), "people": "2"}
        send(meeting_id, files=(file,), **there)
        page = opened(open_page, ref="2026-10-p001")
    told = drawn(page)

    for words in (
        "Trang đăng ký trực tuyến",
        "đứng thứ 1 trong danh sách chờ",
        "Tiếp nhận và trả lời",
        "hồ sơ H26.1-0001",
        "đang giải quyết: Sở Mẫu",
        'href="/files/attachments/1"',
    ):
        assert words in told
    assert HOSTILE not in told


def test_a_withdrawn_form_is_marked_in_the_list_and_told_when_opened(
    open_page: OpenPage,
) -> None:
    with clock.stopped(NOW):
        form(make.make_meeting(), 1, state="withdrawn")
        page = opened(open_page, ref="2026-10-001")

    assert "Người gửi đã rút phiếu này." in drawn(page)
    (line,) = choices(page, "registrations-choices")
    assert "Đã rút" in [one["word"] for one in line["chips"]]


def test_an_import_is_undone_from_the_list_of_files(open_page: OpenPage) -> None:
    make.make_meeting()
    page = upload(opened(open_page))
    page.button(key="registrations-commit").click().run()
    assert "Các tệp đã nhập (1)" in [one.label for one in page.expander]

    page.button(key="registrations-undo-sure").click().run()

    assert not page.exception
    assert "gỡ 104 phiếu" in page.success[0].value
    assert "Đã hoàn tác" in drawn(page)
    assert "registrations-undo-sure" not in [one.key for one in page.button]
    with db.reading() as session:
        assert session.scalars(select(Question.id)).all() == []
