"""What one form may hold besides its sender: several questions, company, a wish for the answer."""

import re
from dataclasses import dataclass

MOST_QUESTIONS = 5  # in one form
MOST_PEOPLE = 20  # who come with one form
TAX_CODE = re.compile(r"\d{10}(-?\d{3})?")


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """One question as typed."""

    wording: str = ""
    dossier_code: str = ""
    body_text: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a whole form says beyond the columns of a sheet."""

    questions: tuple[TypedQuestion, ...]  # each with a wording
    people_count: int
    tax_code: str  # empty = none, or unreadable
    answer_way: str  # an AnswerWay; empty = not said
