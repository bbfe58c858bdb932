"""Rows that come with a form of the public: its questions, consents, files and earlier versions."""

import json
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import func, select

from console.import_files.form_content import TypedQuestion
from console.registration.submission import Sent
from console.use_case import Work
from models import Attachment, Consent, Question, Registration, RegistrationVersion
from models.base import new_salt


def add_questions(
    work: Work, made: Registration, asked: Sequence[TypedQuestion], start: int = 1
) -> list[Question]:
    """Add questions to a form."""
    added = new_questions(work, made, asked, start)
    work.session.add_all(added)
    work.session.flush()
    return added


def new_questions(
    work: Work, made: Registration, asked: Sequence[TypedQuestion], start: int = 1
) -> list[Question]:
    """Make the rows of questions, not added yet; one that stands alone has its form's label."""
    alone = len(asked) == 1 and start == 1
    return [
        Question(
            meeting_id=made.meeting_id,
            registration_id=made.id,
            ref=made.source_ref if alone else f"{made.source_ref}#{number}",
            wording=typed.wording,
            salt=new_salt(),
            dossier_code=typed.dossier_code,
            body_text=typed.body_text,
            recorded_at=work.now,
            entry=work.number,
        )
        for number, typed in enumerate(asked, start)
    ]


def questions_of(work: Work, held: Registration) -> list[Question]:
    """Give the questions of a form in the order they were asked."""
    query = select(Question).where(Question.registration_id == held.id).order_by(Question.id)
    return list(work.session.scalars(query))


def reword(
    work: Work, held: Registration, known: Sequence[Question], asked: Sequence[TypedQuestion]
) -> list[Question]:
    """Write corrected wordings under their labels and add new questions; gives what changed."""
    changed = []
    for question, typed in zip(known, asked, strict=False):
        said = (typed.wording, typed.dossier_code, typed.body_text)
        if said != (question.wording, question.dossier_code, question.body_text):
            question.wording, question.dossier_code, question.body_text = said
            changed.append(question)
    added = asked[len(known) :]
    if added:
        changed += add_questions(work, held, added, start=len(known) + 1)
    return changed


def keep_version(work: Work, held: Registration, questions: Sequence[Question]) -> int:
    """Keep how a form stands before it is corrected; gives the number of that version, from 1."""
    query = select(func.count()).where(RegistrationVersion.registration_id == held.id)
    version = (work.session.scalar(query) or 0) + 1
    said: dict[str, object] = {name: _plain(getattr(held, name)) for name in _VERSIONED}
    said["questions"] = [
        [question.ref, question.wording, question.dossier_code, question.body_text]
        for question in questions
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


def bring_along(work: Work, made: Registration, sent: Sent) -> None:
    """Add the consents and the files that came with a form."""
    for consent in sent.consents:
        work.session.add(
            Consent(
                registration_id=made.id,
                purpose=consent.purpose,
                text=consent.text,
                text_version=consent.version,
                text_hash=sha256(consent.text.encode()).hexdigest(),
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
