import json
from dataclasses import asdict, replace

import pytest

from console.review.suggestion import Suggestion, explain, suggest
from console.text import learnt
from console.text.cues import CueTopic, GuardName, Strength
from console.text.question_text import Asked
from console.text.routing import RoutingDirectory, RoutingField, RoutingUnit
from console.text.screening import Junk

DIRECTORY = RoutingDirectory(
    units=(
        RoutingUnit("SXD", "Sở Xây dựng"),
        RoutingUnit("UBNDX", "UBND xã, phường", ("phường", "xã")),
        RoutingUnit("CTN", "Doanh nghiệp cấp nước, cấp điện"),
    ),
    fields=(
        RoutingField("XD", "Xây dựng, nhà ở", "SXD"),
        RoutingField("KHAC", "Khác, ngoài phạm vi", None),
    ),
)
PLATES = "Khu 68 hộ dân chúng tôi chưa được cấp biển số nhà, xin hỏi bao giờ có?"
ASKED = Asked("2026-10-031", 31, PLATES, "Xây dựng", "Cấp biển số nhà", "2026-10")
EARLIER = replace(ASKED, ref="2026-09-043", question_id=43, meeting="2026-09", open_commitment=True)


def suggestion(text: str) -> Suggestion:
    asked = replace(ASKED, text=text, field_text="", procedure_text="")
    return suggest("2026-10", [asked], [], DIRECTORY).questions[0]


def test_suggest_when_composed_then_has_the_printed_shape() -> None:
    second = replace(ASKED, ref="2026-10-046", question_id=46)

    printed = json.loads(
        json.dumps(asdict(suggest("2026-10", [ASKED, second], [EARLIER], DIRECTORY)))
    )

    first = printed["questions"][0]
    assert printed["meeting"] == "2026-10"
    assert [one["ref"] for one in printed["questions"]] == ["2026-10-031", "2026-10-046"]
    assert list(first) == [
        "ref",
        "question_id",
        "kind",
        "evidence",
        "similar",
        "repeats",
        "field",
        "lead_unit",
        "other_units",
        "priority",
        "priority_reasons",
    ]
    assert (first["kind"], first["field"], first["lead_unit"]) == ("question", "XD", "UBNDX")
    assert [list(one) for one in first["similar"]] == [["ref", "score", "why"]]
    assert first["similar"][0]["ref"] == "2026-10-046"
    assert first["repeats"][0]["ref"] == "2026-09-043"
    assert first["repeats"][0]["open_commitment"] is True
    assert first["priority"] == 1
    assert first["priority_reasons"] == ["repeat_unresolved", "group_issue"]


def test_suggest_when_similar_then_says_why_in_the_words_of_the_question() -> None:
    second = replace(
        ASKED, ref="2026-10-046", text="Bao giờ thì cấp biển số nhà cho khu chúng tôi?"
    )

    found = suggest("2026-10", [ASKED, second], [], DIRECTORY).questions[0].similar[0]

    assert found.why.startswith("Cùng nhắc đến: “")
    assert "biển số nhà" in found.why


def test_suggest_when_a_form_holds_two_questions_then_each_has_its_own() -> None:
    parts = [replace(ASKED, ref=f"2026-10-031#{n}", question_id=n) for n in (1, 2)]

    found = suggest("2026-10", parts, [], DIRECTORY).questions

    assert [one.ref for one in found] == ["2026-10-031#1", "2026-10-031#2"]
    assert found[0].similar[0].ref == "2026-10-031#2"


def test_suggest_when_the_form_asks_nothing_then_nobody_is_asked_to_answer() -> None:
    found = suggestion("test test 123")

    assert (found.kind, found.field, found.lead_unit, found.priority) == ("spam", None, None, 3)


def test_suggest_when_out_of_scope_then_names_the_body_to_refer_to() -> None:
    found = suggestion("Khu nhà tôi mất nước mấy hôm nay, nhờ hỏi giúp")

    assert (found.kind, found.field, found.lead_unit) == ("out_of_scope", "KHAC", "CTN")


def test_suggest_when_a_denunciation_is_suspected_then_prints_the_words_and_rules() -> None:
    found = suggestion("Tôi tố cáo ông Nguyễn Văn Mẫu nhận hối lộ")

    assert found.kind == "denunciation"
    assert {"text": "nhận hối lộ", "rule": "denunciation:strong:5"} in [
        asdict(one) for one in found.evidence
    ]


def test_suggest_when_asked_in_english_then_the_sentences_are_english() -> None:
    second = replace(ASKED, ref="2026-10-046", question_id=46)

    found = suggest("2026-10", [ASKED, second], [], DIRECTORY, "en").questions[0]

    assert found.similar[0].why.startswith("Both mention: “")


def test_suggest_when_the_meeting_has_no_question_then_is_empty() -> None:
    assert suggest("2026-10", [], [EARLIER], DIRECTORY).questions == ()


PETITIONS = ("complaint", "denunciation")
CODES = [
    *(f"{kind}:{one}:1" for kind in PETITIONS for one in Strength),
    *(f"{kind}:{one}" for kind in PETITIONS for one in (learnt.NAME, "scored", "structure")),
    *(f"guard:{one}" for one in GuardName),
    *(f"outside:{one}" for one in CueTopic),
    f"spam:{Junk.ADVERT}",
    f"spam:{Junk.TRIAL}",
    f"empty:{Junk.NOTHING}",
    "repeat_unresolved",
    "group_issue",
    "vulnerable_person",
    "time_critical",
    "economic_impact",
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CODES)
def test_explain_when_a_code_is_printed_then_it_has_words(code: str, language: str) -> None:
    assert code not in explain(code, language)
