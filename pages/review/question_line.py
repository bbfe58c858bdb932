"""A question's line in the list of the review desk."""

from collections.abc import Iterator

from console.review.suggestion import Suggestion
from console.review.views.questions import ReviewLine
from console.text.gist import gist
from console.ui.chips import Chip
from console.ui.choice_list import ChoiceLine
from console.ui.text import t
from pages.parts.registration_text import GIST_LETTERS, decision_chip

REPEATED_FROM = 0.35  # score from which an earlier question is worth a chip


def short(ref: str, meeting_code: str) -> str:
    """Give the label without the meeting's code: 035."""
    return ref.removeprefix(f"{meeting_code}-")


def asker(one: ReviewLine) -> str:
    return one.asker or one.organization or t("word.unnamed")


def line(one: ReviewLine, hint: Suggestion | None, code: str, *, is_mixed_list: bool) -> ChoiceLine:
    lead = short(one.ref, code)
    if one.is_withheld:
        locked = (Chip("lock", t("review_desk.withheld"), "warn"),)
        return ChoiceLine(one.ref, lead, t("review_desk.withheld"), chips=locked)
    chips = tuple(_chips(one, hint, is_mixed_list=is_mixed_list))
    return ChoiceLine(one.ref, lead, asker(one), gist(one.wording, GIST_LETTERS), chips)


def _chips(one: ReviewLine, hint: Suggestion | None, *, is_mixed_list: bool) -> Iterator[Chip]:
    if is_mixed_list:
        yield decision_chip(one.decision.value)
    if hint and hint.is_flagged and one.kind is None:
        kind = t(f"word.kind.{hint.kind}").lower()
        yield Chip("ban", t("review_desk.flag_kind", kind=kind), "warn")
    repeats = [repeat for repeat in hint.repeats if repeat.score >= REPEATED_FROM] if hint else []
    if any(repeat.open_commitment for repeat in repeats):
        yield Chip("pledge", t("review_desk.flag_promise"), "fault")
    elif repeats:
        yield Chip("repeat", t("review_desk.flag_repeat"), "warn")
    if hint and "vulnerable_person" in hint.priority_reasons:
        yield Chip("person", t("suggest.vulnerable_person"), "info")
    if any(matter.grouped_count for matter in one.matters):
        yield Chip("link", t("review_desk.flag_group"), "info")
