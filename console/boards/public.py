"""The public sections: what everybody may see, at most 4 KB together, as facts or drawn as HTML.

An asker stands in them as the meeting's preset says, and never one who denounces. What a matter is
about and who answers stand in them once it is on screen, unless it is withheld.
"""

import json
from collections.abc import Iterator
from html import escape

from console import clock
from console.boards.line import TurnsToCome, exact_end
from console.boards.matter_rows import MatterRow, OutcomeRow
from console.boards.meeting_rows import BoardRows
from console.boards.public_shapes import (
    Last,
    LastOutcome,
    MatterOutcome,
    Public,
    PublicFloor,
    PublicMatter,
    PublicMeeting,
    PublicNext,
    PublicRecess,
)
from console.boards.rules import asker_shown
from console.boards.site_rows import connected
from console.boards.stamps import iso_or_none
from console.capture.outcomes import NEUTRAL
from console.disclosure.audience import Audience
from console.disclosure.masking import IN_TITLE, IN_VENUE, public_text
from console.disclosure.table import Part, withheld_from
from console.floor.expected import resumes_at
from console.floor.rules import bells, seconds_left
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import MeetingState
from models.codes.questions import TAKEN_UP
from models.floor import Turn
from models.meetings import AgendaItem

NEXT_SHOWN = 3
# Bytes of a text as the message carries it; together with all else, and with the markup of the
# screens, they stay within 4 KB.
WORDING_BYTES, LAST_WORDING_BYTES, TITLE_BYTES, NAME_BYTES = 1000, 450, 200, 100


def sections(rows: BoardRows, line: TurnsToCome) -> Public:
    """Make the public sections."""
    return {
        "meeting": meeting(rows),
        "matter": matter(rows, line, rows.matter) if rows.matter else None,
        "floor": floor(rows, line, line.on_floor) if line.on_floor else None,
        "next": [_next(rows, line, turn) for turn in line.coming[:NEXT_SHOWN]],
        "last": _last(rows),
    }


def meeting(rows: BoardRows) -> PublicMeeting:
    """Make section `meeting`, the same on every board."""
    held = rows.meeting
    running = [item for item in rows.items if item.started_at is not None and item.ended_at is None]
    item = running[-1] if running else None
    return {
        "code": held.code,
        "state": held.state.value,
        "held_on": held.held_on.isoformat() if held.held_on else None,
        "planned_start_at": iso_or_none(held.planned_start_at),
        "opened_at": iso_or_none(held.opened_at),
        "closed_at": iso_or_none(held.closed_at),
        "is_cancelled": held.state is MeetingState.CLOSED and held.opened_at is None,
        "venue": cut(public_text(held.venue, rows.askers, IN_VENUE), TITLE_BYTES),
        "recess": _recess(rows),
        "item": {
            "position": item.position,
            "title": cut(title_of(rows, item), TITLE_BYTES),
            "started_at": iso_or_none(item.started_at),
        }
        if item
        else None,
        "items_count": len(rows.items),
        "sites_count": len(rows.sites),
        "sites_connected": connected(rows.sites.values()),
        "is_demonstration": rows.is_demonstration,
    }


def title_of(rows: BoardRows, item: AgendaItem) -> str:
    """Write an item of the programme as announced, without what a title must not tell."""
    return public_text(item.title_announced or item.title, rows.askers, IN_TITLE)


def _recess(rows: BoardRows) -> PublicRecess | None:
    if rows.recess is None or rows.meeting.state is not MeetingState.RECESS:
        return None
    return {
        "since": clock.iso(rows.recess.started_at),
        "until": iso_or_none(resumes_at(rows.recess)),
    }


def matter(rows: BoardRows, line: TurnsToCome, told: MatterRow) -> PublicMatter:
    """Make section `matter` as everybody may see it."""
    parked = _parked(line, told)
    is_withheld = withheld_from(Audience.PUBLIC, told.grounds, Part.ANSWER)
    return {
        "number": told.number,
        "wording": "" if is_withheld else cut(told.screen_text, WORDING_BYTES),
        "is_withheld": is_withheld,
        "asker": matter_asker(rows, told),
        "site": cut(site_of(rows, told), NAME_BYTES),
        "unit": "" if is_withheld else cut(rows.unit_name(told.lead_unit_id), NAME_BYTES),
        "is_answering": not (parked or is_withheld or told.outcome or _is_to_come(line, told)),
        "parked": _next(rows, line, parked) if parked else None,
        "taken_up_at": iso_or_none(told.taken_up_at),
        "outcome": _outcome(told.outcome),
    }


def _parked(line: TurnsToCome, told: MatterRow) -> Turn | None:
    """Give the turn that was interrupted while a matter was asked, and holds its place."""
    since = told.taken_up_at
    return next(
        (
            turn
            for turn in line.parked_askers
            if told.is_asked_in(turn)
            or (since is not None and turn.paused_at is not None and turn.paused_at >= since)
        ),
        None,
    )


def _is_to_come(line: TurnsToCome, told: MatterRow) -> bool:
    """Whether who asks it has not had the floor yet: there is nothing to answer."""
    if told.was_spoken:
        return any(turn.id == told.turn_id for turn in line.queue)
    return any(told.is_asked_in(turn) for turn in line.queue)


def matter_asker(rows: BoardRows, told: MatterRow) -> str:
    """Write who asked a matter by the preset of the meeting; nobody who denounces."""
    is_withheld = withheld_from(Audience.PUBLIC, told.grounds, Part.ASKER)
    if is_withheld or rows.is_sender_withheld(Audience.PUBLIC, told.asker_form_id):
        return ""
    return cut(asker_shown(rows.meeting.asker_shown, told.asker), NAME_BYTES)


def site_of(rows: BoardRows, told: MatterRow) -> str:
    """Give the site a matter was asked at; empty = the hall, or it is not known."""
    if told.was_spoken:
        return rows.site_name(told.turn_bridge_id)
    return rows.unit_name(told.asked[0].site_unit_id) if told.asked else ""


def _outcome(decided: OutcomeRow | None) -> MatterOutcome | None:
    if decided is None:
        return None
    return {"kind": decided.kind.value, "due_on": _due_on(decided)}


def _due_on(decided: OutcomeRow) -> str | None:
    if decided.due_on is None or decided.kind in NEUTRAL:
        return None
    return decided.due_on.isoformat()


def floor(rows: BoardRows, line: TurnsToCome, turn: Turn) -> PublicFloor:
    """Make section `floor` as everybody may see it."""
    is_on_air = turn.state is TurnState.ON_AIR
    return {
        "number": turn.number,
        "kind": turn.kind.value,
        "unit": cut(rows.unit_name(turn.unit_id), NAME_BYTES),
        "question": _question(rows, turn),
        "asker": turn_asker(rows, line, turn),
        "site": cut(rows.site_name(turn.bridge_id), NAME_BYTES),
        "bridge_id": turn.bridge_id,
        "state": turn.state.value,
        "seconds_allowed": turn.seconds_allowed,
        "ends_at": iso_or_none(exact_end(turn)) if is_on_air else None,
        "seconds_left": None if is_on_air else seconds_left(turn, rows.now),
        "bells": [*bells(turn.seconds_allowed)],
        "started_at": iso_or_none(turn.started_at),
        "called_at": iso_or_none(turn.called_at),
    }


def _question(rows: BoardRows, turn: Turn) -> int | None:
    """Number the question a turn is about: on the floor first, then the first undecided one."""
    if turn.kind is TurnKind.ANSWER:
        return rows.matter.number if rows.matter else None
    own = [matter for matter in rows.matters if matter.is_asked_in(turn)]
    own.sort(key=lambda one: (one is not rows.matter, one.outcome is not None, one.number))
    return own[0].number if own else None


def turn_asker(rows: BoardRows, line: TurnsToCome, turn: Turn) -> str:
    """Write whose turn it is by the preset of the meeting; nobody who denounces.

    Who answers stands there as a unit.
    """
    if turn.kind is TurnKind.ANSWER:
        return ""
    if withheld_from(Audience.PUBLIC, line.grounds[turn.id], Part.SPEAKER):
        return ""
    return cut(asker_shown(rows.meeting.asker_shown, turn.name), NAME_BYTES)


def _next(rows: BoardRows, line: TurnsToCome, turn: Turn) -> PublicNext:
    return {
        "number": turn.number,
        "asker": turn_asker(rows, line, turn),
        "site": cut(rows.site_name(turn.bridge_id), NAME_BYTES),
    }


def _last(rows: BoardRows) -> Last:
    in_scope = [pair for pair in decided(rows) if pair[1].kind not in NEUTRAL]
    last = max(in_scope, key=entry_order, default=None)
    return {"count": len(in_scope), "outcome": _last_outcome(rows, *last) if last else None}


def decided(rows: BoardRows) -> Iterator[tuple[MatterRow, OutcomeRow]]:
    """Give each matter that was on the floor and has an outcome, with it; sort by `entry_order`."""
    for matter in rows.matters:
        if matter.outcome is not None and matter.place in TAKEN_UP:
            yield matter, matter.outcome


def entry_order(decision: tuple[MatterRow, OutcomeRow]) -> tuple[int, int]:
    """Order outcomes as they entered the journal, the corrected ones by their correction."""
    matter, outcome = decision
    return outcome.entry, matter.id


def _last_outcome(rows: BoardRows, told: MatterRow, decided: OutcomeRow) -> LastOutcome:
    is_withheld = withheld_from(Audience.PUBLIC, told.grounds, Part.ANSWER)
    return {
        "matter": told.number,
        "kind": decided.kind.value,
        "wording": "" if is_withheld else cut(told.screen_text, LAST_WORDING_BYTES),
        "unit": "" if is_withheld else cut(rows.unit_name(decided.unit_id), NAME_BYTES),
        "due_on": _due_on(decided),
        "decided_at": clock.iso(decided.decided_at),
    }


def cut(text: str, size: int) -> str:
    """Shorten a text that would not fit a public board, at a word, with a sign.

    Args:
        size: bytes of the text as HTML in JSON, the longer of the two ways in which it is carried.
    """
    if _size(text) <= size:
        return text
    words, kept = text.split(), ""
    for word in words:
        longer = f"{kept} {word}".strip()
        if _size(longer) > size - len("…".encode()):
            break
        kept = longer
    return f"{kept}…"


def _size(text: str) -> int:
    return len(json.dumps(escape(text), ensure_ascii=False).encode())
