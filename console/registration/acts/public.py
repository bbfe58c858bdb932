"""The acts of the public: sending a form, correcting it, withdrawing it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.i18n.catalog import translate
from console.import_files.form_content import FormContent, TypedQuestion
from console.journal import Subject
from console.queries import places
from console.registration.new_registration import TOPICS, notices_of, record, take_in
from console.registration.public_rows import keep_version, questions_of, reword
from console.registration.registration_row import said_of
from console.registration.submission import Sent
from console.use_case import Work, use_case
from models import Meeting, Question, Registration
from models.codes.questions import Decision
from models.codes.registrations import RegistrationState, Source

REASONS_IN = "vi"  # the language the review writes its reasons in
WHEN_FIRST_SENT = {"submitted_at", "submitted_text"}  # columns a correction leaves


@use_case(Permission.REGISTRATION_SEND)
def register_publicly(work: Work, meeting_id: int, sent: Sent) -> int:
    """Take in a form sent through the public page; gives the registration's id.

    Raises:
        Refused: the list is not open, or this submission is in already (`form_sent_already`).
    """
    return take_in(work, _open(work, meeting_id), sent, Source.PUBLIC, "intake:form:received")


@use_case(Permission.REGISTRATION_SEND)
def correct_form(work: Work, meeting_id: int, sent: Sent) -> int:
    """Keep a form as its sender corrected it, and how it stood before; gives its id.

    A question the review decided about keeps its wording. Who asks for another site, or for more
    people, asks for their places anew.

    Raises:
        NotFound: no form has this receipt code.
        Refused: the list is closed, the form was withdrawn, or a decided question would change.
    """
    meeting = _open(work, meeting_id)
    held = _held(work, meeting_id, sent.receipt_hash)
    content, questions = sent.content, questions_of(work, held)
    _refuse_decided(questions, content.questions)
    version = keep_version(work, held, questions)
    notices = notices_of(work, meeting, content, held.source_ref)
    said = said_of(content, content.site_unit_id, notices)
    if _asks_anew(held, said, content):
        held.site_since = work.now
    for column in said.keys() - WHEN_FIRST_SENT:
        setattr(held, column, said[column])
    changed = reword(work, held, questions, content.questions)
    record(work, "intake:form:corrected", held, changed, {"version": version})
    return held.id


@use_case(Permission.REGISTRATION_SEND)
def withdraw_form(work: Work, meeting_id: int, receipt_hash: str) -> int:
    """Withdraw a form for its sender; who waited for its places moves up; gives its id.

    Its questions are kept out of the meeting. What kind they are stays as it was decided, so that
    a suspected denunciation stays withheld.

    Raises:
        NotFound: no form has this receipt code.
        Refused: the list is closed, or the form was withdrawn already.
    """
    _open(work, meeting_id)
    held = _held(work, meeting_id, receipt_hash)
    before = places.sites_of(work.session, meeting_id)
    held.state = RegistrationState.WITHDRAWN
    work.session.flush()
    up = places.promoted(before, places.sites_of(work.session, meeting_id))
    asked = questions_of(work, held)
    for question in asked:
        question.decision, question.decided_at = Decision.EXCLUDED, work.now
        question.reason = translate(REASONS_IN, "intake.withdrawn_reason")
    also = (
        *(Subject("question", question.id) for question in asked),
        *(Subject("registration", registration_id) for registration_id in up),
    )
    work.record(
        "intake:form:withdrawn",
        Subject("registration", held.id),
        facts={"ref": held.source_ref, "promoted": [*up]},
        topics=TOPICS,
        also=also,
    )
    return held.id


def _open(work: Work, meeting_id: int) -> Meeting:
    meeting = require.meeting(work, meeting_id)
    if not places.is_open(meeting):
        raise Refused("list_not_open")
    return meeting


def _held(work: Work, meeting_id: int, receipt_hash: str) -> Registration:
    query = select(Registration).where(
        Registration.meeting_id == meeting_id, Registration.receipt_hash == receipt_hash
    )
    held = work.session.scalars(query).one_or_none()
    if held is None:
        raise NotFound("receipt_not_found")
    if held.state is RegistrationState.WITHDRAWN:
        raise Refused("form_withdrawn")
    return held


def _asks_anew(held: Registration, said: Mapping[str, Any], content: FormContent) -> bool:
    moved = (held.attendance, held.site_unit_id) != (said["attendance"], said["site_unit_id"])
    return moved or content.people_count > held.people_count


def _refuse_decided(held: Sequence[Question], asked: Sequence[TypedQuestion]) -> None:
    for number, question in enumerate(held):
        if question.decision is Decision.UNREVIEWED:
            continue
        if number >= len(asked) or asked[number].wording != question.wording:
            raise Refused("question_decided", number=number + 1)
    if len(asked) < len(held):
        raise Refused("questions_missing", count=len(held))
