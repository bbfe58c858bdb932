"""Earlier public answers: found by what they ask, and only those everybody may read."""

import pytest

from console.registration.views.earlier_answers import like
from models.codes.capture import OutcomeKind
from models.codes.questions import Kind, Place
from tests import make

ANSWERED = "Thẻ bảo hiểm y tế của con chậm từ đầu tháng 8, khi nào xong?"
LIKE_IT = "Cháu sinh tháng 7, thẻ bảo hiểm y tế chậm chưa có, hỏi khi nào xong?"
OTHERS = (
    "Lệ phí đổi giấy phép lái xe nộp trực tuyến có được giảm không?",
    "Đăng ký kinh doanh hộ gia đình phải nộp ở đâu sau khi sắp xếp phường?",
    "Vỉa hè trước cổng trường bị đào lên từ tháng 6 chưa hoàn trả.",
)


def answer(number: int, wording: str, code: str = "2026-09", **more: object) -> int:
    meeting_id = MEETINGS[code]
    asked = make.make_question(meeting_id, f"{code}-{number:03}", **{"kind": Kind.QUESTION, **more})
    matter = make.make_matter(meeting_id, number, wording=wording, place=Place.DONE)
    make.link_question(matter, asked)
    make.make_outcome(meeting_id, matter)
    return matter


MEETINGS: dict[str, int] = {}


@pytest.fixture(autouse=True)
def _meetings(sqlite_database: str) -> None:
    for code in ("2026-09", "2026-10"):
        MEETINGS[code] = make.make_open_meeting(code)
    for number, wording in enumerate(OTHERS, 1):
        answer(number, wording)


def test_an_earlier_answer_is_found_with_its_outcome() -> None:
    answer(9, ANSWERED)

    (found,) = like(LIKE_IT, "2026-10")

    assert (found.meeting, found.number, found.wording) == ("2026-09", 9, ANSWERED)
    assert found.kind is OutcomeKind.ANSWERED_ON_SITE


@pytest.mark.parametrize("text", ["", "bảo hiểm", "Xin chào, hôm nay trời đẹp quá, cảm ơn nhiều!"])
def test_what_says_nothing_alike_finds_nothing(text: str) -> None:
    answer(9, ANSWERED)

    assert like(text, "2026-10") == ()


def test_only_earlier_meetings_are_looked_through() -> None:
    answer(9, ANSWERED, "2026-10")

    assert like(LIKE_IT, "2026-10") == ()


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.DENUNCIATION, Kind.OUT_OF_SCOPE])
def test_what_is_withheld_from_the_public_is_no_hint(kind: Kind) -> None:
    answer(9, ANSWERED, kind=kind)

    assert like(LIKE_IT, "2026-10") == ()


def test_what_was_never_on_screen_is_no_hint() -> None:
    answer(9, "")

    assert like(LIKE_IT, "2026-10") == ()
