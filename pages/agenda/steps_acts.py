"""What the buttons of the steps do: each calls one use-case."""

from datetime import time

from console.auth.actor import Actor
from console.floor.acts import cancellation
from console.meetings.acts import postponement, steps
from console.meetings.views.steps_page import StepsDesk
from console.ui import feedback, state
from console.ui import format as written
from pages.agenda.acts import AREA

STEP, TEXT, RECORDED = "agenda-step", "agenda-step-text", "agenda-step-recorded"
NEW_DAY, NEW_START = "agenda-new-day", "agenda-new-start"
WHY_LATER, WHY_NOT = "agenda-why-later", "agenda-why-not"
START = time(8, 30)


def key(part: str, desk: StepsDesk, step: object = "") -> str:
    """Name a field after the meeting, and the step, it is about."""
    return f"{part}-{desk.meeting_id}{f'-{step}' if step else ''}"


def record(actor: Actor, desk: StepsDesk, *, is_skipped: bool = False) -> None:
    """Keep that the chosen step was done, or skipped."""
    chosen = next((row for row in desk.open_by_hand if row.line.step == state.value(STEP)), None)
    if chosen is None:
        return
    with feedback.praised(AREA, "steps.recorded"):
        steps.record_step(
            actor,
            desk.meeting_id,
            chosen.line.step,
            state.typed(key(TEXT, desk, chosen.line.step.value)),
            is_skipped=is_skipped,
            seen=chosen.line.record_id,
        )
        state.empty(key(TEXT, desk, chosen.line.step.value))


def reopen(actor: Actor, desk: StepsDesk) -> None:
    """Open the chosen step again."""
    known = desk.recorded_by_hand
    chosen = next((row for row in known if row.line.step == state.value(RECORDED)), None)
    if chosen is None:
        return
    given = (actor, desk.meeting_id, chosen.line.step)
    with feedback.praised(AREA, "steps.reopened"):
        steps.reopen_step(*given, seen=chosen.line.record_id)


def postpone(actor: Actor, desk: StepsDesk) -> None:
    """Put the meeting off to the day chosen."""
    held_on, start = state.value(key(NEW_DAY, desk)), state.value(key(NEW_START, desk)) or START
    if held_on is None:
        feedback.warn(AREA, "steps.new_day_missing")
        return
    given = (actor, desk.meeting_id, held_on, state.typed(key(WHY_LATER, desk)))
    with feedback.praised(AREA, "steps.postponed", day=written.day(held_on)):
        postponement.postpone(*given, start=start, seen=desk.held_on)
        state.empty(key(WHY_LATER, desk))


def cancel(actor: Actor, desk: StepsDesk) -> None:
    """Call the meeting off."""
    given = (actor, desk.meeting_id, state.typed(key(WHY_NOT, desk)))
    with feedback.praised(AREA, "steps.cancelled"):
        cancellation.cancel_meeting(*given, seen=desk.held_on)
        state.empty(key(WHY_NOT, desk))
