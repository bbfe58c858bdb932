"""Taking one form in, whoever typed it: its row, questions, consents and files, and the entry."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from console.errors import Refused
from console.import_files.asked import TypedQuestion
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.registration import rules
from console.registration.public_form import PublicForm
from console.registration.public_rows import add_questions, bring_along
from console.registration.registered import known_forms
from console.registration.registration_row import registration_of
from console.registration.rules import HALL, Effect, Planned
from console.registration.submission import Sent, hash_of
from console.use_case import Work
from models import Meeting, Question, Registration, Unit
from models.registrations import AttendanceWish, Source

TOPICS = (Topic.INTAKE, Topic.REVIEW, Topic.AGENDA)
SERIES = {Source.PUBLIC: "p", Source.COUNTER: "q"}  # labels count for themselves: `2026-10-p031`


def take_in(
    work: Work, meeting: Meeting, sent: Sent, source: Source, act: str, **facts: object
) -> int:
    """Take a form in; gives the registration's id.

    Raises:
        Refused: this submission is in already (`form_sent_already`).
    """
    _refuse_second(work, sent.receipt_hash)
    planned = planned_of(work, meeting, sent.form, _new_ref(work, meeting, source))
    made = registration_of(work, meeting.id, planned, source, sent.form.site_unit_id)
    made.receipt_hash = sent.receipt_hash
    # Its stamp is its identity: two people may send the same words in one moment.
    made.content_hash = hash_of(f"{made.content_hash}\n{sent.receipt_hash}")
    write(made, {}, sent.form)
    work.session.add(made)
    work.session.flush()
    questions = add_questions(work, made, sent.form.questions)
    bring_along(work, made, sent)
    record(work, act, made, questions, {**_facts_of(made, sent), **facts})
    return made.id


def _refuse_second(work: Work, receipt_hash: str) -> None:
    query = select(Registration.id).where(Registration.receipt_hash == receipt_hash)
    if work.session.scalar(query) is not None:
        raise Refused("form_sent_already")


def _new_ref(work: Work, meeting: Meeting, source: Source) -> str:
    query = select(func.count()).where(
        Registration.meeting_id == meeting.id, Registration.source == source
    )
    return f"{meeting.code}-{SERIES[source]}{(work.session.scalar(query) or 0) + 1:03}"


def planned_of(work: Work, meeting: Meeting, form: PublicForm, ref: str) -> Planned:
    """Give a form as it is kept under a label, with the warnings the review reads."""
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


def write(held: Registration, said: Mapping[str, Any], form: PublicForm) -> None:
    """Write what a form says into its row."""
    own = {
        "people_count": form.people_count,
        "tax_code": form.tax_code,
        "answer_way": form.answer_way,
    }
    for column, value in {**said, **own}.items():
        setattr(held, column, value)


def _facts_of(made: Registration, sent: Sent) -> dict[str, Any]:
    return {
        "consents": {one.purpose.value: one.version for one in sent.consents},
        "files": [text_hash(made.salt, one.content_hash) for one in sent.files],
    }


def record(
    work: Work, act: str, held: Registration, questions: Sequence[Question], more: Mapping[str, Any]
) -> None:
    """Record an act on a form, with its questions."""
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
        topics=TOPICS,
        also=tuple(Subject("question", one.id) for one in questions),
    )
