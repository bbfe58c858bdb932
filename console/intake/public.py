"""The acts of the public: sending a form, correcting it, withdrawing it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select

from console import rows
from console.auth.permissions import Permission
from console.errors import NotFound, Refused
from console.i18n.catalog import translate
from console.intake import places, rules
from console.intake.files import SentFile
from console.intake.kept import registration_of, said_of
from console.intake.public_form import PublicForm, TypedQuestion
from console.intake.rows import known_forms
from console.intake.rules import HALL, Effect, Planned
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.use_case import Work, use_case
from models import Attachment, Consent, Meeting, Question, Registration, RegistrationVersion, Unit
from models.base import new_salt
from models.public_forms import ConsentPurpose
from models.questions import Decision
from models.registrations import AttendanceWish, RegistrationState, Source

REASONS_IN = "vi"  # the language the review writes its reasons in
_TOPICS = (Topic.INTAKE, Topic.REVIEW, Topic.AGENDA)


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What somebody read and ticked."""

    purpose: ConsentPurpose
    text: str
    version: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A whole submission."""

    form: PublicForm
    receipt_hash: str  # SHA-256 of the receipt code
    consents: tuple[ConsentText, ...]
    files: tuple[SentFile, ...]


def hash_of(receipt_code: str) -> str:
    """Give what is stored of a receipt code."""
    return sha256(receipt_code.encode()).hexdigest()


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
    questions = _questions(work, made, sent.form.questions)
    _bring_along(work, made, sent)
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
    questions = _questions_of(work, held)
    _refuse_decided(questions, sent.form.questions)
    version = _keep_version(work, held, questions)
    said = said_of(_planned(work, meeting, sent.form, held.source_ref), sent.form.site_unit_id)
    if _asks_anew(held, said, sent.form):
        held.site_since = work.now
    for column in ("submitted_at", "submitted_text"):
        said.pop(column)
    _write(held, said, sent.form)
    changed = _reword(work, held, questions, sent.form.questions)
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
    asked = _questions_of(work, held)
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


def _questions(
    work: Work, made: Registration, asked: Sequence[TypedQuestion], start: int = 1
) -> list[Question]:
    """Add questions; of a form with one, the question has the label of the form."""
    alone = len(asked) == 1 and start == 1
    added = [
        Question(
            meeting_id=made.meeting_id,
            registration_id=made.id,
            ref=made.source_ref if alone else f"{made.source_ref}#{number}",
            wording=one.wording,
            salt=new_salt(),
            dossier_code=one.dossier_code,
            body_text=one.body_text,
            recorded_at=work.now,
            entry=work.number,
        )
        for number, one in enumerate(asked, start)
    ]
    work.session.add_all(added)
    work.session.flush()
    return added


def _questions_of(work: Work, held: Registration) -> list[Question]:
    query = select(Question).where(Question.registration_id == held.id).order_by(Question.id)
    return list(work.session.scalars(query))


def _refuse_decided(held: Sequence[Question], asked: Sequence[TypedQuestion]) -> None:
    for number, one in enumerate(held):
        if one.decision is Decision.UNREVIEWED:
            continue
        if number >= len(asked) or asked[number].wording != one.wording:
            raise Refused("question_decided", number=number + 1)
    if len(asked) < len(held):
        raise Refused("questions_missing", count=len(held))


def _reword(
    work: Work, held: Registration, known: Sequence[Question], asked: Sequence[TypedQuestion]
) -> list[Question]:
    """Write corrected wordings under their labels and add new questions; gives what changed."""
    changed = []
    for question, one in zip(known, asked, strict=False):
        said = (one.wording, one.dossier_code, one.body_text)
        if said != (question.wording, question.dossier_code, question.body_text):
            question.wording, question.dossier_code, question.body_text = said
            changed.append(question)
    added = asked[len(known) :]
    if added:
        changed += _questions(work, held, added, start=len(known) + 1)
    return changed


def _keep_version(work: Work, held: Registration, questions: Sequence[Question]) -> int:
    query = select(func.count()).where(RegistrationVersion.registration_id == held.id)
    version = (work.session.scalar(query) or 0) + 1
    said: dict[str, object] = {name: _plain(getattr(held, name)) for name in _VERSIONED}
    said["questions"] = [
        [one.ref, one.wording, one.dossier_code, one.body_text] for one in questions
    ]
    work.session.add(
        RegistrationVersion(
            registration_id=held.id,
            version=version,
            said=json.dumps(said, ensure_ascii=False, sort_keys=True),
            recorded_at=work.now,
            entry=work.number,
        )
    )
    return version


def _plain(value: object) -> object:
    return value if isinstance(value, int | str | None) else str(value)


_VERSIONED = (
    *("registrant_kind", "full_name", "organization", "position", "address", "phone", "email"),
    *("attendance", "site_unit_id", "wants_to_speak", "field_text", "procedure_text"),
    *("raised_before", "raised_times", "tax_code", "people_count", "answer_way", "warnings"),
)


def _bring_along(work: Work, made: Registration, sent: Sent) -> None:
    for one in sent.consents:
        work.session.add(
            Consent(
                registration_id=made.id,
                purpose=one.purpose,
                text=one.text,
                text_version=one.version,
                text_hash=sha256(one.text.encode()).hexdigest(),
                given_at=work.now,
                entry=work.number,
            )
        )
    for file in sent.files:
        work.session.add(
            Attachment(
                registration_id=made.id,
                name=file.name,
                media_type=file.media_type,
                size=len(file.content),
                content_hash=file.content_hash,
                content=file.content,
                recorded_at=work.now,
                entry=work.number,
            )
        )


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
