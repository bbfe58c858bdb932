"""The part of the minutes that speaks of matters: asked, answered, decided, or not reached.

A matter is told as the chair decided it; until then what is or may be a complaint or a denunciation
is not. Whatever belongs to a matter withheld leaves these lists but for one neutral line: its
wording, its answers, the chair's remarks while it was on the floor, and its asker's other turns.
"""

from datetime import datetime

from console.capture import note_kinds
from console.capture.note_kinds import MinutesPart
from console.disclosure.table import Part
from console.docx import wording
from console.minutes.content import (
    ChairNote,
    JournalStamp,
    MinutesAnswer,
    MinutesMatter,
    MinutesOutcome,
    NotReached,
    OutOfScope,
    TurnAside,
)
from console.minutes.sources import MinutesRows
from console.minutes.withheld import (
    first_wording_withheld,
    forms_withheld,
    matters_withheld,
    told_questions,
)
from models import Matter as MatterRow
from models import Note, Registration, Turn
from models import Outcome as OutcomeRow
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnKind, TurnState

ASIDE = (TurnState.WAITING, TurnState.NO_SHOW, TurnState.WITHDRAWN)


def stamp(row: Note | OutcomeRow) -> JournalStamp:
    """Say when something happened and which journal entry holds it."""
    return JournalStamp(row.happened_at, row.entry, row.recorded_at, row.is_late)


def unit_name(rows: MinutesRows, unit_id: int | None) -> str:
    """Give a unit's name; empty without one."""
    return rows.units[unit_id].name if unit_id is not None else ""


def numbered(rows: MinutesRows) -> dict[int, int]:
    """Number the matters that came to the floor, in the order they came: matter -> 1, 2, 3 …"""
    taken_up = [matter for matter in rows.matters.values() if matter.taken_up_at is not None]
    taken_up.sort(key=lambda matter: (_taken_up(matter), matter.entry, matter.number))
    return {matter.id: number for number, matter in enumerate(taken_up, start=1)}


def reached_questions(rows: MinutesRows) -> set[int]:
    """Give the questions that some matter brought to the floor."""
    return {
        question_id
        for matter_id in numbered(rows)
        for question_id in rows.covered.get(matter_id, [])
    }


def told(rows: MinutesRows, numbers: dict[int, int]) -> tuple[MinutesMatter | OutOfScope, ...]:
    """Tell every matter that came to the floor, in its order."""
    notes, withheld = _by_matter(rows), matters_withheld(rows)
    cut = first_wording_withheld(rows)
    return tuple(
        OutOfScope(number, _site(rows, rows.matters[matter_id]), _taken_up(rows.matters[matter_id]))
        if matter_id in withheld
        else _told_one(
            rows, rows.matters[matter_id], number, notes.get(matter_id, []), is_cut=matter_id in cut
        )
        for matter_id, number in numbers.items()
    )


def chair_notes(rows: MinutesRows) -> tuple[ChairNote, ...]:
    """Tell the chair's remarks, but for those made on a matter withheld.

    A remark that names no matter belongs to what was on the floor when it was made.
    """
    withheld = matters_withheld(rows)
    spans = [
        _span(rows, rows.matters[matter_id])
        for matter_id in withheld
        if rows.matters[matter_id].taken_up_at is not None
    ]
    return tuple(
        ChairNote(note.text, stamp(note))
        for note in rows.notes
        if note_kinds.of(note.kind).minutes is MinutesPart.PROCEEDINGS
        and note.matter_id not in withheld
        and not (
            note.matter_id is None and any(start <= note.happened_at <= end for start, end in spans)
        )
    )


def turns_aside(rows: MinutesRows) -> tuple[TurnAside, ...]:
    """Tell who registered to speak and did not."""
    turns = {
        rows.matters[matter_id].asked_turn_id for matter_id in matters_withheld(rows, Part.SPEAKER)
    }
    aside = [
        turn
        for turn in rows.turns.values()
        if turn.state in ASIDE
        and turn.kind is not TurnKind.ANSWER
        and turn.started_at is None
        and turn.id not in turns
    ]
    forms = {turn.registration_id for turn in aside if turn.registration_id is not None}
    withheld = forms_withheld(rows, forms)
    return tuple(_aside(rows, turn) for turn in aside if turn.registration_id not in withheld)


def not_reached(rows: MinutesRows) -> tuple[NotReached, ...]:
    """Tell what was scheduled or accepted, not reached, and is answered in writing."""
    withheld = matters_withheld(rows)
    return tuple(
        NotReached(
            _wording(rows, matter),
            unit_name(rows, rows.outcomes[matter.id].unit_id),
            matter.programme_position,
            _refs(rows, matter),
        )
        for matter in rows.matters.values()
        if matter.taken_up_at is None
        and matter.id not in withheld
        and matter.id in rows.outcomes
        and rows.outcomes[matter.id].kind is OutcomeKind.WRITTEN_REPLY
    )


def _told_one(
    rows: MinutesRows, matter: MatterRow, number: int, notes: list[Note], *, is_cut: bool
) -> MinutesMatter:
    said = [note for note in notes if note_kinds.of(note.kind).minutes is MinutesPart.QUESTION]
    first = said[0] if said else None
    return MinutesMatter(
        number,
        stamp(first) if first else _made(matter),
        _site(rows, matter),
        first.text if first and not is_cut else _wording(rows, matter),
        asker=_asker(rows, matter),
        refs=_refs(rows, matter),
        field=rows.fields.get(matter.field_id or 0, ""),
        additions=() if is_cut else tuple(note.text for note in said[1:]),
        answers=tuple(
            MinutesAnswer(unit_name(rows, note.unit_id), note.text, stamp(note), note.person)
            for note in notes
            if note_kinds.of(note.kind).minutes is MinutesPart.ANSWERS
        ),
        outcome=_outcome(rows, matter.id),
    )


def _outcome(rows: MinutesRows, matter_id: int) -> MinutesOutcome | None:
    held = rows.outcomes.get(matter_id)
    if held is None:
        return None
    return MinutesOutcome(
        held.kind,
        stamp(held),
        held.text,
        unit=unit_name(rows, held.unit_id),
        body=unit_name(rows, held.body_unit_id),
        due_on=held.due_on,
    )


def _span(rows: MinutesRows, matter: MatterRow) -> tuple[datetime, datetime]:
    """From the asker's first word to the first decision, or to the next matter taken up."""
    turn = rows.turns.get(matter.asked_turn_id or 0)
    start = min((turn.started_at if turn else None) or _taken_up(matter), _taken_up(matter))
    later = [
        other.taken_up_at
        for other in rows.matters.values()
        if other.taken_up_at is not None and other.taken_up_at > _taken_up(matter)
    ]
    decided = rows.first_decided.get(matter.id)
    ends = [*later, *([decided] if decided else [])]
    return start, min(ends, default=rows.meeting.closed_at or _taken_up(matter))


def _taken_up(matter: MatterRow) -> datetime:
    return matter.taken_up_at or matter.created_at


def _made(matter: MatterRow) -> JournalStamp:
    return JournalStamp(_taken_up(matter), matter.entry, matter.created_at)


def _by_matter(rows: MinutesRows) -> dict[int, list[Note]]:
    found: dict[int, list[Note]] = {}
    for note in rows.notes:
        if note.matter_id is not None:
            found.setdefault(note.matter_id, []).append(note)
    return found


def _site(rows: MinutesRows, matter: MatterRow) -> str:
    turn = rows.turns.get(matter.asked_turn_id or 0)
    if turn is not None:
        return _turn_site(rows, turn)
    form = _form(rows, matter)
    if form is not None and form.site_unit_id is not None:
        return unit_name(rows, form.site_unit_id)
    return wording.HALL


def _turn_site(rows: MinutesRows, turn: Turn) -> str:
    return unit_name(rows, rows.sites[turn.bridge_id]) if turn.bridge_id else wording.HALL


def _asker(rows: MinutesRows, matter: MatterRow) -> str:
    turn = rows.turns.get(matter.asked_turn_id or 0)
    if turn is not None and turn.name:
        return turn.name
    form = _form(rows, matter)
    return form.full_name if form is not None else ""


def _form(rows: MinutesRows, matter: MatterRow) -> Registration | None:
    forms = (
        rows.registrations.get(question.registration_id or 0)
        for question in told_questions(rows, matter)
    )
    return next((form for form in forms if form is not None), None)


def _refs(rows: MinutesRows, matter: MatterRow) -> tuple[str, ...]:
    told = {question.id for question in told_questions(rows, matter)}
    return tuple(
        rows.questions[question_id].ref
        for question_id in rows.covered.get(matter.id, [])
        if question_id in told and rows.questions[question_id].registration_id is not None
    )


def _wording(rows: MinutesRows, matter: MatterRow) -> str:
    if matter.wording:
        return matter.wording
    return next((question.wording for question in told_questions(rows, matter)), "")


def _aside(rows: MinutesRows, turn: Turn) -> TurnAside:
    return TurnAside(
        turn.name,
        _turn_site(rows, turn),
        turn.topic,
        turn.ended_at,
        is_no_show=turn.state is TurnState.NO_SHOW,
        is_withdrawn=turn.state is TurnState.WITHDRAWN and turn.end_reason != "meeting_closed",
        reason="" if turn.end_reason == "meeting_closed" else turn.end_reason,
    )
