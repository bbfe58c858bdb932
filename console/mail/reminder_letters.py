"""Letters that remind units of what they still have to answer: before, on and after the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console.i18n.catalog import translate
from console.mail.new_messages import Letter
from console.mail.rules import reminder_of
from console.mail.wording import LETTERS_IN
from models import Assignment, Matter, Meeting, Pack, Unit
from models.codes.mail import MailKind
from models.codes.questions import AssignmentState
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class Awaited:
    """A unit that still owes answers in a meeting."""

    meeting_id: int
    meeting_code: str
    unit_id: int
    unit: str
    address: str  # empty = none known
    due_on: date
    parts: int  # not yet cleared


def awaited(session: Session) -> list[Awaited]:
    """List every unit with a pack handed out and parts not yet cleared."""
    query = (
        select(Meeting.id, Meeting.code, Unit.id, Unit.name, Unit.email, Pack.due_on, func.count())
        .select_from(Pack)
        .join(Meeting, Meeting.id == Pack.meeting_id)
        .join(Unit, Unit.id == Pack.unit_id)
        .join(Matter, Matter.meeting_id == Pack.meeting_id)
        .join(Assignment, (Assignment.matter_id == Matter.id) & (Assignment.unit_id == Unit.id))
        .where(
            Matter.merged_into_id.is_(None),
            PART_STANDS,
            Assignment.state != AssignmentState.CLEARED,
        )
        .group_by(Meeting.id, Meeting.code, Unit.id, Unit.name, Unit.email, Pack.due_on)
        .order_by(Meeting.code, Unit.name)
    )
    return [Awaited(*row) for row in session.execute(query)]


def letters_of(waiting: Iterable[Awaited], today: date) -> list[Letter]:
    """Write today's letters; a unit whose day is still far gets none."""
    marked = ((pack, reminder_of(pack.due_on, today)) for pack in waiting)
    return [_letter(pack, mark, today) for pack, mark in marked if mark]


def _letter(one: Awaited, mark: str, today: date) -> Letter:
    text = _text_of(one.due_on, today)
    facts = {
        "unit": one.unit,
        "month": f"{one.meeting_code[5:]}/{one.meeting_code[:4]}",
        "count": one.parts,
        "due": f"{one.due_on:%d/%m/%Y}",
        "days": abs(one.due_on - today) // timedelta(days=1),
    }
    return Letter(
        kind=MailKind.REMINDER,
        to=f"unit:{one.unit_id}",
        due=f"{one.meeting_code}:{one.due_on}:{mark}",
        name=one.unit,
        address=one.address,
        subject=translate(LETTERS_IN, f"mail.subject.{text}", **facts),
        body=translate(LETTERS_IN, f"mail.body.{text}", **facts),
    )


def _text_of(due_on: date, today: date) -> str:
    if today < due_on:
        return "reminder_ahead"
    return "reminder_today" if today == due_on else "reminder_over"
