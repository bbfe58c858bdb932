"""Which forms of a meeting a list is asked for."""

from dataclasses import dataclass

from console.text import row_ids
from models import Question, Registration
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish


@dataclass(frozen=True, slots=True)
class RegistrationFilter:
    """What to look for; the default is everything."""

    search: str = ""  # in name, organisation, label, phone, field, procedure and wording; folded
    attendance: AttendanceWish | None = None
    site_unit_id: int | None = None
    wants_to_speak: bool | None = None
    has_warnings: bool | None = None
    decision: Decision | None = None
    by_name: bool = True  # by given name rather than by label


EVERYTHING = RegistrationFilter()
DECISIONS = tuple(decision.value for decision in Decision)  # what `filter_of` takes
PLACES = (AttendanceWish.HALL.value, AttendanceWish.ABSENT.value)  # besides the branches


def filter_of(
    search: str, place: str, decision: str, *, speaks: bool, warned: bool, by_name: bool
) -> RegistrationFilter:
    """Make a filter of what the fields of a page hold; empty or false = any.

    Args:
        place: one of PLACES, or the id of a branch's unit.
        decision: one of DECISIONS.
    """
    return RegistrationFilter(
        search=search,
        attendance=AttendanceWish(place) if place in PLACES else None,
        site_unit_id=row_ids.read(place) or None,
        wants_to_speak=speaks or None,
        has_warnings=warned or None,
        decision=Decision(decision) if decision else None,
        by_name=by_name,
    )


def is_wanted(form: Registration, question: Question, wanted: RegistrationFilter) -> bool:
    """Tell whether a form passes the fields of a filter; its search is of the line shown."""
    asked = (
        (wanted.decision, question.decision),
        (wanted.attendance, form.attendance),
        (wanted.site_unit_id, form.site_unit_id),
        (wanted.wants_to_speak, form.wants_to_speak),
        (wanted.has_warnings, bool(form.warnings)),
    )
    return all(sought is None or sought == held for sought, held in asked)
