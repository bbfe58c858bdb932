"""What the minutes withhold: a matter is told as the chair decided it, and nothing before that.

Until then what is or may be a complaint or a denunciation is withheld, as on public screens; of a
matter merely suspected the wording on screen is told when nothing is suspected of that.
"""

from collections.abc import Collection

from console.disclosure.audience import Audience
from console.disclosure.grounds import (
    SUSPICIONS,
    of_matter_decided,
    of_question_decided,
    of_questions,
)
from console.disclosure.table import Part, withheld_from
from console.minutes.sources import MinutesRows
from models import Matter, Question
from models.codes.capture import OutcomeKind


def matters_withheld(
    rows: MinutesRows, part: Part = Part.WORDING, *, audience: Audience = Audience.MINUTES
) -> set[int]:
    """Give the matters of which a part is not told, by default anything at all."""
    return {
        matter.id for matter in rows.matters.values() if _is_withheld(rows, matter, part, audience)
    }


def first_wording_withheld(rows: MinutesRows) -> set[int | None]:
    """Give the matters told by the wording on screen alone, not as they were first put.

    What was cut out of one and is withheld stands in its first wording too; so may what is
    suspected of its questions as long as the chair has not decided.
    """
    cut = {rows.matters[matter_id].split_from_id for matter_id in matters_withheld(rows)}
    suspected = {
        matter_id
        for matter_id, covered in rows.covered.items()
        if matter_id not in rows.outcomes
        and not of_questions(rows.questions[question_id] for question_id in covered).isdisjoint(
            SUSPICIONS
        )
    }
    return cut | suspected


def forms_withheld(rows: MinutesRows, form_ids: Collection[int]) -> set[int | None]:
    """Give those of some forms whose sender is not told as somebody who would have spoken.

    One question is enough, and so is one that is answered together with a matter withheld.
    """
    together = {
        question_id
        for matter_id in matters_withheld(rows, Part.SPEAKER)
        for question_id in rows.covered.get(matter_id, [])
    }
    matter_of = {
        question_id: matter_id
        for matter_id, covered in rows.covered.items()
        for question_id in covered
    }
    return {
        question.registration_id
        for question in rows.questions.values()
        if question.registration_id in form_ids
        and (
            question.id in together
            or _question_withheld(rows, question, matter_of.get(question.id), Part.SPEAKER)
        )
    }


def told_questions(rows: MinutesRows, matter: Matter) -> list[Question]:
    """Give the questions a matter covers, the spokesperson's first, without any withheld one."""
    asked = [rows.questions[question_id] for question_id in rows.covered.get(matter.id, [])]
    asked.sort(key=lambda question: question.id != matter.spokesperson_question_id)
    return [
        question
        for question in asked
        if not _question_withheld(rows, question, matter.id, Part.WORDING)
    ]


def _is_withheld(rows: MinutesRows, matter: Matter, part: Part, audience: Audience) -> bool:
    asked = [rows.questions[question_id] for question_id in rows.covered.get(matter.id, [])]
    grounds = of_matter_decided(matter.wording, asked, _decided_as(rows, matter.id))
    return withheld_from(audience, grounds, part)


def _question_withheld(
    rows: MinutesRows, question: Question, matter_id: int | None, part: Part
) -> bool:
    grounds = of_question_decided(question, _decided_as(rows, matter_id))
    return withheld_from(Audience.MINUTES, grounds, part)


def _decided_as(rows: MinutesRows, matter_id: int | None) -> OutcomeKind | None:
    outcome = rows.outcomes.get(matter_id or 0)
    return outcome.kind if outcome else None
