"""The row a form is kept as, the same whichever way it came."""

from collections.abc import Sequence

from console.import_files.form_content import FormContent
from console.registration import rules
from console.registration.rules import ImportNotice
from console.use_case import Work
from models import Registration
from models.codes.registrations import AttendanceWish, Source


def registration_of(
    work: Work,
    meeting_id: int,
    content: FormContent,
    *,
    source: Source,
    ref: str,
    site_unit_id: int | None,
    notices: Sequence[ImportNotice],
) -> Registration:
    """Make the row of a new form; it is not added yet."""
    return Registration(
        meeting_id=meeting_id,
        source=source,
        source_ref=ref,
        content_hash=content.content_hash,
        recorded_at=work.now,
        entry=work.number,
        **said_of(content, site_unit_id, notices),
    )


def said_of(
    content: FormContent, site_unit_id: int | None, notices: Sequence[ImportNotice]
) -> dict[str, object]:
    """Give what a form says, by column."""
    wish = content.attendance.wish
    folded_name, phone = rules.person_of(content)
    return {
        "submitted_at": content.submitted_at,
        "submitted_text": content.submitted_text,
        "registrant_kind": content.registrant_kind,
        "full_name": content.full_name,
        "folded_name": folded_name,
        "organization": content.organization,
        "position": content.position,
        "address": content.address,
        "phone": phone,
        "email": content.email,
        "attendance": wish,
        "site_unit_id": site_unit_id if wish is AttendanceWish.BRIDGE else None,
        "people_count": content.people_count,
        "wants_to_speak": content.wants_to_speak,
        "field_text": content.field_text,
        "procedure_text": content.procedure_text,
        "raised_before": content.raised_before,
        "raised_times": content.raised_times,
        "tax_code": content.tax_code,
        "answer_way": content.answer_way,
        "warnings": rules.warnings_of(content, notices),
    }
