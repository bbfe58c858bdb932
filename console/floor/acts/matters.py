"""The acts about what is spoken of: a matter taken up from the programme, or raised in the room."""

from collections.abc import Sequence

from sqlalchemy import func, select

from console import require
from console.auth.permissions import Permission
from console.capture.rules import LONGEST
from console.errors import Invalid
from console.floor import taking_up
from console.floor.require import (
    refuse_unless_open,
    refuse_unless_sitting,
    run_by,
)
from console.floor.rules import TakeUp
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.new_rows.matters import NewMatter, new_matters
from console.new_rows.notes import new_note
from console.text.folding import clean
from console.use_case import Work, use_case
from models import Matter, Meeting, Note, Question
from models.base import new_salt
from models.codes.capture import NoteKind
from models.codes.questions import Place


@use_case(Permission.FLOOR_RUN)
def take_up(
    work: Work,
    meeting_id: int,
    matter_id: int,
    *,
    seen: int | None,
) -> int:
    """Bring a matter to the floor; the former one is done. Done ones may come back.

    Args:
        seen: matter on the floor now; None = none.

    Raises:
        Conflict: another matter is on the floor.
        Refused: it is there already, was grouped into another, or the meeting did not sit then.
    """
    meeting = run_by(work, meeting_id)
    refuse_unless_sitting(work, meeting)
    taken = taking_up.checked(work, meeting_id, TakeUp(matter_id, seen))
    before = taking_up.facts_before(taken)
    taking_up.bring(work, meeting, taken)
    work.record(
        "floor:matter:taken_up",
        Subject("matter", matter_id),
        facts={"number": taken.number, "after": seen, **before},
        topics=(Topic.FLOOR, Topic.CAPTURE),
        also=(Subject("matter", seen),) if seen is not None else (),
    )
    return matter_id


@use_case(Permission.CAPTURE_WRITE)
def raise_matter(
    work: Work,
    meeting_id: int,
    wording: str,
    *,
    question_ids: Sequence[int] = (),
    is_from_floor: bool = False,
    turn_id: int | None = None,
    split_from_id: int | None = None,
    takes_floor: bool = False,
) -> int:
    """Make a matter of what was just asked, and keep it as a note; nothing of it is on screen.

    It waits to be taken up; what was asked before something else came to the floor is done.

    Args:
        question_ids: the forms it covers.
        is_from_floor: nobody had handed it in, so it is a new question too.
        turn_id: the turn it was asked in, if any.
        split_from_id: the matter it was cut out of.
        takes_floor: the room deals with it at once, as a record of it says.

    Raises:
        Refused: the meeting was not open at that time, or the minutes are signed.
        Invalid: no text.
        NotFound: a question, turn or matter is not of this meeting.
    """
    meeting = require.unsigned(work, meeting_id)
    refuse_unless_open(work, meeting)
    text = _checked(wording)
    asked = require.questions(work, meeting_id, question_ids)
    if turn_id is not None:
        require.turn(work, meeting_id, turn_id)
    if split_from_id is not None:
        require.matter(work, meeting_id, split_from_id)
    if is_from_floor:
        asked.append(_new_question(work, meeting, text))
    made = _new_matter(work, meeting_id, text, asked)
    made.asked_turn_id, made.split_from_id = turn_id, split_from_id
    if takes_floor or taking_up.is_past(work, meeting):
        taking_up.bring(work, meeting, made)
    else:
        made.place = Place.SCHEDULED
    spoken = _wording_note(work, made, text)
    work.session.flush()
    work.record(
        "floor:matter:raised",
        Subject("matter", made.id),
        facts={
            "number": made.number,
            "questions": [question.ref for question in asked],
            "turn": turn_id,
            "split_from": split_from_id,
            "text": text_hash(made.salt, text),
            "note": spoken.id,
            "note_text": text_hash(spoken.salt, text),
            "place": made.place.value,
            "late": work.is_late,
        },
        topics=(Topic.FLOOR, Topic.CAPTURE),
        also=_about(asked, turn_id, split_from_id),
    )
    return made.id


def _checked(wording: str) -> str:
    text = clean(wording).strip()
    if not text:
        raise Invalid({"wording": "text_missing"})
    if len(text) > LONGEST:
        raise Invalid({"wording": "text_too_long"})
    return text


def _new_question(work: Work, meeting: Meeting, text: str) -> Question:
    """What comes from the floor is screened and reviewed like any form; nobody decided it yet."""
    prefix = f"{meeting.code}-s"
    query = select(func.count()).where(
        Question.meeting_id == meeting.id, Question.ref.startswith(prefix)
    )
    made = Question(
        meeting_id=meeting.id,
        ref=f"{prefix}{(work.session.scalar(query) or 0) + 1:03}",
        wording=text,
        recorded_at=work.now,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    return made


def _new_matter(work: Work, meeting_id: int, text: str, asked: Sequence[Question]) -> Matter:
    field_id = next((question.field_id for question in asked if question.field_id), None)
    new = NewMatter([question.id for question in asked], field_id)
    (made,) = new_matters(work, meeting_id, [new])
    made.wording, made.salt = text, new_salt()
    return made


def _wording_note(work: Work, made: Matter, text: str) -> Note:
    spoken = new_note(work, made.meeting_id, NoteKind.WORDING, text)
    spoken.matter_id, spoken.turn_id = made.id, made.asked_turn_id
    return spoken


def _about(
    asked: Sequence[Question], turn_id: int | None, split_from_id: int | None
) -> tuple[Subject, ...]:
    named = (("turn", turn_id), ("matter", split_from_id))
    others = tuple(Subject(kind, number) for kind, number in named if number is not None)
    return (*(Subject("question", question.id) for question in asked), *others)
