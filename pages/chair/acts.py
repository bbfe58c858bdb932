"""What the buttons of the chair's desk do: each calls one use-case, or opens a tray."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec

from console.auth.actor import Actor
from console.capture import outcomes
from console.capture.acts import conclusions, notes
from console.capture.acts.outcomes import decide_outcome
from console.capture.outcomes import OUTCOMES
from console.floor.acts import queue
from console.floor.views.chair import ChairDesk
from console.floor.views.chair_matters import ChairMatterChoice
from console.floor.views.floor import FloorView
from console.live import field_names
from console.ui import choice_list, feedback, state, typed_text
from models.codes.capture import OutcomeKind

P = ParamSpec("P")

AREA = "chair"
TRAY, KEYS, SAID = "chair-tray", "chair-keys-off", "chair-said"
SPEAKER, SPEAKERS, REASON = "chair-speaker", "chair-speakers", "chair-reason"
MATTER, MATTERS, SEARCH = "chair-matter-chosen", "chair-matters", "chair-search"
UNDECIDED = "chair-undecided"
NOTE = "chair-note-text"
CONCLUSION, CONCLUSION_UNIT, CONCLUSION_DUE = (
    "chair-conclusion-text",
    "chair-conclusion-unit",
    "chair-conclusion-due",
)


@dataclass(frozen=True, slots=True)
class Tray:
    """What stands in the tray, and the matter it is about."""

    name: str  # empty = closed
    matter_id: int | None = None


def tray() -> Tray:
    """Give the tray that is open."""
    name, _, matter = state.typed(TRAY).partition(":")
    return Tray(name, int(matter) if matter else None)


def open_tray(name: str, matter_id: int | None = None) -> None:
    """Open a tray; pressed again, it closes. What was typed in another stays there."""
    wanted = f"{name}:{matter_id}" if matter_id else name
    state.put(TRAY, "" if state.typed(TRAY) == wanted else wanted)
    state.put(SAID, None)


def close_tray() -> None:
    state.put(TRAY, "")
    state.put(SAID, None)


def run(act: Callable[P, int], /, *args: P.args, **kwargs: P.kwargs) -> None:
    """Call one use-case; what it refused is said until the next press."""
    _done(act, *args, **kwargs)


def _done(act: Callable[P, int], /, *args: P.args, **kwargs: P.kwargs) -> bool:
    state.put(SAID, None)
    return feedback.attempt(AREA, act, *args, **kwargs) is not None


def run_and_close(act: Callable[P, int], /, *args: P.args, **kwargs: P.kwargs) -> None:
    """Call one use-case; when it is done its tray closes."""
    if _done(act, *args, **kwargs):
        state.put(TRAY, "")


def said() -> tuple[str, str] | None:
    """Give what the desk has to say, as long as nothing else was pressed."""
    fresh = state.take_notice(AREA)
    if fresh is not None:
        state.put(SAID, fresh)
    kept: tuple[str, str] | None = state.value(SAID)
    return kept


def switch_keys() -> None:
    """Switch single keys off or on for this tab (WCAG 2.1.4)."""
    state.put(KEYS, not state.value(KEYS))


def are_keys_on() -> bool:
    return not state.value(KEYS)


def choose_speaker() -> None:
    state.put(SPEAKER, choice_list.chosen(SPEAKERS))


def choose_matter() -> None:
    state.put(MATTER, choice_list.chosen(MATTERS))


def choose_undecided(desk: ChairDesk) -> None:
    """Open the outcome of the matter just chosen."""
    chosen = choice_list.chosen(UNDECIDED)
    open_outcome(desk.matter(int(chosen)) if chosen else None)


def put_first(viewer: Actor, meeting_id: int, turn_id: int, seen: int | None) -> None:
    reason = state.typed(REASON)
    if _done(queue.put_first, viewer, meeting_id, turn_id, reason, seen=seen):
        state.put(REASON, "")
        state.put(TRAY, "")


def outcome_key(part: str, matter_id: int) -> str:
    """Name the field of an outcome: kind, unit, body, due or text of one matter."""
    return f"chair-outcome-{part}-{matter_id}"


def open_outcome(matter: ChairMatterChoice | None) -> None:
    """Open the outcome of a matter, with what the secretary prepared in fields still untouched."""
    if matter is None:
        open_tray("undecided")
        return
    open_tray("outcome", matter.id)
    _fill(matter)


def _fill(matter: ChairMatterChoice) -> None:
    given = matter.prepared
    filled: dict[str, object] = {"unit": given.unit_id if given else matter.lead_unit_id}
    if given is not None:
        filled |= {
            "kind": given.kind.value,
            "text": given.text,
            "body": given.body_unit_id,
            "due": given.due_on,
        }
    for part, value in filled.items():
        key = outcome_key(part, matter.id)
        if value is not None and state.value(key) in (None, ""):
            state.put(key, value)


def kind_key(kind: OutcomeKind) -> str:
    """Give the key of the button that chooses a kind of outcome."""
    return f"chair-kind-{outcomes.of(kind).key}"


def choose_kind(matter_id: int, kind: OutcomeKind) -> None:
    state.put(outcome_key("kind", matter_id), kind.value)
    state.put(SAID, None)


def decide(viewer: Actor, seen_floor: FloorView, matter_id: int, seen: int) -> None:
    """Decide with what stands in the tray; refused, everything stays there."""
    # Two quick presses come in one run, and this one may be told first.
    for pressed in (facts.kind for facts in OUTCOMES if state.value(kind_key(facts.kind))):
        choose_kind(matter_id, pressed)
    kind, unit, body, due, text = (
        state.value(outcome_key(part, matter_id))
        for part in ("kind", "unit", "body", "due", "text")
    )
    if not kind:
        feedback.warn(AREA, "chair.kind_missing")
        return
    facts = outcomes.of(OutcomeKind(kind))
    done = _done(
        decide_outcome,
        viewer,
        seen_floor.meeting_id,
        matter_id,
        facts.kind,
        text or "",
        # What was filled in for another kind stands in no field of this one, so it is not said.
        unit_id=unit if facts.names_unit else None,
        body_unit_id=body if facts.names_body else None,
        due_on=due if facts.takes_date and isinstance(due, date) else None,
        seen=seen,
    )
    if done:
        kept_as = field_names.outcome(seen_floor.code, matter_id)
        typed_text.area_done(viewer, kept_as, outcome_key("text", matter_id))
        _empty_outcome(matter_id)


def _empty_outcome(matter_id: int) -> None:
    for part in ("kind", "unit", "body", "due"):
        state.put(outcome_key(part, matter_id), None)
    state.put(TRAY, "")


def note(viewer: Actor, seen_floor: FloorView, matter_id: int | None) -> None:
    text, meeting_id = state.typed(NOTE), seen_floor.meeting_id
    state.put(SAID, None)
    with feedback.praised(AREA, "chair.note_kept"):
        notes.chair_note(viewer, meeting_id, text, matter_id=matter_id)
        typed_text.area_done(viewer, field_names.chair_note(seen_floor.code), NOTE)
        state.put(TRAY, "")


def conclude(viewer: Actor, seen_floor: FloorView) -> None:
    state.put(SAID, None)
    with feedback.praised(AREA, "chair.conclusion_kept"):
        conclusions.conclude(
            viewer,
            seen_floor.meeting_id,
            state.typed(CONCLUSION),
            unit_id=state.value(CONCLUSION_UNIT),
            due_on=state.value(CONCLUSION_DUE),
        )
        typed_text.area_done(viewer, field_names.conclusion(seen_floor.code), CONCLUSION)
        state.put(CONCLUSION_UNIT, None)
        state.put(CONCLUSION_DUE, None)
        state.put(TRAY, "")
