"""The form of an outcome: one a matter, filled in by the desk until somebody types in it."""

from datetime import date
from typing import Any

from console.auth.actor import Actor
from console.capture import outcomes
from console.capture.acts.outcomes import decide_outcome
from console.capture.outcomes import OUTCOMES, OutcomeFacts
from console.capture.views.matter import Ending, MatterCard
from console.floor.views.chair import ChairDesk
from console.floor.views.chair_matters import ChairMatterChoice
from console.floor.views.floor import FloorView
from console.live import field_names
from console.ui import choice_list, day_field, feedback, state, typed_text, unit_picker
from models.codes.capture import OutcomeKind
from pages.chair import acts

UNDECIDED = "chair-undecided"
PARTS = ("kind", "unit", "body", "due", "undated", "text")
FILLED = "filled"  # what the desk filled in, so that what a person typed is known apart from it
UNREAD = "unread"  # stands for what was typed and names no day or unit

Form = tuple[object, ...]  # in the order of the parts; None = empty
BLANK: Form = (None,) * len(PARTS)
EMPTY = {"undated": False, "text": ""}  # how an empty part stands in its field; else None


def key(part: str, matter_id: int) -> str:
    """Name a part of the form of one matter."""
    return f"chair-outcome-{part}-{matter_id}"


def open_outcome(matter: ChairMatterChoice | None) -> None:
    """Open the outcome of a matter; without one, the list of those without outcome."""
    if matter is None:
        acts.open_tray("undecided")
    else:
        acts.open_tray("outcome", matter.id)


def choose_undecided(desk: ChairDesk) -> None:
    """Open the outcome of the matter just chosen."""
    chosen = choice_list.chosen(UNDECIDED)
    open_outcome(desk.matter(int(chosen)) if chosen else None)


def fill(viewer: Actor, desk: ChairDesk, matter: ChairMatterChoice) -> None:
    """Fill in what was proposed, else decided, unless somebody typed; a newer one takes its place.

    Words kept while they were typed, before a reload, come back instead.
    """
    filled: Form | None = state.value(key(FILLED, matter.id))
    offered = _offered(desk, matter)
    if offered == filled or form(matter.id) != (filled or BLANK):
        return
    _write(matter.id, offered)
    if filled is None:
        field = field_names.outcome(desk.floor.code, matter.id)
        if text := typed_text.kept_of(viewer, field):
            state.put(key("text", matter.id), text)


def take_proposal(viewer: Actor, desk: ChairDesk, matter: ChairMatterChoice) -> None:
    """Let what the secretary proposed take the place of what was typed."""
    kept_as = field_names.outcome(desk.floor.code, matter.id)
    typed_text.area_done(viewer, kept_as, key("text", matter.id))
    _write(matter.id, _offered(desk, matter))


def is_as_offered(desk: ChairDesk, matter: ChairMatterChoice) -> bool:
    """Whether the form says what was proposed or decided, and nothing else."""
    return form(matter.id) == _offered(desk, matter)


def form(matter_id: int) -> Form:
    """Give what stands in the form."""
    return tuple(_held(key(part, matter_id)) for part in PARTS)


def _held(field: str) -> object:
    is_unread = day_field.unreadable(field) or unit_picker.unknown(field)
    return UNREAD if is_unread else state.value(field) or None


def _write(matter_id: int, offered: Form) -> None:
    for part, value in zip(PARTS, offered, strict=True):
        state.put(key(part, matter_id), EMPTY.get(part) if value is None else value)
    state.put(key(FILLED, matter_id), offered)


def _offered(desk: ChairDesk, matter: ChairMatterChoice) -> Form:
    card = desk.looked_at
    ending = _ending(card) if card is not None and card.id == matter.id else None
    if ending is None:
        unit_id = desk.answering_unit_id(matter.id) or matter.lead_unit_id
        return (None, unit_id, None, None, None, None)
    kind, is_dated = ending.kind, ending.due_on is not None
    undated = True if outcomes.of(kind).due_missing and not is_dated else None
    who = (ending.unit_id, ending.body_unit_id)
    return (kind.value, *who, ending.due_on, undated, ending.text or None)


def _ending(card: MatterCard) -> Ending | None:
    return card.proposal or card.outcome


def kind_key(kind: OutcomeKind) -> str:
    """Give the key of the button that chooses a kind of outcome."""
    return f"chair-kind-{outcomes.of(kind).key}"


def choose_kind(matter_id: int, kind: OutcomeKind) -> None:
    state.put(key("kind", matter_id), kind.value)
    state.put(acts.SAID, None)


def set_due(matter_id: int, on: date) -> None:
    """Set the due date of one matter to a day that was chosen, not typed."""
    state.put(key("due", matter_id), on)
    state.put(key("undated", matter_id), False)


def decide(viewer: Actor, seen_floor: FloorView, matter_id: int, seen: int) -> None:
    """Decide with what stands in the tray; refused, everything stays there."""
    # Two quick presses come in one run, and this one may be told first.
    for pressed in (facts.kind for facts in OUTCOMES if state.value(kind_key(facts.kind))):
        choose_kind(matter_id, pressed)
    kind = state.typed(key("kind", matter_id))
    if not kind:
        feedback.warn(acts.AREA, "chair.kind_missing")
        return
    facts = outcomes.of(OutcomeKind(kind))
    asked = (("unit", facts.names_unit), ("body", facts.names_body), ("due", facts.takes_date))
    if acts.refuse_unread(*(key(part, matter_id) for part, is_asked in asked if is_asked)):
        return
    given = (viewer, seen_floor.meeting_id, matter_id, facts.kind)
    if acts.done(decide_outcome, *given, seen=seen, **_said(matter_id, facts)):
        _empty(viewer, seen_floor.code, matter_id)


def _said(matter_id: int, facts: OutcomeFacts) -> dict[str, Any]:
    """Give what is said with a kind; filled in for another, it stands in no field of this one."""
    unit, body, due = (state.value(key(part, matter_id)) for part in ("unit", "body", "due"))
    return {
        "text": state.typed(key("text", matter_id)),
        "unit_id": unit if facts.names_unit else None,
        "body_unit_id": body if facts.names_body else None,
        "due_on": due if facts.takes_date and isinstance(due, date) else None,
        "is_undated": bool(state.value(key("undated", matter_id))),
    }


def _empty(viewer: Actor, code: str, matter_id: int) -> None:
    kept_as = field_names.outcome(code, matter_id)
    typed_text.area_done(viewer, kept_as, key("text", matter_id))
    for part in (*PARTS[:-1], FILLED):
        state.put(key(part, matter_id), EMPTY.get(part))
    state.put(acts.TRAY, "")
