"""Why something is withheld: decided or suspected, and what lifts a suspicion."""

import pytest

from console.disclosure.audience import Audience, at_desk, in_meeting
from console.disclosure.grounds import (
    Ground,
    QuestionFacts,
    of_matter,
    of_question,
    of_questions,
    of_text,
    of_turn,
)
from console.disclosure.table import question_withheld_from
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import Decision, Kind

ACCUSING = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
UNNAMED = "Thủ quỹ hợp tác xã ăn chặn tiền của xã viên. Tôi có sao kê, đề nghị làm rõ."
COMPLAINING = "Tôi khiếu nại quyết định thu hồi đất số 123 của Ủy ban nhân dân quận."
ASKING = "Xin hỏi thủ tục cấp đổi giấy phép lái xe gồm những gì?"
SUSPECTED = frozenset({Ground.SUSPECTED_DENUNCIATION})


def asked(
    wording: str = ASKING, kind: Kind | None = None, decision: Decision = Decision.UNREVIEWED
) -> QuestionFacts:
    return QuestionFacts(kind, decision, wording)


@pytest.mark.parametrize(
    ("kind", "wording", "withheld"),
    [
        (Kind.DENUNCIATION, ASKING, True),
        (None, ACCUSING, True),
        (None, UNNAMED, True),
        (Kind.MIXED, ACCUSING, True),
        (None, ASKING, False),
        (Kind.QUESTION, ACCUSING, False),
        (Kind.MIXED, ASKING, False),
    ],
)
def test_a_denunciation_is_withheld_as_soon_as_it_is_suspected(
    kind: Kind | None, wording: str, withheld: bool
) -> None:
    assert question_withheld_from(Audience.STAFF, asked(wording, kind)) is withheld


def test_only_named_roles_see_denunciations() -> None:
    seeing = {role for role in Role if at_desk(role) is Audience.READERS}

    assert seeing == {Role.SECRETARY, Role.REVIEWER, Role.SYSTEM}


def test_who_chairs_reads_in_the_meeting_what_is_not_for_a_leaders_desk() -> None:
    denunciation = asked(ACCUSING, Kind.DENUNCIATION)

    assert question_withheld_from(at_desk(Role.LEADER), denunciation)
    assert not question_withheld_from(in_meeting(Role.LEADER), denunciation)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEADER])
def test_every_other_role_is_the_same_audience_everywhere(role: Role) -> None:
    assert in_meeting(role) is at_desk(role)


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        (ASKING, frozenset()),
        (ACCUSING, SUSPECTED),
        (COMPLAINING, frozenset({Ground.SUSPECTED_COMPLAINT})),
    ],
)
def test_a_text_is_suspected_of_one_thing(text: str, grounds: frozenset[Ground]) -> None:
    assert of_text(text) == of_question(asked(text)) == grounds


def test_what_a_sender_withdrew_is_withheld_before_a_kind_was_decided() -> None:
    assert of_question(asked(decision=Decision.EXCLUDED)) == {Ground.EXCLUDED}


def test_a_withdrawal_lifts_no_suspicion() -> None:
    withdrawn = of_question(asked(ACCUSING, decision=Decision.EXCLUDED))

    assert withdrawn == SUSPECTED | {Ground.EXCLUDED}


@pytest.mark.parametrize("kind", [Kind.QUESTION, Kind.PROPOSAL])
def test_words_that_a_person_let_through_are_not_suspected_on_screen(kind: Kind) -> None:
    assert of_matter(ACCUSING, [asked(ACCUSING, kind)]) == frozenset()
    assert of_matter(ACCUSING, [asked(ASKING, kind)]) == SUSPECTED


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.SPAM, None])
def test_words_of_a_question_not_let_through_stay_suspected(kind: Kind | None) -> None:
    assert of_matter(ACCUSING, [asked(ACCUSING, kind)]) >= SUSPECTED


def test_one_question_is_enough_for_a_form_and_a_matter() -> None:
    several = [asked(kind=Kind.QUESTION), asked(kind=Kind.COMPLAINT)]

    assert of_questions(several) == of_matter(ASKING, several) == {Ground.COMPLAINT}


def test_a_matter_is_out_of_scope_when_the_chair_says_so() -> None:
    decided = {outcome: of_matter(ASKING, [asked()], outcome) for outcome in (None, *OutcomeKind)}

    assert {outcome for outcome, grounds in decided.items() if grounds} == {
        OutcomeKind.OUT_OF_SCOPE
    }


def test_a_turn_is_suspected_by_its_topic_or_by_its_form() -> None:
    assert of_turn(ACCUSING, ()) == of_turn("Đất đai", [asked(ACCUSING)]) == SUSPECTED
