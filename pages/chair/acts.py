"""What the buttons of the chair's desk do: each calls one use-case, or opens a tray."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from console.auth.actor import Actor
from console.capture.acts import conclusions, notes
from console.floor.acts import answers, queue, turns
from console.floor.rules import TakeUp
from console.floor.views.floor import FloorView, TurnLine
from console.floor.views.joining import JoiningDesk
from console.live import field_names
from console.ui import choice_list, day_field, feedback, state, typed_text, unit_picker
from models.codes.floor import TurnState
from pages.parts import joining

P = ParamSpec("P")

AREA = "chair"
TRAY, KEYS, SAID = "chair-tray", "chair-keys-off", "chair-said"
ANSWER_UNIT, ANSWER_PERSON = "chair-answer-unit", "chair-answer-person"
SPEAKER, SPEAKERS = "chair-speaker", "chair-speakers"
MATTER, MATTERS, SEARCH = "chair-matter-chosen", "chair-matters", "chair-search"


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
    done(act, *args, **kwargs)


def done(act: Callable[P, int], /, *args: P.args, **kwargs: P.kwargs) -> bool:
    """Call one use-case and tell whether it was done."""
    state.put(SAID, None)
    return feedback.attempt(AREA, act, *args, **kwargs) is not None


def run_and_close(act: Callable[P, int], /, *args: P.args, **kwargs: P.kwargs) -> None:
    """Call one use-case; when it is done its tray closes."""
    if done(act, *args, **kwargs):
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


def reason_key(turn_id: int) -> str:
    """Name the field in which it is said why somebody comes first."""
    return f"chair-reason-{turn_id}"


def put_first(viewer: Actor, meeting_id: int, turn_id: int, seen: int | None) -> None:
    reason = state.typed(reason_key(turn_id))
    if done(queue.put_first, viewer, meeting_id, turn_id, reason, seen=seen):
        state.put(reason_key(turn_id), "")
        state.put(TRAY, "")


def start_chosen(
    viewer: Actor, meeting_id: int, turn_id: int, *, takes_up: TakeUp | None, seen: TurnState
) -> None:
    """Start the turn chosen; before its turn, with the reason typed."""
    key = reason_key(turn_id)
    given = (viewer, meeting_id, turn_id)
    reason = state.typed(key)
    if done(turns.start_turn, *given, reason=reason, takes_up=takes_up, seen=seen):
        state.put(key, "")
        state.put(TRAY, "")


def resume_chosen(
    viewer: Actor, meeting_id: int, turn_id: int, *, takes_up: TakeUp | None, seen: TurnState
) -> None:
    run_and_close(turns.resume_turn, viewer, meeting_id, turn_id, takes_up=takes_up, seen=seen)


def answer(viewer: Actor, seen_floor: FloorView) -> None:
    """Give the floor to the unit chosen, on what is spoken of."""
    state.put(SAID, None)
    unit_id = state.value(ANSWER_UNIT)
    if refuse_unread(ANSWER_UNIT):
        return
    if not unit_id:
        feedback.warn(AREA, "chair.answer_unit_missing")
        return
    given = (viewer, seen_floor.meeting_id, unit_id)
    person, seen = state.typed(ANSWER_PERSON), seen_floor.seen_by_take_up
    if done(answers.start_answer, *given, person=person, seen=seen):
        state.put(ANSWER_UNIT, None)
        state.put(ANSWER_PERSON, "")
        state.put(TRAY, "")


def extend_key(turn_id: int) -> str:
    """Name the field in which it is said why a turn is given more time."""
    return f"chair-more-time-reason-{turn_id}"


def extend(viewer: Actor, meeting_id: int, turn: TurnLine, minutes: int) -> None:
    """Give a turn more time, for the reason typed."""
    reason = state.typed(extend_key(turn.id))
    told = {"seconds": 60 * minutes, "seen": turn.seconds_allowed}
    if done(turns.extend_turn, viewer, meeting_id, turn.id, reason=reason, **told):
        state.put(extend_key(turn.id), "")
        state.put(TRAY, "")


def join(viewer: Actor, shown: JoiningDesk) -> None:
    """Put somebody in the queue; the tray stays open for the next one."""
    state.put(SAID, None)
    with feedback.praised(AREA, "joining.joined"):
        joining.join(viewer, shown)


def refuse_unread(*keys: str) -> bool:
    """Whether a field holds a day or a unit that cannot be read; says so, and leaves it there."""
    if any(day_field.unreadable(key) for key in keys):
        feedback.warn(AREA, "field.day_unreadable")
    elif any(unit_picker.unknown(key) for key in keys):
        feedback.warn(AREA, "field.unit_unknown")
    else:
        return False
    return True


def note_key(matter_id: int | None) -> str:
    """Name the field of the chair's note about a matter; None = about none."""
    return f"chair-note-text-{matter_id or 'free'}"


def note(viewer: Actor, seen_floor: FloorView, matter_id: int | None, seen: int) -> None:
    text, meeting_id = state.typed(note_key(matter_id)), seen_floor.meeting_id
    state.put(SAID, None)
    with feedback.praised(AREA, "chair.note_kept"):
        notes.chair_note(viewer, meeting_id, text, matter_id=matter_id, seen=seen)
        kept_as = field_names.chair_note(seen_floor.code, matter_id)
        typed_text.area_done(viewer, kept_as, note_key(matter_id))
        state.put(TRAY, "")


def conclusion_key(part: str, meeting_id: int) -> str:
    """Name a field of the conclusion: text, unit or due."""
    return f"chair-conclusion-{part}-{meeting_id}"


def conclude(viewer: Actor, seen_floor: FloorView) -> None:
    meeting_id = seen_floor.meeting_id
    text, unit, due = (conclusion_key(part, meeting_id) for part in ("text", "unit", "due"))
    state.put(SAID, None)
    if refuse_unread(unit, due):
        return
    with feedback.praised(AREA, "chair.conclusion_kept"):
        conclusions.conclude(
            viewer,
            meeting_id,
            state.typed(text),
            unit_id=state.value(unit),
            due_on=state.value(due),
        )
        typed_text.area_done(viewer, field_names.conclusion(seen_floor.code), text)
        state.put(unit, None)
        state.put(due, None)
        state.put(TRAY, "")
