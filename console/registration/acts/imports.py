"""The acts of taking forms in."""

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.import_files.sheets import Sheet
from console.journal import Subject
from console.live.topics import Topic
from console.registration import rules
from console.registration.public_rows import new_questions
from console.registration.registered import branches, known_forms, refuse_demonstration
from console.registration.registration_row import registration_of
from console.registration.rules import Effect, ImportPlan, PlannedRow
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Import, Question, Registration
from models.codes.registrations import Source

LONGEST_FILENAME = 200  # characters


@use_case(Permission.INTAKE_IMPORT)
def import_rows(work: Work, meeting_id: int, sheet: Sheet, *, filename: str, file_hash: str) -> int:
    """Add the forms of a file that are not in yet, all or none; gives the import's id.

    What is new, known or refused, and how new forms are labelled, is worked out here again,
    whatever a preview said. Every question is worded as written.

    Args:
        file_hash: SHA-256 of the file.

    Raises:
        Refused: nothing in the file is new, the database is a demonstration, or the minutes are
            signed.
    """
    require.refuse_signed(work, meeting_id)
    refuse_demonstration(work.session)
    meeting = require.meeting(work, meeting_id)
    standing = branches(work.session)
    plan = rules.plan(sheet.rows, known_forms(work.session, meeting_id), standing, meeting.code)
    if not plan.new:
        raise Refused("nothing_new")
    made = _new_import(work, meeting_id, plan, filename, file_hash)
    questions = _add(work, made, plan.new, standing)
    _record(work, made, plan, questions)
    return made.id


def _new_import(
    work: Work, meeting_id: int, plan: ImportPlan, filename: str, file_hash: str
) -> Import:
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
    work: Work, made: Import, new: tuple[PlannedRow, ...], standing: dict[int, int]
) -> list[Question]:
    """Add forms and questions, each in one bulk insert."""
    forms = [_registration(work, made, planned, standing) for planned in new]
    work.session.add_all(forms)
    work.session.flush()
    questions = [
        question
        for form, planned in zip(forms, new, strict=True)
        for question in new_questions(work, form, planned.row.content.questions)
    ]
    work.session.add_all(questions)
    work.session.flush()
    return questions


def _registration(
    work: Work, made: Import, planned: PlannedRow, standing: dict[int, int]
) -> Registration:
    form = registration_of(
        work,
        made.meeting_id,
        planned.row.content,
        source=Source.IMPORT,
        ref=planned.ref,
        site_unit_id=standing.get(planned.site or 0),
        notices=planned.notices,
    )
    form.import_id = made.id
    return form


def _record(work: Work, made: Import, plan: ImportPlan, questions: list[Question]) -> None:
    work.record(
        "intake:file:imported",
        Subject("import", made.id),
        facts={
            "file": made.file_hash,
            "source": made.source_number,
            "added": made.rows_added,
            "known": made.rows_known,
            "refused": made.rows_refused,
            "refs": [row.ref for row in plan.new],
        },
        topics=(Topic.INTAKE, Topic.REVIEW),
        also=tuple(Subject("question", question.id) for question in questions),
    )
