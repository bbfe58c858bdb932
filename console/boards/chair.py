"""The sections of who chairs, captures or audits: full names, topics and wordings.

Denunciations, decided or suspected, are withheld here too: this board is one for all its readers,
so it is made for the auditor, who does not deal with them. Who does, reads them at the desk. Nor is
an asker named whose form denounces in another question.
"""

from typing import TypedDict

from console import clock
from console.boards import ahead, public
from console.boards.chair_shapes import (
    Chair,
    ChairMatter,
    ChairMatterLine,
    ChairOutcome,
    ChairPiece,
    ChairQuestion,
    OutcomeLine,
    Proposed,
    UnitReported,
)
from console.boards.line import TurnsToCome
from console.boards.matter_rows import AskedRow, MatterRow
from console.boards.meeting_rows import BoardRows
from console.boards.note_rows import PieceRow
from console.boards.staff_shapes import OrderReason, Staff, StaffQueued
from console.boards.stamps import iso_or_none
from console.capture.rules import screen_version
from console.disclosure.audience import Audience
from console.disclosure.grounds import of_note
from console.disclosure.table import Part, withheld_from
from console.floor.rules import seconds_of_unit
from console.text.gist import gist
from models.codes.questions import Place
from models.floor import Turn

PIECES_SHOWN = 40
OUTCOMES_SHOWN = 12
READ_BY = Audience.STAFF


def sections(rows: BoardRows, line: TurnsToCome, shared: Staff) -> Chair:
    """Make the sections of the chair from those of the staff."""
    withheld = {matter.id for matter in rows.matters if withheld_from(READ_BY, matter.grounds)}
    return {
        "meeting": shared["meeting"],
        "matter": _matter(rows, rows.matter, rows.matter.id in withheld) if rows.matter else None,
        "floor": {
            **shared["floor"],
            **_named(line, line.on_floor),
            "extended_reason": line.on_floor.extended_reason,
            "unit_seconds": seconds_of_unit(rows.speakers.turns, line.on_floor),
        }
        if shared["floor"] and line.on_floor
        else None,
        "next": [
            {**entry, **_named(line, turn)}
            for entry, turn in zip(shared["next"], line.coming, strict=False)
        ],
        "last": shared["last"],
        "agenda": shared["agenda"],
        "queue": [
            {**entry, **_named(line, turn), "reason": _reason(line, entry, turn)}
            for entry, turn in zip(shared["queue"], line.queue, strict=True)
        ],
        "parked": [
            {**entry, **_named(line, turn)}
            for entry, turn in zip(shared["parked"], line.parked, strict=True)
        ],
        "bridges": shared["bridges"],
        "heads": shared["heads"],
        "undecided": shared["undecided"],
        "matters": [
            _matter_line(rows, matter, matter.id in withheld)
            for matter in sorted(rows.matters, key=_rank)
            if matter.place is not Place.NONE
        ],
        "pieces": [
            _piece(rows, piece, rows.matter is not None and rows.matter.id in withheld)
            for piece in rows.pieces[-PIECES_SHOWN:]
        ],
        "outcomes": _outcomes(rows, withheld),
        "proposals": _proposals(rows, withheld),
        "reports": _reports(rows, line),
    }


class _Named(TypedDict):
    asker: str
    topic: str


def _named(line: TurnsToCome, turn: Turn) -> _Named:
    """Name who speaks; a topic that may denounce is left out."""
    hides_topic = withheld_from(READ_BY, line.grounds[turn.id])
    return {"asker": turn.name, "topic": "" if hides_topic else turn.topic}


def _reason(line: TurnsToCome, told: StaffQueued, turn: Turn) -> OrderReason | None:
    """Tell why a turn comes there, with what the chair gave as the reason."""
    shared, reason = told["reason"], line.reasons.get(turn.id)
    return {**shared, "told": reason.told} if shared and reason else shared


def _matter(rows: BoardRows, told: MatterRow, is_withheld: bool) -> ChairMatter:
    return {
        "id": told.id,
        "number": told.number,
        "wording": "" if is_withheld else told.full_wording,
        "is_withheld": is_withheld,
        "asker": "" if is_withheld else _asker(rows, told),
        "site": public.site_of(rows, told),
        "unit": rows.unit_name(told.lead_unit_id),
        "taken_up_at": iso_or_none(told.taken_up_at),
        "outcome": _outcome(rows, told),
        "lead_unit_id": told.lead_unit_id,
        "other_units": list(rows.co_ordinating),
        "screen": screen_version(told.screen_text),
        "questions": [_asked(rows, question, is_withheld) for question in told.asked],
        "kinds": sorted(
            {question.kind.value for question in told.asked if question.kind is not None}
        ),
    }


def _asker(rows: BoardRows, told: MatterRow) -> str:
    return "" if rows.is_sender_withheld(READ_BY, told.asker_form_id) else told.asker


def _outcome(rows: BoardRows, told: MatterRow) -> ChairOutcome | None:
    if told.outcome is None:
        return None
    return {
        "kind": told.outcome.kind.value,
        "version": told.outcome.version,
        "unit": rows.unit_name(told.outcome.unit_id),
        "due_on": told.outcome.due_on.isoformat() if told.outcome.due_on else None,
    }


def _asked(rows: BoardRows, one: AskedRow, is_withheld: bool) -> ChairQuestion:
    is_unnamed = is_withheld or rows.is_sender_withheld(READ_BY, one.form_id)
    return {
        "ref": one.ref,
        "asker": "" if is_unnamed else one.asker,
        "site": rows.unit_name(one.site_unit_id),
    }


def _rank(told: MatterRow) -> tuple[int, float, int]:
    """Order matters: on the floor, then the latest taken up first, then as in the programme."""
    if told.place is Place.SCHEDULED:
        return 2, told.position if told.position is not None else float("inf"), told.number
    at = told.taken_up_at.timestamp() if told.taken_up_at else 0.0
    return 0 if told.place is Place.ON_FLOOR else 1, -at, told.number


def _matter_line(rows: BoardRows, told: MatterRow, is_withheld: bool) -> ChairMatterLine:
    return {
        "id": told.id,
        "number": told.number,
        "place": told.place.value,
        "gist": "" if is_withheld else gist(told.full_wording),
        "asker": "" if is_withheld else _asker(rows, told),
        "site": public.site_of(rows, told),
        "unit": rows.unit_name(told.lead_unit_id),
        "outcome_kind": told.outcome.kind.value if told.outcome else None,
        "undecided_since": iso_or_none(told.taken_up_at) if told.is_undecided else None,
        "is_withheld": is_withheld,
    }


def _piece(rows: BoardRows, told: PieceRow, is_matter_withheld: bool) -> ChairPiece:
    is_withheld = is_matter_withheld or withheld_from(
        READ_BY, of_note(told.kind, told.text), Part.NOTE
    )
    return {
        "id": told.id,
        "kind": told.kind.value,
        "text": "" if is_withheld else told.text,
        "unit": rows.unit_name(told.unit_id),
        "person": told.person,
        "author": told.author,
        "happened_at": clock.iso(told.happened_at),
        "recorded_at": clock.iso(told.recorded_at),
        "is_late": told.is_late,
        "version": told.version,
        "is_withheld": is_withheld,
    }


def _outcomes(rows: BoardRows, withheld: set[int]) -> list[OutcomeLine]:
    decided = [(matter, matter.outcome) for matter in rows.matters if matter.outcome is not None]
    decided.sort(key=lambda pair: (pair[1].decided_at, pair[1].entry), reverse=True)
    return [
        {
            "matter": matter.id,
            "number": matter.number,
            "kind": outcome.kind.value,
            "text": "" if matter.id in withheld else outcome.text,
            "unit": rows.unit_name(outcome.unit_id),
            "due_on": outcome.due_on.isoformat() if outcome.due_on else None,
            "decided_at": clock.iso(outcome.decided_at),
        }
        for matter, outcome in decided[:OUTCOMES_SHOWN]
    ]


def _proposals(rows: BoardRows, withheld: set[int]) -> list[Proposed]:
    """Give what is proposed and not decided since, by number of the matter."""
    standing = [
        (matter, proposal)
        for matter in rows.matters
        if (proposal := rows.proposals.get(matter.id)) is not None
        and proposal.outcome_version == (matter.outcome.version if matter.outcome else 0)
    ]
    return [
        {
            "matter": matter.id,
            "number": matter.number,
            "kind": proposal.kind.value,
            "text": "" if matter.id in withheld else proposal.text,
            "unit": rows.unit_name(proposal.unit_id),
            "unit_id": proposal.unit_id,
            "body": rows.unit_name(proposal.body_unit_id),
            "body_unit_id": proposal.body_unit_id,
            "due_on": proposal.due_on.isoformat() if proposal.due_on else None,
            "by": proposal.by,
            "at": clock.iso(proposal.proposed_at),
        }
        for matter, proposal in standing
    ]


def _reports(rows: BoardRows, line: TurnsToCome) -> list[UnitReported]:
    """Give what units say of undecided matters, the earliest first."""
    if not rows.reports:
        return []
    steps = ahead.of_matters(rows.matters, line.queue)
    return [
        {
            "matter": report.matter_id,
            "turn": step.turn.id if step.turn else None,
            "unit": rows.unit_name(report.unit_id),
            "kind": report.kind.value,
            "other": rows.unit_name(report.other_unit_id),
            "at": clock.iso(report.recorded_at),
        }
        for report in rows.reports
        if (step := steps.get(report.matter_id)) is not None
    ]
