"""Matters as they are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.queries import matters
from console.use_case import Work
from models import Matter, MatterQuestion


@dataclass(frozen=True, slots=True)
class NewMatter:
    """What a matter is made of."""

    question_ids: Sequence[int]
    field_id: int | None = None


def new_matters(work: Work, meeting_id: int, wanted: Sequence[NewMatter]) -> list[Matter]:
    """Make matters that are not yet in the programme, numbered on from the last one."""
    if not wanted:
        return []
    first = matters.next_number(work.session, meeting_id)
    made = [
        Matter(
            meeting_id=meeting_id,
            number=number,
            field_id=new.field_id,
            created_at=work.now,
            entry=work.number,
        )
        for number, new in enumerate(wanted, first)
    ]
    work.session.add_all(made)
    work.session.flush()
    work.session.add_all(
        MatterQuestion(matter_id=matter.id, question_id=question_id, entry=work.number)
        for matter, new in zip(made, wanted, strict=True)
        for question_id in new.question_ids
    )
    return made
