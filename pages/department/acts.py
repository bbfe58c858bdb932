"""What the buttons of a department's desk do: each one act, told where it was pressed."""

from console.auth.actor import Actor
from console.boards.unit_desk import UnitDesk, UnitMatter
from console.capture.acts import unit_reports
from console.errors import Invalid
from console.ui import day_field, feedback, state, unit_picker
from models.codes.capture import UnitReportKind

AREA = "department"
TRAY = "department-tray"  # `elsewhere:<matter>`, `writing:<matter>` or nothing


def elsewhere_tray(matter: UnitMatter) -> str:
    return f"elsewhere:{matter.id}"


def writing_tray(matter: UnitMatter) -> str:
    return f"writing:{matter.id}"


def open_tray(tray: str) -> None:
    """Open a tray; pressed again, it closes. What was typed in it stays."""
    state.put(TRAY, "" if state.typed(TRAY) == tray else tray)


def unit_key(matter: UnitMatter) -> str:
    return f"department-unit-{matter.id}"


def day_key(matter: UnitMatter) -> str:
    return f"department-day-{matter.id}"


def reason_key(matter: UnitMatter) -> str:
    return f"department-reason-{matter.id}"


def report(viewer: Actor, shown: UnitDesk, matter: UnitMatter, kind: UnitReportKind) -> None:
    feedback.attempt(
        AREA,
        unit_reports.report_unit,
        viewer,
        shown.meeting_id,
        matter.id,
        kind,
        seen=matter.seen_report,
    )


def elsewhere(viewer: Actor, shown: UnitDesk, matter: UnitMatter) -> None:
    key = unit_key(matter)
    with feedback.praised(AREA, "department.told"):
        if unit_picker.unknown(key):
            raise Invalid({"unit": "unit_unknown"})
        unit_reports.report_unit(
            viewer,
            shown.meeting_id,
            matter.id,
            UnitReportKind.ELSEWHERE,
            other_unit_id=state.value(key),
            seen=matter.seen_report,
        )
        state.put(key, None)
        state.put(TRAY, "")


def propose(viewer: Actor, shown: UnitDesk, matter: UnitMatter) -> None:
    """Propose an answer in writing; day and reason stay when it is refused."""
    with feedback.praised(AREA, "department.told"):
        unit_reports.propose_in_writing(
            viewer,
            shown.meeting_id,
            matter.id,
            state.typed(reason_key(matter)),
            due_on=day_field.day(day_key(matter)),
            seen=matter.standing,
        )
        state.put(reason_key(matter), "")
        state.put(day_key(matter), None)
        state.put(TRAY, "")
