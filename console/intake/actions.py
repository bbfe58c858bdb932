"""The acts of taking forms in."""

from datetime import datetime

from console import rows
from console.auth.permissions import Permission
from console.errors import Refused
from console.intake import rules
from console.intake.cells import RaisedBefore
from console.intake.columns import Field
from console.intake.rows import branches, known_forms, refuse_demonstration
from console.intake.rules import Effect, Plan, Planned
from console.intake.sheets import Sheet
from console.journal import Subject
from console.live.topics import Topic
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Import, Question, Registration
from models.registrations import AttendanceWish, RegistrantKind, Source

LONGEST_FILENAME = 200  # characters


@use_case(Permission.INTAKE_IMPORT)
def import_rows(work: Work, meeting_id: int, sheet: Sheet, *, filename: str, file_hash: str) -> int:
    """Add the forms of a file that are not in yet, all or none; gives the import's id.

    What is new, known or refused, and how new forms are labelled, is worked out here again,
    whatever a preview said. One question is made for each form, worded as written.

    Args:
        file_hash: SHA-256 of the file.

    Raises:
        Refused: nothing in the file is new, the database is a demonstration, or the minutes are
            signed.
    """
    rows.refuse_signed(work, meeting_id)
    refuse_demonstration(work.session)
    meeting = rows.meeting(work, meeting_id)
    standing = branches(work.session)
    plan = rules.plan(sheet.rows, known_forms(work.session, meeting_id), standing, meeting.code)
    if not plan.new:
        raise Refused("nothing_new")
    made = _new_import(work, meeting_id, plan, filename, file_hash)
    questions = _add(work, made, plan.new, standing)
    _record(work, made, plan, questions)
    return made.id


def _new_import(work: Work, meeting_id: int, plan: Plan, filename: str, file_hash: str) -> Import:
    made = Import(
        meeting_id=meeting_id,
        filename=one_line(filename)[:LONGEST_FILENAME],
        file_hash=file_hash,
        source_number=plan.source_number,
        rows_added=plan.count(Effect.NEW),
        rows_known=plan.count(Effect.KNOWN),
        rows_refused=plan.count(Effect.REFUSED),
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    return made


def _add(
    work: Work, made: Import, new: tuple[Planned, ...], standing: dict[int, int]
) -> list[Question]:
    """Add forms and questions, each in one bulk insert."""
    forms = [_registration(work, made, one, standing.get(one.site or 0)) for one in new]
    work.session.add_all(forms)
    work.session.flush()
    questions = [
        Question(
            meeting_id=made.meeting_id,
            registration_id=form.id,
            ref=form.source_ref,
            wording=one.row.text(Field.QUESTION),
            recorded_at=work.now,
            entry=work.number,
        )
        for form, one in zip(forms, new, strict=True)
    ]
    work.session.add_all(questions)
    work.session.flush()
    return questions


def _registration(
    work: Work, made: Import, planned: Planned, site_unit_id: int | None
) -> Registration:
    row = planned.row
    submitted = row.cells[Field.SUBMITTED_AT]
    kind = row.cells[Field.REGISTRANT_KIND].value
    raised = row.cells[Field.RAISED_BEFORE]
    attendance = rules.attendance_of(row).wish
    folded_name, phone = rules.person_of(row)
    return Registration(
        meeting_id=made.meeting_id,
        source=Source.IMPORT,
        source_ref=planned.ref,
        import_id=made.id,
        content_hash=row.content_hash,
        submitted_at=submitted.value if isinstance(submitted.value, datetime) else None,
        submitted_text=one_line(submitted.raw),
        registrant_kind=kind if isinstance(kind, RegistrantKind) else RegistrantKind.INDIVIDUAL,
        full_name=row.text(Field.FULL_NAME),
        folded_name=folded_name,
        organization=row.text(Field.ORGANIZATION),
        position=row.text(Field.POSITION),
        address=row.text(Field.ADDRESS),
        phone=phone,
        email=row.text(Field.EMAIL),
        attendance=attendance,
        site_unit_id=site_unit_id if attendance is AttendanceWish.BRIDGE else None,
        wants_to_speak=row.cells[Field.WANTS_TO_SPEAK].value is True,
        field_text=row.text(Field.FIELD_TEXT),
        procedure_text=row.text(Field.PROCEDURE_TEXT),
        raised_before=one_line(raised.raw),
        raised_times=raised.value.times if isinstance(raised.value, RaisedBefore) else 0,
        warnings=rules.warnings_of(planned),
        recorded_at=work.now,
        entry=work.number,
    )


def _record(work: Work, made: Import, plan: Plan, questions: list[Question]) -> None:
    work.record(
        "intake:file:imported",
        Subject("import", made.id),
        facts={
            "file": made.file_hash,
            "source": made.source_number,
            "added": made.rows_added,
            "known": made.rows_known,
            "refused": made.rows_refused,
            "refs": [one.ref for one in plan.new],
        },
        topics=(Topic.INTAKE, Topic.REVIEW),
        also=tuple(Subject("question", one.id) for one in questions),
    )
