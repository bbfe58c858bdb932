"""What the buttons of the working days do: each calls one use-case."""

from datetime import date

from console.administration.acts import legal_calendar
from console.auth.actor import Actor
from console.ui import feedback, state
from console.ui import format as written
from console.working_days.days import Day
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.calendar_days import PeriodUnit as Unit
from pages.admin.acts import AREA

DAY, KIND, STATUS = "admin-day", "admin-day-kind", "admin-day-status"
NAME, NOTICE = "admin-day-name", "admin-day-notice"
DEADLINE, UNIT = "admin-deadline", "admin-period-unit"


def field(name: str, on: date | None) -> str:
    """Give the key of a field of one day."""
    return f"{name}-{on.isoformat() if on else ''}"


def write(viewer: Actor, known: Day | None) -> None:
    on: date | None = state.value(DAY)
    if on is None:
        feedback.warn(AREA, "admin_calendar.choose_day")
        return
    with feedback.praised(AREA, "admin_calendar.written", day=written.day(on)):
        legal_calendar.write_day(
            viewer,
            on,
            Kind(state.value(field(KIND, on))),
            state.typed(field(NAME, on)),
            state.typed(field(NOTICE, on)),
            Status(state.value(field(STATUS, on))),
            seen=known,
        )


def remove(viewer: Actor, known: Day) -> None:
    with feedback.praised(AREA, "admin_calendar.removed", day=written.day(known.on)):
        legal_calendar.remove_day(viewer, known.on, seen=known)
        state.put(DAY, None)


def choose_unit(viewer: Actor, seen: str) -> None:
    deadline = state.typed(DEADLINE)
    unit = Unit(state.value(f"{UNIT}-{deadline}"))
    with feedback.praised(AREA, "admin_calendar.set_done"):
        legal_calendar.choose_unit(viewer, deadline, unit, seen=Unit(seen))
