"""The table: which ground keeps what from whom.

Sources:
    Law on denunciations 25/2018/QH14, article 8(2): who denounces is kept secret, and so is what
    would tell who it is; those named to deal with it read it, and who chairs while it is on the
    floor.
    Plan P8: complaints and denunciations, and what is out of scope, are not dealt with at the
    conference: no public screen and no paper of it repeats them.
    Law 91/2025, article 3 (only what the purpose needs): nobody answers for a name.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from console.disclosure.audience import Audience
from console.disclosure.grounds import Ground, Grounds, QuestionLike, of_question


class Part(StrEnum):
    """What of a question, matter or note is told."""

    WORDING = "wording"  # what is asked
    ANSWER = "answer"  # who answers, and how it ends
    NOTE = "note"  # what was said
    ASKER = "asker"  # who asks
    SPEAKER = "speaker"  # whose turn it is


_OPEN = frozenset({Audience.PUBLIC, Audience.HALL})
_UNNAMED = _OPEN | {Audience.UNIT, Audience.OPERATOR, Audience.STAFF}
_MINUTES = frozenset({Audience.MINUTES})
_PAPERS = frozenset({Audience.MINUTES, Audience.LETTER})


def _content(audiences: frozenset[Audience]) -> dict[Part, frozenset[Audience]]:
    return dict.fromkeys((Part.WORDING, Part.ANSWER, Part.NOTE), audiences)


# From whom each ground withholds each part. A suspicion speaks against the minutes until the chair
# has decided; the letter is written once a person has.
WITHHELD: Mapping[Ground, Mapping[Part, frozenset[Audience]]] = {
    Ground.DENUNCIATION: {
        **_content(_UNNAMED | _PAPERS),
        Part.ASKER: _UNNAMED | _MINUTES,
        Part.SPEAKER: _OPEN | _MINUTES,
    },
    Ground.SUSPECTED_DENUNCIATION: {
        **_content(_UNNAMED | _MINUTES),
        Part.ASKER: _UNNAMED | _MINUTES,
        Part.SPEAKER: _OPEN | _MINUTES,
    },
    Ground.COMPLAINT: {
        **_content(_OPEN | _PAPERS),
        Part.ASKER: _MINUTES,
        Part.SPEAKER: _MINUTES,
    },
    Ground.SUSPECTED_COMPLAINT: {**_content(_OPEN | _MINUTES), Part.ASKER: _MINUTES},
    Ground.OUT_OF_SCOPE: {
        **_content(_OPEN | _MINUTES),
        Part.ASKER: _MINUTES,
        Part.SPEAKER: _MINUTES,
    },
    Ground.EXCLUDED: {
        **_content(_OPEN | _MINUTES),
        Part.ASKER: _MINUTES,
        Part.SPEAKER: _MINUTES,
    },
    Ground.NOT_RELEASED: {
        Part.WORDING: _OPEN | {Audience.OPERATOR},
        Part.NOTE: _OPEN | {Audience.OPERATOR, Audience.UNIT, Audience.LETTER},
    },
    Ground.PRIVATE: {Part.NOTE: frozenset(Audience) - {Audience.STAFF, Audience.READERS}},
}
# What no ground is needed for.
_NEVER: Mapping[Part, frozenset[Audience]] = {
    Part.ASKER: frozenset({Audience.UNIT}),
    Part.SPEAKER: frozenset({Audience.UNIT}),
}
_AGAINST: Mapping[tuple[Audience, Part], Grounds] = {
    (audience, part): frozenset(
        ground for ground, parts in WITHHELD.items() if audience in parts.get(part, ())
    )
    for audience in Audience
    for part in Part
}


def withheld_from(audience: Audience, grounds: Grounds, part: Part = Part.WORDING) -> bool:
    """Tell whether an audience may not read a part of what these grounds stand against."""
    return audience in _NEVER.get(part, ()) or not grounds.isdisjoint(_AGAINST[audience, part])


def anything_withheld_from(audience: Audience, part: Part = Part.WORDING) -> bool:
    """Tell whether anything at all can keep a part from an audience."""
    return audience in _NEVER.get(part, ()) or bool(_AGAINST[audience, part])


def question_withheld_from(
    audience: Audience, question: QuestionLike, part: Part = Part.WORDING
) -> bool:
    """Tell the same of one question; its text is not screened for who reads every one."""
    if not anything_withheld_from(audience, part):
        return False
    return withheld_from(audience, of_question(question), part)


def senders_withheld_from(
    audience: Audience, questions: Iterable[tuple[int | None, QuestionLike]]
) -> frozenset[int]:
    """Give the forms whose sender an audience may not know: one question of a form is enough.

    Args:
        questions: each with its form; None = without one.
    """
    return frozenset(
        form_id
        for form_id, question in questions
        if form_id is not None and question_withheld_from(audience, question, Part.ASKER)
    )
