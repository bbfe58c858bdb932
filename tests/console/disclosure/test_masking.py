"""What a public text must not hold is found however it is written, and nothing else is."""

import unicodedata

import pytest

from console.disclosure.masking import (
    IN_TITLE,
    MASK,
    masked,
    places,
    public_text,
)
from console.disclosure.private_kinds import Private
from console.text.folding import fold

HOA = frozenset({"Trần Thị Hoa"})

PRIVATE = {
    Private.PHONE: [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "0912\u00a0345\u00a0678",
        "0912\u202f345\u2009678",
        "09 12 34 56 78",
        "0 9 1 2 3 4 5 6 7 8",
        "0_9_1_2_3_4_5_6_7_8",
        "O912345678",
        "+84 912 345 678",
        "(+84) 912.345.678",
        "84912345678",
        "0084912345678",
        "０９１２ ３４５ ６７８",
        "09\u200b12\u200b345678",
        "(024) 3825 1234",
        "024-3825-1234",
        "không chín một hai ba bốn năm sáu bảy tám",
        "khong, chin, mot, hai, ba, bon, nam, sau, bay, tam",
    ],
    Private.EMAIL: [
        "hoa.tran@gmail.com",
        "HOA@CONGTY.COM.VN",
        "hoa @ gmail . com",
        "hoa(at)gmail.com",
        "hoa a còng gmail chấm com",
        "hoa＠gmail.com",
        "facebook.com/hoa.tran.99",
    ],
    Private.IDENTITY: [
        "001090123456",
        "001 090 123 456",
        "001.090.123.456",
        "001\u00a0090\u00a0123\u00a0456",
        "012345678",
        "123 456 789",
        "B1234567",
        "GD4010123456789",
        "30A-123.45",
    ],
    Private.FILE: [
        "000.00.00.H26-251012-0001",
        "H26.12-251010-0012",
        "h26 - 251010 - 0012",
    ],
    Private.ADDRESS: [
        "số 12 ngõ 5 phố Hàng Bài",
        "so 12 ngo 5 pho hang bai",
        "số nhà 7 đường Lê Duẩn",
        "12/3 ngõ 45 đường Láng",
        "ngách 12/3 ngõ 45 Láng Hạ",
        "căn hộ 1203 tòa B",
        "thửa đất số 15, tờ bản đồ số 7",
    ],
    Private.NAME: [
        "Nguyễn Văn Bình",
        "Đỗ Thị Ánh Tuyết",
        "NGUYỄN VĂN BÌNH",
        "nguyễn văn bình",
        "Nguyen Van Binh",
        "Trần  Thị\u00a0Hoa",
    ],
}
CASES = [(kind, text) for kind, texts in PRIVATE.items() for text in texts]
AROUND = ["{}", "Tôi ghi {}, xin hỏi bao giờ xong?", "Xin hỏi ({}) thì sao.\nCảm ơn."]


@pytest.mark.parametrize(("kind", "written"), CASES)
@pytest.mark.parametrize("around", AROUND)
def test_what_is_private_is_found_and_nothing_of_it_is_left(
    kind: Private, written: str, around: str
) -> None:
    text = around.format(written)

    found = places(text)

    assert found
    left = masked(text, found)
    assert fold(written) not in fold(left)
    assert not any(part.isdigit() for part in left)
    assert places(left) == ()


@pytest.mark.parametrize(("kind", "written"), CASES)
def test_it_is_found_when_accents_are_written_apart(kind: Private, written: str) -> None:
    apart = unicodedata.normalize("NFD", f"Xin hỏi {written} nhé")

    assert fold(written) not in fold(public_text(apart))


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("gọi 3825 1234", [Private.PHONE]),
        ("CCCD: 0010 9012 3456", [Private.IDENTITY]),
        ("tài khoản 1903 4567 8901", [Private.IDENTITY]),
        ("hồ sơ số 12345/2026", [Private.FILE]),
        ("giấy chứng nhận số BM 123456", [Private.FILE]),
        ("trú tại: 25 lãn ông", [Private.ADDRESS]),
        ("nhà tôi ở 12 Hàng Bài", [Private.ADDRESS]),
        ("tôi tên là Hà Anh", [Private.NAME]),
        ("ông le van hung", [Private.NAME]),
        ("mức nào đúng? (câu hỏi mới tại điểm cầu)", [Private.REMARK]),
        ("bao giờ xong? // hỏi lại phường", [Private.REMARK]),
    ],
)
def test_words_around_tell_what_it_is(written: str, kinds: list[Private]) -> None:
    assert [place.kind for place in places(written)] == kinds


@pytest.mark.parametrize(
    "written",
    ["Trần Thị Hoa", "tran thi hoa", "TRẦN THỊ HOA", "Trần thị  hoa", "bà Hoa", "Thị Hoa"],
)
def test_who_registered_is_known_however_the_name_is_written(written: str) -> None:
    text = f"Hỏi về {written} thì sao"

    assert public_text(text, HOA, {Private.REGISTRANT}) != text


@pytest.mark.parametrize("text", ["Hoa quả ở chợ", "cây hoa sữa", "chợ hoa Quảng An"])
def test_a_word_that_is_also_a_name_stays(text: str) -> None:
    assert public_text(text, HOA) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ nộp 12/3, hẹn 24/4, kỳ tháng 9 hứa 15 ngày làm việc.",
        "Từ 01/07/2025 đến 30/06/2026; ngày 03.10.2026 08.30.",
        "Thu 8.000đ, nơi khác 5.000đ; 1.200.000.000 đồng; 123 456 789 đồng.",
        "Quyết định 61/2025/QĐ-UBND, Nghị định số 118 áp dụng từ 1/7.",
        "Gọi 1022 hoặc 1900 1009 không ai nghe.",
        "Đường Nguyễn Trãi, phường Trần Hưng Đạo, thành phố Hồ Chí Minh.",
        "Ủy ban nhân dân phường Lý Thái Tổ, trường Lê Quý Đôn.",
        "212 tổ chức, 2 đường dây nóng, 3 khu vực, 5 tòa nhà.",
        "Kính gửi ông Giám đốc Sở Tài chính.",
        "Mục 4 có 12 câu, 300 người dự tại 25 điểm cầu.",
    ],
)
def test_what_is_not_private_stays(text: str) -> None:
    assert places(text) == ()


def test_places_are_told_in_order_and_apart() -> None:
    text = "Bà Trần Thị Hoa, 0912 345 678, hoa@gmail.com"

    found = places(text, HOA)

    assert [text[place.start : place.end] for place in found] == [
        "Trần Thị Hoa",
        "0912 345 678",
        "hoa@gmail.com",
    ]
    assert masked(text, found) == f"Bà {MASK}, {MASK}, {MASK}"


def test_who_holds_an_office_may_stand_in_a_title() -> None:
    title = "Ông Nguyễn Văn Bình phát biểu; bà Trần Thị Hoa hỏi; gọi 0912345678"

    told = public_text(title, HOA, IN_TITLE)

    assert told == f"Ông Nguyễn Văn Bình phát biểu; bà {MASK} hỏi; gọi {MASK}"
