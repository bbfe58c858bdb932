"""One word per thing, on every screen: labels use the terms of the glossary and no other."""

import re

import pytest

from console.i18n import catalog

# Key of a label -> the term it must be, Vietnamese and English.
TERMS = {
    "role.secretary": ("Thư ký", "Secretary"),
    "today.title": ("Hôm nay", "Today"),
    "web.meeting": ("Kỳ Hội nghị", "Meeting"),
    "word.duty.chair": ("Chủ trì", "Chair"),
    "word.duty.secretary": ("Thư ký", "Secretary"),
    "word.duty.operator": ("Phụ trách điểm cầu", "Bridge operator"),
    "word.kind.question": ("Câu hỏi", "Question"),
    "word.kind.proposal": ("Kiến nghị", "Proposal"),
    "word.kind.complaint": ("Khiếu nại", "Complaint"),
    "word.kind.denunciation": ("Tố cáo", "Denunciation"),
    "word.kind.out_of_scope": ("Không thuộc phạm vi đối thoại", "Out of scope of the dialogue"),
    "word.outcome.answered_on_site": ("Trả lời trực tiếp", "Answered on site"),
    "word.outcome.written_reply": ("Trả lời bằng văn bản", "Written reply"),
    "word.outcome.escalated": (
        "Báo cáo cấp có thẩm quyền",
        "Reported to the competent authority",
    ),
    "word.outcome.referred": ("Chuyển cơ quan khác", "Referred to another body"),
    "word.outcome.accepted_for_study": ("Tiếp thu, nghiên cứu", "Accepted for study"),
    "word.outcome.out_of_scope": ("Không thuộc phạm vi đối thoại", "Out of scope of the dialogue"),
    "word.outcome.withdrawn": ("Người hỏi rút", "Withdrawn by the asker"),
    "word.attendance.excused": ("Vắng mặt có lý do", "Excused absence"),
    "word.part.lead": ("Đơn vị chủ trì trả lời", "Lead unit"),
    "word.part.coordinating": ("Đơn vị phối hợp", "Co-ordinating unit"),
}

# Words for a thing that has another name here -> the name to use.
OTHER_WORDS = {
    "vi": {
        "cuộc họp": "Hội nghị",
        "phiên họp": "Hội nghị",
        "đầu cầu": "điểm cầu",
        "hàng chờ": "hàng đợi",
        "lượt nói": "lượt phát biểu",
        "đơn đăng ký": "phiếu đăng ký",
        "deadline": "hạn",
        "ticket": "phiếu",
        "người điều hành": "chủ trì",
        "ban hành quyết định": "ban hành",
        "nhật trình": "nhật ký",
    },
    "en": {
        "deadline": "due date",
        "ticket": "registration",
        "case": "matter",
        "session chair": "chair",
        "remote site": "bridge",
        "protocol": "minutes",
    },
}

# A sentence may name a command or say "in that case"; these keys do.
SPOKEN = {"en": {"in case", "in any case", "in that case"}}


@pytest.mark.parametrize("key", sorted(TERMS))
def test_a_label_is_the_term_of_the_glossary(key: str) -> None:
    vietnamese, english = TERMS[key]

    assert catalog.translate("vi", key) == vietnamese
    assert catalog.translate("en", key) == english


@pytest.mark.parametrize("language", catalog.LANGUAGES)
def test_no_text_uses_another_word_for_a_thing(language: str) -> None:
    words = OTHER_WORDS[language]
    forbidden = re.compile(rf"\b({'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)

    found = {
        f"{key}: {match.group()} -> {words[match.group(1).lower()]}"
        for key, text in catalog.load(language).items()
        for match in forbidden.finditer(_without_spoken(language, re.sub(r"\{[^}]*\}", "", text)))
    }

    assert found == set()


def _without_spoken(language: str, text: str) -> str:
    for phrase in SPOKEN.get(language, ()):
        text = re.sub(re.escape(phrase), "", text, flags=re.IGNORECASE)
    return text
