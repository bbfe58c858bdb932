"""Taking one form in, whoever typed it: its row, questions, consents and files, and the entry."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from console.errors import Refused
from console.import_files.form_content import FormContent
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.registration import rules
from console.registration.public_rows import add_questions, bring_along
from console.registration.registered import known_forms
from console.registration.registration_row import registration_of
from console.registration.rules import HALL, ImportNotice
from console.registration.submission import Sent, hash_of
from console.use_case import Work
from models import Meeting, Question, Registration, Unit
from models.codes.registrations import AttendanceWish, Source

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
    content, ref = sent.content, _new_ref(work, meeting, source)
    made = registration_of(
        work,
        meeting.id,
        content,
        source=source,
        ref=ref,
        site_unit_id=content.site_unit_id,
        notices=notices_of(work, meeting, content, ref),
    )
    made.receipt_hash = sent.receipt_hash
    # Its stamp is its identity: two people may send the same words in one moment.
    made.content_hash = hash_of(f"{made.content_hash}\n{sent.receipt_hash}")
    work.session.add(made)
    work.session.flush()
    questions = add_questions(work, made, content.questions)
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


def notices_of(work: Work, meeting: Meeting, content: FormContent, ref: str) -> list[ImportNotice]:
    """Give what the review should know of a form; earlier forms of its sender count with it.

    Args:
        ref: the label of the form itself.
    """
    person, site = rules.person_of(content), _site_of(work, content)
    known = known_forms(work.session, meeting.id, person)
    sites = {site, *(form.site for form in known if form.ref != ref)} - {None}
    travels = all(person) and site is not None and len(sites) > 1
    return [*rules.notices_of(content, (), {person} if travels else set())]


def _site_of(work: Work, content: FormContent) -> int | None:
    """Give the number of the branch that was chosen; 0 = hall, None = absent."""
    if content.attendance.wish is AttendanceWish.HALL:
        return HALL
    unit = work.session.get(Unit, content.site_unit_id) if content.site_unit_id else None
    return unit.branch_number if unit else None


def _facts_of(made: Registration, sent: Sent) -> dict[str, Any]:
    return {
        "consents": {consent.purpose.value: consent.version for consent in sent.consents},
        "files": [text_hash(made.salt, file.content_hash) for file in sent.files],
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
            "wordings": {
                question.ref: text_hash(question.salt, question.wording) for question in questions
            },
            **more,
        },
        topics=TOPICS,
        also=tuple(Subject("question", question.id) for question in questions),
    )
