"""What the minutes say, in which order, and what they never say."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from console.minutes import document
from console.minutes.content import (
    MinutesContent,
    MinutesJournalHead,
    MinutesMatter,
    MinutesOutcome,
    OutOfScope,
)
from models.codes.capture import OutcomeKind
from tests.console.docx import reading
from tests.console.minutes.sample import HASH, at, crowded, sample, signed, stamp


@pytest.fixture(scope="module")
def said() -> str:
    return reading.whole(document.build(sample()))


def bare() -> MinutesContent:
    """The least there can be: a meeting nobody has opened yet."""
    return MinutesContent(
        "Hội nghị đối thoại", "2026-11", "trực tiếp", "", MinutesJournalHead(1, HASH), (), ()
    )


def test_parts_when_built_then_stand_in_the_order_of_the_template(said: str) -> None:
    order = [
        "UBND THÀNH PHỐ HÀ NỘI",
        "CỘNG HÒA XÃ HỘI",
        "Số: …/BB-TTPVHCC",
        "BIÊN BẢN",
        "Hội nghị đối thoại giữa",
        "Thời gian bắt đầu: 08 giờ 32 phút, ngày 29 tháng 10 năm 2026",
        "Địa điểm: Hội trường tầng 3",
        "Thành phần tham dự:",
        "Chủ trì (chủ tọa): Ông/Bà Phạm Quốc Mẫu",
        "Thư ký (người ghi biên bản): Ông/Bà Lê Thị Thư",
        "Nội dung (theo diễn biến Hội nghị):",
        "I. DIỄN BIẾN THEO CHƯƠNG TRÌNH",
        "II. HỎI VÀ TRẢ LỜI",
        "III. NỘI DUNG CHƯA TRAO ĐỔI TẠI HỘI NGHỊ",
        "IV. KẾT LUẬN CỦA CHỦ TRÌ",
        "V. VIỆC GIAO SAU HỘI NGHỊ",
        "Hội nghị kết thúc vào 11 giờ 05 phút",
        "THƯ KÝ",
        "CHỦ TỌA",
        "Nơi nhận:",
        "- Lưu: VT, Hồ sơ.",
        "Phụ lục I\n",
        "Phụ lục II\n",
    ]

    places = [said.index(part) for part in order]

    assert places == sorted(places)


def test_answers_when_built_then_all_stand_with_unit_person_and_time(said: str) -> None:
    matters = [m for m in sample().matters if isinstance(m, MinutesMatter)]

    assert sum(len(m.answers) for m in matters) >= 10
    for matter in matters:
        for line in matter.wording.splitlines():
            assert line.rstrip(".") in said
        for answer in matter.answers:
            assert answer.text.rstrip(".") in said
    assert (
        "Sở Nông nghiệp và Môi trường (ông Trần Văn Bách, Phó Giám đốc Sở) trả lời, "
        "08 giờ 55 phút: Hồ sơ chậm" in said
    )


def test_matters_when_built_then_stand_in_the_order_they_came_to_the_floor(said: str) -> None:
    numbers = [1, 4, 5, 2, 7, 8, 9, 10, 11, 12, 13, 3]

    places = [
        said.index(f"Nội dung số {number}{'. ' if number not in (5, 10) else ' ('}")
        for number in numbers
    ]

    assert places == sorted(places)


def test_asker_when_known_then_is_named_with_site_time_and_forms(said: str) -> None:
    assert (
        "Người hỏi: Ông/Bà Nguyễn Thị Hạnh, Hội trường, lúc 08 giờ 52 phút; "
        "phiếu 2026-10-035, 2026-10-041 và 2026-10-077." in said
    )
    assert "Người hỏi: Hợp tác xã Mẫu Sông Hồng, Chi nhánh số 1" in said
    assert "Người hỏi: không ghi tên, Chi nhánh số 2, lúc 09 giờ 20 phút" in said


def test_question_without_a_form_when_built_then_is_said_to_be_one(said: str) -> None:
    assert "Ông/Bà Hồ Sỹ Long, Hội trường, lúc 09 giờ 31 phút; ý kiến ngoài phiếu." in said
    assert "Ý kiến ngoài phiếu đăng ký: nội dung số 7." in said


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả: Trả lời bằng văn bản. Sở gửi văn bản xin lỗi, nêu rõ ngày trả kết quả. "
        "Đơn vị thực hiện: Sở Nông nghiệp và Môi trường. Thời hạn: ngày 05 tháng 11 năm 2026.",
        "Kết quả: Trả lời trực tiếp.",
        "Kết quả: Chuyển cơ quan khác. Cơ quan tiếp nhận: Bảo hiểm xã hội thành phố Hà Nội.",
        "Kết quả: Người hỏi rút. Người hỏi đã được hoàn tiền.",
        "Cấp có thẩm quyền: Bộ Tài chính. Đơn vị thực hiện: "
        "Trung tâm Hỗ trợ và Chăm sóc khách hàng. Thời hạn: ngày 20 tháng 11 năm 2026.",
        "1. Mọi nội dung hứa tại Hội nghị có mã, người chịu trách nhiệm và thời hạn. "
        "Đơn vị thực hiện: Trung tâm Hỗ trợ và Chăm sóc khách hàng. "
        "Thời hạn: ngày 20 tháng 11 năm 2026.",
        "2. Không yêu cầu bản giấy đối với hồ sơ toàn trình. Liên quan nội dung số 4, 11 và 12.",
        "09 giờ 01 phút: Chủ trì có ý kiến: Ghép cùng phiếu của Chi nhánh số 6, trả lời chung.",
        "09 giờ 47 phút: Hội nghị tạm nghỉ đến 09 giờ 58 phút thì tiếp tục.",
        "09 giờ 05 phút: Điểm cầu Chi nhánh số 6 mất kết nối (mất tín hiệu đường truyền).",
        "09 giờ 13 phút: Điểm cầu Chi nhánh số 6 kết nối lại.",
        "10 giờ 31 phút: Điểm cầu Chi nhánh số 4 rời Hội nghị (xin nghỉ sớm).",
        "- Ông/Bà Đinh Thế Anh, Chi nhánh số 1, về “Bãi xe”: vắng mặt khi được mời, "
        "10 giờ 12 phút;",
        "- Ông/Bà Kiều Thị Nga, Chi nhánh số 2: chưa đến lượt.",
        "- Ông/Bà Cao Văn Sơn, Phó Giám đốc, Sở Tư pháp (có lý do: đi công tác);",
        "- Đại diện, Sở Y tế (không có lý do).",
        "9 câu hỏi không đưa vào chương trình sau khi rà soát, được hướng dẫn theo quy định.",
        "3 câu hỏi đang được rà soát, xử lý sau Hội nghị.",
        "Biên bản đã được đọc lại và thông qua trước khi Hội nghị kết thúc.",
        "tại hội trường 86 người (08 giờ 27 phút), 1.091 người (09 giờ 30 phút)",
    ],
)
def test_minutes_when_built_then_say(said: str, line: str) -> None:
    assert line in said


def test_agenda_when_built_then_tells_the_times_and_what_happened_meanwhile(said: str) -> None:
    opening = said.index("2. Lãnh đạo Trung tâm phát biểu khai mạc và điều hành (từ 08 giờ 38 phút")
    reminder = said.index("08 giờ 40 phút: Chủ trì có ý kiến: Nhắc lại")
    discussion = said.index("3. Đối thoại, trả lời các ý kiến, kiến nghị (từ 08 giờ 45 phút")

    assert opening < reminder < discussion
    assert "Diễn biến được ghi tại mục II." in said


def test_late_entries_when_built_then_keep_their_place_and_say_when_they_were_made(
    said: str,
) -> None:
    assert "bản giấy trong ngày. (ghi bổ sung lúc 10 giờ 42 phút, mục nhật ký số 97)" in said
    assert (
        "Kết quả: Trả lời trực tiếp. (ghi bổ sung lúc 11 giờ 21 phút, mục nhật ký số 142)" in said
    )


def test_entry_made_on_a_later_day_when_built_then_names_the_day() -> None:
    matter = sample().matters[0]
    assert isinstance(matter, MinutesMatter)
    later = replace(matter.stamp, is_late=True, recorded_at=at(9, 0) + timedelta(days=1))

    said = reading.whole(document.build(replace(sample(), matters=(replace(matter, stamp=later),))))

    assert "(ghi bổ sung lúc 09 giờ 00 phút, ngày 30 tháng 10 năm 2026, mục nhật ký số 41)" in said


def test_work_given_when_built_then_is_a_table_with_unit_work_and_date() -> None:
    tables = reading.opened(document.build(sample())).tables

    given = next(t for t in tables if t.rows[0].cells[1].text == "Đơn vị thực hiện")

    assert [c.text for c in given.rows[1].cells] == [
        "1",
        "Sở Nông nghiệp và Môi trường",
        "Gửi văn bản xin lỗi, nêu ngày trả kết quả",
        "05/11/2026",
        "Nội dung số 1",
    ]
    assert [row.cells[3].text for row in given.rows[1:]] == [
        "05/11/2026",
        "10/11/2026",
        "20/11/2026",
        "",
    ]


def test_matters_not_reached_when_built_then_name_who_replies_in_writing() -> None:
    tables = reading.opened(document.build(sample())).tables

    waiting = next(t for t in tables if t.rows[0].cells[-1].text == "Đơn vị trả lời")

    assert [c.text for c in waiting.rows[2].cells] == [
        "2",
        "Cấp bản sao trích lục khai tử",
        "2026-10-050\n2026-10-051",
        "Trung tâm Hỗ trợ và Chăm sóc khách hàng",
    ]


def test_sites_when_built_then_tell_connections_and_heads_by_time() -> None:
    tables = reading.opened(document.build(sample())).tables

    sites = next(t for t in tables if t.rows[0].cells[1].text == "Điểm cầu")

    assert len(sites.rows) == 7
    assert [c.text for c in sites.rows[6].cells] == [
        "6",
        "Chi nhánh số 6",
        "Từ 08 giờ 24 phút đến 09 giờ 05 phút: mất kết nối (mất tín hiệu đường truyền).\n"
        "Từ 09 giờ 13 phút đến 11 giờ 09 phút: rời Hội nghị (kết thúc).",
        "14 người (08 giờ 30 phút)\n11 người (09 giờ 40 phút)",
    ]


def test_outcomes_when_built_then_each_matter_has_a_row_with_its_journal_entries() -> None:
    tables = reading.opened(document.build(sample())).tables

    rows = [[c.text for c in row.cells] for row in tables[-1].rows[1:]]

    assert len(rows) == 12
    assert rows[0] == [
        "1",
        "Hội trường\n08 giờ 52 phút",
        "Trả lời bằng văn bản",
        "Sở Nông nghiệp và Môi trường",
        "05/11/2026",
        "41\n46",
    ]
    assert rows[2][2:] == ["Không thuộc phạm vi đối thoại", "", "", ""]


def test_matter_out_of_scope_when_built_then_is_one_neutral_line(said: str) -> None:
    assert (
        "Nội dung số 5 (Hội trường, 09 giờ 17 phút): "
        "không thuộc phạm vi đối thoại, đã hướng dẫn theo quy định." in said
    )
    assert said.count("Nội dung số 5 ") == 1


def test_matter_out_of_scope_when_described_then_has_no_room_for_words_or_names() -> None:
    assert [field.name for field in fields(OutOfScope)] == ["number", "site", "at"]


def test_outcome_out_of_scope_when_given_to_a_matter_then_is_refused() -> None:
    with pytest.raises(ValueError, match="OutOfScope"):
        MinutesOutcome(OutcomeKind.OUT_OF_SCOPE, stamp(9, 0, 1), "Khiếu nại quyết định thu hồi đất")


def test_journal_when_built_then_head_number_and_hash_are_printed(said: str) -> None:
    assert "kỳ Hội nghị 2026-10, đến mục số 1234; mã kiểm tra (SHA-256) của mục này:" in said
    assert HASH in said.splitlines()


def _marked(paper: bytes, word: str) -> list[bool]:
    section = reading.opened(paper).sections[0]
    feet = (section.first_page_footer, section.footer)
    return [any(word in p.text for p in foot.paragraphs) for foot in feet]


def test_draft_when_not_signed_then_says_so_on_every_page() -> None:
    paper = document.build(sample())

    assert _marked(paper, "DỰ THẢO") == [True, True]
    assert all(s.footer.is_linked_to_previous for s in list(reading.opened(paper).sections)[1:])
    assert reading.block(paper, "DỰ THẢO").text == "DỰ THẢO"
    assert "(Đã ký)" not in reading.whole(paper)


def test_minutes_when_signed_then_are_no_draft_and_name_the_signers() -> None:
    paper = document.build(signed())

    assert "DỰ THẢO" not in reading.written(paper)
    assert reading.whole(paper).count("(Đã ký)") == 2
    assert "Số: 05/BB-TTPVHCC" in reading.whole(paper)


def test_demonstration_when_built_then_is_marked_on_every_page_even_signed() -> None:
    paper = document.build(replace(signed(), is_demonstration=True))

    assert _marked(paper, "TRÌNH DIỄN") == [True, True]
    assert _marked(document.build(signed()), "TRÌNH DIỄN") == [False, False]


def test_same_content_when_built_twice_then_gives_the_same_bytes() -> None:
    assert document.build(sample()) == document.build(sample())


def test_empty_meeting_when_built_then_leaves_blanks_and_invents_nothing() -> None:
    said = reading.whole(document.build(bare()))

    assert "Thời gian bắt đầu: … giờ … phút, ngày … tháng … năm …." in said
    assert "Địa điểm: …; hình thức: trực tiếp." in said
    assert "Chủ trì (chủ tọa): …." in said
    assert "I. HỎI VÀ TRẢ LỜI" in said
    assert "Phụ lục" not in said


def test_hostile_text_when_built_then_is_cleaned_and_stays_text() -> None:
    matter = sample().matters[0]
    assert isinstance(matter, MinutesMatter)
    hostile = replace(matter, wording="=cmd|' /C calc'!A0\x00 <script>&amp;\ud800 ]]> Hội nghị")

    said = reading.whole(document.build(replace(sample(), matters=(hostile,))))

    assert "=cmd|' /C calc'!A0 <script>&amp; ]]> Hội nghị" in said


def test_three_hundred_matters_when_built_then_every_one_is_there() -> None:
    content = crowded(300)

    paper = document.build(content)

    headings = [b.text for b in reading.blocks(paper) if reading.style(b).name == "Khoan"]
    assert sum(text.startswith("Nội dung số") for text in headings) == 300
    assert len(reading.opened(paper).tables[-1]._tbl.tr_lst) == 301
