"""Notes as they are made, corrected and recorded."""

from sqlalchemy import select

from console import require
from console.capture import note_kinds, rules
from console.errors import Invalid, NotFound, Refused
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic
from console.new_rows.notes import new_note
from console.new_rows.outcomes import new_commitment
from console.queries import outcomes
from console.text.folding import clean
from console.use_case import Work
from models import (
    ConclusionMatter,
    Matter,
    Note,
)


def checked_text(text: str) -> str:
    """Give a text as it is kept.

    Raises:
        Invalid: nothing, or too much.
    """
    kept = clean(text).strip()
    if not kept:
        raise Invalid({"text": "text_missing"})
    if len(kept) > rules.LONGEST:
        raise Invalid({"text": "text_too_long"})
    return kept


def refuse_decided(work: Work, matter: Matter, seen: int) -> None:
    """Let nobody write of a decided matter without knowing; what was said before may still come.

    Args:
        work: of the act.
        matter: what is written of.
        seen: version of its outcome as the writer saw it; 0 = undecided.

    Raises:
        Refused: it was decided before that was said.
    """
    decided = outcomes.newest(work.session, matter.id)
    if decided is not None and not seen and work.happened_at >= decided.happened_at:
        raise Refused("matter_decided", number=matter.number)


def refuse_beside(work: Work, newest: Note, beside: rules.NoteBeside) -> None:
    """Refuse what a correction says beside the text.

    Raises:
        Invalid: an answer without its unit.
        Refused: said in the future.
        NotFound: no such unit.
    """
    missing = note_kinds.of(newest.kind).unit_missing
    if missing and beside.unit_id is None:
        raise Invalid({"unit_id": missing})
    if beside.unit_id is not None:
        require.unit(work, beside.unit_id)
    if beside.happened_at is not None and beside.happened_at > work.present:
        raise Refused("happened_in_future")


def replacement(
    work: Work, newest: Note, text: str, beside: rules.NoteBeside | None = None
) -> Note:
    """Make the row that corrects a note; what its kind does not name stands as it was."""
    facts = note_kinds.of(newest.kind)
    said = beside or rules.NoteBeside(newest.unit_id, newest.person, newest.due_on)
    made = new_note(work, newest.meeting_id, newest.kind, text)
    made.matter_id, made.turn_id, made.number = newest.matter_id, newest.turn_id, newest.number
    made.unit_id = said.unit_id if facts.names_unit else newest.unit_id
    made.person = clean(said.person) if facts.names_person else newest.person
    made.due_on = said.due_on if facts.takes_date else newest.due_on
    made.happened_at = said.happened_at or newest.happened_at
    made.is_late, made.replaces_id = newest.is_late, newest.id
    return made


def newest_row(work: Work, meeting_id: int, note_id: int) -> Note:
    """Follow the corrections of a note to the row that holds.

    Raises:
        NotFound: no such note here.
    """
    found = work.session.get(Note, note_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("note_not_found")
    while (
        later := work.session.scalars(
            select(Note).where(Note.replaces_id == found.id)
        ).one_or_none()
    ) is not None:
        found = later
    return found


def record_note(work: Work, act: str, made: Note, also: tuple[Subject, ...] = ()) -> int:
    """Leave the entry of a note kept by an act; gives the id of its row."""
    work.session.flush()
    facts: dict[str, Fact] = {
        "kind": made.kind.value,
        "text": text_hash(made.salt, made.text),
        "unit": made.unit_id,
        "number": made.number,
        "due_on": made.due_on.isoformat() if made.due_on else None,
        "replaces": made.replaces_id,
        "late": made.is_late,
        **_moved(work, made),
    }
    about = (Subject("matter", made.matter_id),) if made.matter_id else ()
    work.record(
        act, Subject("note", made.id), facts=facts, topics=(Topic.CAPTURE,), also=about + also
    )
    return made.id


def _moved(work: Work, made: Note) -> dict[str, Fact]:
    """Tell when a note was said, where its correction says another time."""
    old = work.session.get(Note, made.replaces_id) if made.replaces_id else None
    if old is None or old.happened_at == made.happened_at:
        return {}
    return {"said_at": made.happened_at.isoformat()}


def carry_on(work: Work, old: Note, new: Note) -> None:
    """Let a corrected conclusion speak of the same matters and promise the same work anew."""
    work.session.flush()
    about = work.session.scalars(
        select(ConclusionMatter.matter_id).where(ConclusionMatter.note_id == old.id)
    ).all()
    work.session.add_all(
        ConclusionMatter(note_id=new.id, matter_id=matter_id) for matter_id in about
    )
    if new.text and (new.unit_id is not None or new.due_on is not None):
        named = require.unit(work, new.unit_id) if new.unit_id is not None else None
        acting = require.committed_unit(work, named)
        promised = new_commitment(work, new.meeting_id, acting.id, new.text, new.due_on)
        promised.note_id = new.id
