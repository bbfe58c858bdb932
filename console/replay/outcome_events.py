"""The events of how matters end: dispositions, and the corrections made afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

from console.capture import outcomes
from console.capture.acts import questions
from console.capture.acts.outcomes import decide_outcome
from console.capture.outcomes import OutcomeFacts
from console.errors import Refused
from console.replay import lookups
from console.replay.matter_events import set_units
from console.replay.player import Player
from console.replay.run_file import Event
from models.codes.capture import OutcomeKind


def decide(player: Player, event: Event) -> None:
    """Play how a matter ended."""
    facts = outcomes.of_run(event["disposition"])
    who = _who(player, facts, event)
    _decide(player, player.matters[event["q_id"]], facts.kind, event["text"], who)


def _who(player: Player, facts: OutcomeFacts, event: Event) -> dict[str, Any]:
    due = event["due_date"]
    given: dict[str, Any] = {"due_on": date.fromisoformat(due) if due else None}
    code = event["department"]
    if code is None:
        return given
    unit = player.codes.units[code]
    is_body = unit.is_outside or bool(facts.body_missing)
    return given | {"body_unit_id" if is_body else "unit_id": unit.id}


def _decide(
    player: Player, matter_id: int, kind: OutcomeKind, text: str | None, who: dict[str, Any]
) -> None:
    held = lookups.outcome(matter_id)
    player.do(
        "outcome",
        decide_outcome,
        matter_id,
        kind,
        text or "",
        seen=held.version if held else 0,
        **who,
    )


def correct(player: Player, event: Event) -> None:
    """Play the correction of a decision made before."""
    matter_id = player.matters[event["ref_q_id"]]
    corrected = CORRECTED_AS.get(event["field"])
    if corrected is None:
        raise Refused("run_field_unknown", seq=event.seq, field=str(event["field"])[:40])
    corrected(player, matter_id, event)


def _correct_departments(player: Player, matter_id: int, event: Event) -> None:
    set_units(player, matter_id, event["value"])


def _correct_forms(player: Player, matter_id: int, event: Event) -> None:
    asked = tuple(player.codes.questions[ref] for ref in event["value"])
    seen = lookups.covered(matter_id)
    player.do("forms", questions.correct_questions, matter_id, asked, seen=seen)


def _correct_outcome(player: Player, matter_id: int, event: Event) -> None:
    """What the correction does not name stays as it was decided."""
    facts = outcomes.of_run(event["value"])
    who = _who(player, facts, event)
    held = lookups.outcome(matter_id)
    if held is not None and event["department"] is None:
        named = held.unit_id or held.body_unit_id
        who["body_unit_id" if facts.body_missing else "unit_id"] = named
    if held is not None and event["due_date"] is None:
        who["due_on"] = held.due_on
    _decide(player, matter_id, facts.kind, event["text"], who)


CORRECTED_AS: dict[str, Callable[[Player, int, Event], None]] = {
    "departments": _correct_departments,
    "disposition": _correct_outcome,
    "row_ids": _correct_forms,
}
