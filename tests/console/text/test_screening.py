from collections.abc import Callable

import pytest

from console.text.folding import fold
from console.text.screening import Certainty, Evidence, screen

IN_SCOPE = {"question", "proposal"}

# Look like a complaint or a denunciation and are neither.
MISLEADING = [
    ("Xin hỏi thủ tục giải quyết khiếu nại về đất đai gồm hồ sơ gì?", False),
    ("Tôi muốn biết thời hạn giải quyết khiếu nại lần hai là bao lâu", False),
    ("Nộp đơn tố cáo thì nộp ở đâu, có nộp trực tuyến được không?", True),
    ("Tôi không khiếu nại, chỉ muốn hỏi vì sao hồ sơ bị trả lại", False),
    ("Nội dung này không phải tố cáo mà là kiến nghị cải tiến", False),
    ("Đề nghị công khai kết quả giải quyết khiếu nại, tố cáo trên cổng", False),
    ("Khách hàng khiếu nại công ty tôi nên tôi cần thủ tục xác nhận…", False),
    (
        "Công ty tôi bị khách hàng tố cáo lừa đảo trên mạng, thủ tục trình báo thế nào?",
        False,
    ),
    ("Cán bộ một cửa gây phiền hà, bắt bổ sung hồ sơ 3 lần", False),
    ("Hồ sơ trễ hẹn 20 ngày, đề nghị Trung tâm đôn đốc", False),
    ("Bức xúc vì hệ thống dịch vụ công liên tục lỗi", False),
    ("Tôi đã khiếu nại tổng đài 1022 về lỗi đăng nhập nhưng chưa ai gọi lại", False),
    ("Quy định hiện nay về khởi kiện hành chính có phải nộp bản chính không?", False),
    (
        "Đề nghị thu hồi quyết định cấp sai tên trên Giấy chứng nhận do lỗi đánh máy (đính chính)",
        True,
    ),
    (
        "Luật Phòng, chống tham nhũng yêu cầu kê khai tài sản, biểu mẫu lấy ở đâu?",
        False,
    ),
    ("Đề nghị hướng dẫn kê khai lại, trước đây tôi khai nhầm năm sinh", False),
    ("Tôi được hướng dẫn làm đơn khiếu nại nhưng tôi chỉ cần cấp lại bản sao", False),
    ("Trả lời giúp: bưu điện làm mất hồ sơ, ai bồi thường?", False),
    ("Thủ tục tiếp công dân của Chi nhánh số 1 vào ngày nào", False),
    ("Bảng giá đất mới cao quá, đề nghị giải thích cách tính", False),
]

SOFT = [
    (
        "Quyết định số 123 ngày 01/02/2026 thu hồi đất nhà tôi là sai, tôi yêu cầu hủy",
        "complaint",
    ),
    (
        "Ông A ở phường X nhận 5 triệu của tôi để làm nhanh, đề nghị xử lý",
        "denunciation",
    ),
    ("Tôi kiến nghị xử lý ông B vì làm giả hồ sơ đất", "denunciation"),
    (
        "Đề nghị xem xét lại việc từ chối cấp phép vì trái Luật Xây dựng, xâm phạm quyền của tôi",
        "complaint",
    ),
]


@pytest.mark.parametrize(("text", "looked_at"), MISLEADING)
@pytest.mark.parametrize("typed", [str, fold], ids=["accents", "bare"])
def test_screen_when_words_only_look_like_a_petition_then_stays_in_scope(
    text: str, looked_at: bool, typed: Callable[[str], str]
) -> None:
    screening = screen(typed(text))

    assert screening.kind in IN_SCOPE
    assert screening.standing is (Certainty.NEEDS_REVIEW if looked_at else Certainty.IN_SCOPE)


@pytest.mark.parametrize(("text", "kind"), SOFT)
@pytest.mark.parametrize("typed", [str, fold], ids=["accents", "bare"])
def test_screen_when_the_petition_is_softly_worded_then_suspects_it(
    text: str, kind: str, typed: Callable[[str], str]
) -> None:
    screening = screen(typed(text))

    assert screening.kind == kind
    assert screening.standing is Certainty.SUSPECTED


@pytest.mark.parametrize(
    "text",
    [
        "toi khieu nai quyet dinh so 12 cua phuong",
        "Tôi khiếu lại quyết định số 12 của phường",
        "Tôi khiếu naị quyết định số 12 của phường",
    ],
)
def test_screen_when_khieu_nai_is_mistyped_then_still_suspects_a_complaint(text: str) -> None:
    assert screen(text).kind == "complaint"


@pytest.mark.parametrize(
    "text", ["Tôi tố caó ông Nguyễn Mẫu nhận hối lộ", "toi to cao ong Nguyen Mau nhan hoi lo"]
)
def test_screen_when_to_cao_is_mistyped_then_still_suspects_a_denunciation(text: str) -> None:
    assert screen(text).kind == "denunciation"


@pytest.mark.parametrize(
    "text", ["Xin phép xây tòa nhà to cao 12 tầng cần gì", "toi to cao hon ban be, sua can cuoc"]
)
def test_screen_when_to_cao_means_big_and_tall_then_shows_no_evidence(text: str) -> None:
    screening = screen(text)

    assert screening.evidence == ()
    assert screening.standing is Certainty.IN_SCOPE


def test_screen_when_an_accented_word_only_folds_alike_then_it_is_no_cue() -> None:
    screening = screen("Nhân tiện cán bộ cho hỏi lệ phí cấp lại thẻ là bao nhiêu")

    assert screening.evidence == ()


def test_screen_when_a_complaint_is_found_then_evidence_quotes_the_original() -> None:
    screening = screen("Kính gửi quý cơ quan. Tôi KHIẾU NẠI Quyết định số 45 của phường.")

    assert Evidence("Tôi KHIẾU NẠI", "complaint:strong:2") in screening.evidence
    assert Evidence("KHIẾU NẠI Quyết định", "complaint:strong:4") in screening.evidence


def test_screen_when_a_petition_comes_with_a_question_then_is_mixed() -> None:
    screening = screen(
        "Tôi khiếu nại quyết định số 45 của phường. Ngoài ra cho tôi hỏi cấp lại sổ đỏ nộp ở đâu?"
    )

    assert screening.kind == "mixed"


def test_screen_when_a_guard_stands_beside_a_real_cue_then_only_covers_its_own() -> None:
    screening = screen("Tôi không khiếu nại mà tố cáo ông Nguyễn Mẫu nhận hối lộ")

    rules = {one.rule.split(":")[0] for one in screening.evidence}
    assert screening.kind == "denunciation"
    assert rules == {"denunciation", "guard"}


@pytest.mark.parametrize(
    "text",
    [
        "Mẹ tôi chưa nhận tiền trợ cấp ở phường, cho tôi hỏi bao giờ có?",
        "Phường thu 2 triệu lệ phí, xin hỏi mức này có đúng không?",
    ],
)
def test_screen_when_money_is_a_fee_or_an_allowance_then_shows_no_evidence(text: str) -> None:
    screening = screen(text)

    assert screening.kind == "question"
    assert screening.evidence == ()


@pytest.mark.parametrize("text", ["", "   ", "...", "Không có", "không"])
def test_screen_when_nothing_is_asked_then_is_empty(text: str) -> None:
    assert screen(text).kind == "empty"


@pytest.mark.parametrize(
    "text",
    ["test test 123", "Cho vay vốn lãi suất thấp, giải ngân trong ngày, liên hệ Zalo 0900 000 001"],
)
def test_screen_when_the_text_is_an_advert_or_a_trial_then_is_spam(text: str) -> None:
    assert screen(text).kind == "spam"


def test_screen_when_no_procedure_answers_it_then_is_out_of_scope_with_a_body() -> None:
    screening = screen("Khu nhà tôi mất điện liên tục mấy hôm nay, nhờ hỏi giúp")

    assert screening.kind == "out_of_scope"
    assert screening.refer_to == "CTN"


def test_screen_when_a_change_is_proposed_then_is_a_proposal() -> None:
    assert screen("Đề xuất kéo dài giờ làm việc sáng thứ Bảy").kind == "proposal"
