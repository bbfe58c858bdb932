"""The act that takes a whole import back, as long as nothing was done with what it brought."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import require
from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.queries import places
from console.registration.registered import touched_refs
from console.use_case import Work, use_case
from models import Import, Question, Registration

SHOWN = 3  # labels told of forms that keep an import from being undone


@use_case(Permission.INTAKE_IMPORT)
def undo_import(work: Work, meeting_id: int, import_id: int) -> int:
    """Remove every form and question an import brought; gives its id.

    The journal keeps that it came and went; the same file can be taken in again. Who waited for
    places moves up.

    Raises:
        NotFound: no such import in this meeting.
        Refused: it was undone already, something was done with one of its forms, or the minutes
            are signed.
    """
    require.refuse_signed(work, meeting_id)
    held = work.session.get(Import, import_id)
    if held is None or held.meeting_id != meeting_id:
        raise NotFound("import_not_found")
    if held.undone_entry is not None:
        raise Refused("import_undone")
    touched = touched_refs(work.session, [import_id]).get(import_id)
    if touched:
        shown = ", ".join(touched[:SHOWN])
        raise Refused("import_touched", refs=shown, count=len(touched))
    before = places.sites_of(work.session, meeting_id)
    asked = _remove(work.session, import_id)
    held.undone_entry = work.number
    up = places.promoted(before, places.sites_of(work.session, meeting_id))
    work.record(
        "intake:file:undone",
        Subject("import", held.id),
        facts={"file": held.file_hash, "removed": held.rows_added, "promoted": [*up]},
        topics=(Topic.INTAKE, Topic.REVIEW),
        also=(
            *(Subject("question", question_id) for question_id in asked),
            *(Subject("registration", registration_id) for registration_id in up),
        ),
    )
    return held.id


def _remove(session: Session, import_id: int) -> list[int]:
    """Remove what an import brought; gives the ids of its questions."""
    forms = list(session.scalars(select(Registration).where(Registration.import_id == import_id)))
    query = select(Question).join(Registration).where(Registration.import_id == import_id)
    asked = list(session.scalars(query.order_by(Question.id)))
    for question in asked:
        session.delete(question)
    session.flush()  # questions go before the forms they came with
    for form in forms:
        session.delete(form)
    return [question.id for question in asked]
