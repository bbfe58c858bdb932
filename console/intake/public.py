"""The acts of the public: sending a form, correcting it, withdrawing it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from console import rows
from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.i18n.catalog import translate
from console.intake import places, rules
from console.intake.asked import TypedQuestion
from console.intake.kept import registration_of, said_of
from console.intake.public_form import PublicForm
from console.intake.public_rows import (
    add_questions,
    bring_along,
    keep_version,
    questions_of,
    reword,
)
from console.intake.rows import known_forms
from console.intake.rules import HALL, Effect, Planned
from console.intake.submission import Sent, hash_of
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.use_case import Work, use_case
from models import Meeting, Question, Registration, Unit
from models.questions import Decision
from models.registrations import AttendanceWish, RegistrationState, Source

REASONS_IN = "vi"  # the language the review writes its reasons in
_TOPICS = (Topic.INTAKE, Topic.REVIEW, Topic.AGENDA)


@use_case(Permission.REGISTRATION_SEND)
def register_publicly(work: Work, meeting_id: int, sent: Sent) -> int:
    """Take in a form sent through the public page; gives the registration's id.

    Raises:
        Refused: the list is not open, or this submission is in already (`form_sent_already`).
    """
    meeting = _open(work, meeting_id)
    _refuse_second(work, sent.receipt_hash)
    planned = _planned(work, meeting, sent.form, _new_ref(work, meeting))
    made = registration_of(work, meeting_id, planned, Source.PUBLIC, sent.form.site_unit_id)
    made.receipt_hash = sent.receipt_hash
    # Its stamp is its identity: two people may send the same words in one moment.
    made.content_hash = hash_of(f"{made.content_hash}\n{sent.receipt_hash}")
    _write(made, {}, sent.form)
    work.session.add(made)
    work.session.flush()
    questions = add_questions(work, made, sent.form.questions)
    bring_along(work, made, sent)
    _record(work, "intake:form:received", made, questions, _facts_of(made, sent))
    return made.id


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
    questions = questions_of(work, held)
    _refuse_decided(questions, sent.form.questions)
    version = keep_version(work, held, questions)
    said = said_of(_planned(work, meeting, sent.form, held.source_ref), sent.form.site_unit_id)
    if _asks_anew(held, said, sent.form):
        held.site_since = work.now
    for column in ("submitted_at", "submitted_text"):
        said.pop(column)
    _write(held, said, sent.form)
    changed = reword(work, held, questions, sent.form.questions)
    _record(work, "intake:form:corrected", held, changed, {"version": version})
    return held.id


@use_case(Permission.REGISTRATION_SEND)
def withdraw_form(work: Work, meeting_id: int, receipt_hash: str) -> int:
    """Withdraw a form for its sender; who waited for its places moves up; gives its id.

    Its questions are kept out of the meeting. What kind they are stays as it was decided, so that
    a suspected denunciation stays hidden.

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
    for one in asked:
        one.decision, one.decided_at = Decision.EXCLUDED, work.now
        one.reason = translate(REASONS_IN, "intake.withdrawn_reason")
    also = (
        *(Subject("question", one.id) for one in asked),
        *(Subject("registration", one) for one in up),
    )
    work.record(
        "intake:form:withdrawn",
        Subject("registration", held.id),
        facts={"ref": held.source_ref, "promoted": [*up]},
        topics=_TOPICS,
        also=also,
    )
    return held.id


def _open(work: Work, meeting_id: int) -> Meeting:
    meeting = rows.meeting(work, meeting_id)
    if not places.is_open(meeting):
        raise Refused("list_not_open")
    return meeting


def _refuse_second(work: Work, receipt_hash: str) -> None:
    query = select(Registration.id).where(Registration.receipt_hash == receipt_hash)
    if work.session.scalar(query) is not None:
        raise Refused("form_sent_already")


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


def _new_ref(work: Work, meeting: Meeting) -> str:
    """Label a form of the public: a series of its own, `2026-10-p031`."""
    query = select(func.count()).where(
        Registration.meeting_id == meeting.id, Registration.source == Source.PUBLIC
    )
    return f"{meeting.code}-p{(work.session.scalar(query) or 0) + 1:03}"


def _planned(work: Work, meeting: Meeting, form: PublicForm, ref: str) -> Planned:
    branch = _branch_number(work, form)
    person = rules.person_of(form.row)
    known = [one for one in known_forms(work.session, meeting.id, person) if one.ref != ref]
    site = HALL if rules.attendance_of(form.row).wish is AttendanceWish.HALL else branch
    sites = {site, *(one.site for one in known)} - {None}
    travels = {person} if all(person) and site is not None and len(sites) > 1 else set()
    found = [*rules.notices_of(form.row, frozenset({branch or 0}), travels)]
    if rules.Notice.NATIONAL_ID not in found and _holds_id(form.questions):
        found.append(rules.Notice.NATIONAL_ID)
    found = [one for one in found if one is not rules.Notice.BRANCH_UNKNOWN]
    return Planned(form.row, Effect.NEW, ref, site, tuple(found))


def _holds_id(questions: Sequence[TypedQuestion]) -> bool:
    return any(rules.holds_national_id(one.wording) for one in questions)


def _branch_number(work: Work, form: PublicForm) -> int | None:
    if form.site_unit_id is None:
        return None
    unit = work.session.get(Unit, form.site_unit_id)
    return unit.branch_number if unit else None


def _write(held: Registration, said: Mapping[str, Any], form: PublicForm) -> None:
    own = {
        "people_count": form.people_count,
        "tax_code": form.tax_code,
        "answer_way": form.answer_way,
    }
    for column, value in {**said, **own}.items():
        setattr(held, column, value)


def _asks_anew(held: Registration, said: Mapping[str, Any], form: PublicForm) -> bool:
    moved = (held.attendance, held.site_unit_id) != (said["attendance"], said["site_unit_id"])
    return moved or form.people_count > held.people_count


def _refuse_decided(held: Sequence[Question], asked: Sequence[TypedQuestion]) -> None:
    for number, one in enumerate(held):
        if one.decision is Decision.UNREVIEWED:
            continue
        if number >= len(asked) or asked[number].wording != one.wording:
            raise Refused("question_decided", number=number + 1)
    if len(asked) < len(held):
        raise Refused("questions_missing", count=len(held))


def _facts_of(made: Registration, sent: Sent) -> dict[str, Any]:
    return {
        "consents": {one.purpose.value: one.version for one in sent.consents},
        "files": [text_hash(made.salt, one.content_hash) for one in sent.files],
    }


def _record(
    work: Work, act: str, held: Registration, questions: Sequence[Question], more: Mapping[str, Any]
) -> None:
    work.record(
        act,
        Subject("registration", held.id),
        facts={
            "ref": held.source_ref,
            "site": held.site_unit_id,
            "people": held.people_count,
            "wordings": {one.ref: text_hash(one.salt, one.wording) for one in questions},
            **more,
        },
        topics=_TOPICS,
        also=tuple(Subject("question", one.id) for one in questions),
    )
