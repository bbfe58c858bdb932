import pytest

from console.text.cues import cue_table
from console.text.folding import fold
from console.text.screening import Certainty, screen
from console.text.structures import met
from console.text.words import line_of

# None of them says khiếu nại or tố cáo.
UNNAMED = [
    (
        "Tôi không đồng tình việc xã xếp gia đình tôi ra khỏi diện tái định cư. Kết luận ấy thiếu "
        "căn cứ, yêu cầu hủy bỏ và xét lại cho chúng tôi.",
        "complaint",
    ),
    (
        "Biên bản xử phạt cửa hàng tôi ghi sai ngày, lúc đó tôi đóng cửa. Đề nghị rút quyết định "
        "và trả lại tiền đã nộp.",
        "complaint",
    ),
    (
        "Có một nhân viên bảo vệ thu thêm tiền của người nộp hồ sơ, tôi có clip quay lại.",
        "denunciation",
    ),
    (
        "Trưởng thôn nâng khống diện tích đền bù cho người nhà, tôi có bằng chứng, mong làm rõ.",
        "denunciation",
    ),
]

# Hold one or two of the parts, or all of them about something else.
ASKING = [
    "Đề nghị xem xét lại quy định chứng thực bản sao vì mất thời gian.",
    "Tôi không đồng ý với cách tính phí gửi xe, nên niêm yết bảng giá.",
    "Cán bộ hướng dẫn tôi nộp thêm giấy tờ, xin hỏi có đúng không?",
    "Công ty bị mất 5 triệu một tháng vì chờ cấp phép, mong rút ngắn thời gian.",
    "Quyết định phê duyệt quy hoạch niêm yết ở đâu, xin cho biết?",
]


@pytest.mark.parametrize(("text", "kind"), UNNAMED)
@pytest.mark.parametrize("write", [str, fold])
def test_screening_when_the_word_is_not_used_then_the_structure_tells(
    text: str, kind: str, write: type[str]
) -> None:
    found = screen(write(text))

    assert (found.kind, found.standing) == (kind, Certainty.SUSPECTED)
    assert f"{kind}:structure:1" in {one.rule for one in found.evidence}


@pytest.mark.parametrize("text", ASKING)
@pytest.mark.parametrize("write", [str, fold])
def test_screening_when_a_part_is_missing_then_it_is_a_question(
    text: str, write: type[str]
) -> None:
    assert screen(write(text)).kind in {"question", "proposal"}


def test_parts_that_lie_far_apart_make_no_structure() -> None:
    between = "Gia đình tôi làm ruộng và trồng rau bán ở chợ gần nhà. " * 8
    text = f"Tôi phản đối. {between} Có quyết định. {between} Đề nghị xem xét lại."

    assert [one for one in cue_table().structures if met(one, line_of(text))] == []
