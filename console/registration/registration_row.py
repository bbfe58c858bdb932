"""The row a form is kept as, the same whichever way it came."""

from datetime import datetime

from console.import_files.cells import RaisedBefore
from console.import_files.columns import Field
from console.registration import rules
from console.registration.rules import Planned
from console.text.folding import one_line
from console.use_case import Work
from models import Registration
from models.registrations import AttendanceWish, RegistrantKind, Source


def registration_of(
    work: Work, meeting_id: int, planned: Planned, source: Source, site_unit_id: int | None
) -> Registration:
    """Make the row of a new form; it is not added yet."""
    row = planned.row
    return Registration(
        meeting_id=meeting_id,
        source=source,
        source_ref=planned.ref,
        content_hash=row.content_hash,
        recorded_at=work.now,
        entry=work.number,
        **said_of(planned, site_unit_id),
    )


def said_of(planned: Planned, site_unit_id: int | None) -> dict[str, object]:
    """Give what a form says, by column."""
    row = planned.row
    submitted = row.cells[Field.SUBMITTED_AT]
    kind = row.cells[Field.REGISTRANT_KIND].value
    raised = row.cells[Field.RAISED_BEFORE]
    attendance = rules.attendance_of(row).wish
    folded_name, phone = rules.person_of(row)
    return {
        "submitted_at": submitted.value if isinstance(submitted.value, datetime) else None,
        "submitted_text": one_line(submitted.raw),
        "registrant_kind": kind if isinstance(kind, RegistrantKind) else RegistrantKind.INDIVIDUAL,
        "full_name": row.text(Field.FULL_NAME),
        "folded_name": folded_name,
        "organization": row.text(Field.ORGANIZATION),
        "position": row.text(Field.POSITION),
        "address": row.text(Field.ADDRESS),
        "phone": phone,
        "email": row.text(Field.EMAIL),
        "attendance": attendance,
        "site_unit_id": site_unit_id if attendance is AttendanceWish.BRIDGE else None,
        "wants_to_speak": row.cells[Field.WANTS_TO_SPEAK].value is True,
        "field_text": row.text(Field.FIELD_TEXT),
        "procedure_text": row.text(Field.PROCEDURE_TEXT),
        "raised_before": one_line(raised.raw),
        "raised_times": raised.value.times if isinstance(raised.value, RaisedBefore) else 0,
        "warnings": rules.warnings_of(planned),
    }
