"""Erases a person from everything that came with a form; the record of the meeting stays, masked.

What the meeting dealt with is part of its record, which is kept by law: such a question keeps its
wording without names, numbers and addresses. Papers that were signed, and what was typed into notes
and answers, are that record too.

Source: law 91/2025/QH15, article 14; law on archives 33/2024/QH15.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, or_, select, update

from console.disclosure import masking
from console.i18n.catalog import translate
from console.use_case import Work
from models import (
    Attachment,
    Consent,
    JournalSeal,
    Mail,
    MailAttachment,
    MailRecipient,
    Matter,
    MatterQuestion,
    Question,
    Registration,
    RegistrationVersion,
    Turn,
    TypedText,
)
from models.base import new_salt
from models.codes.mail import MailState
from models.codes.questions import TAKEN_UP, Decision
from models.codes.registrations import RegistrationState

WRITTEN_IN = "vi"  # the language of what stands in the place of what was erased
EMPTIED = (
    *("submitted_text", "full_name", "folded_name", "organization", "position", "address"),
    *("phone", "email", "field_text", "procedure_text", "raised_before", "warnings", "tax_code"),
    "answer_way",
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, in numbers; never what it said."""

    question_ids: tuple[int, ...]
    kept_ids: tuple[int, ...]  # questions the meeting dealt with; masked
    files: int
    versions: int
    mails: int


def erase(work: Work, form: Registration) -> Erased:
    """Erase the person of a form; the form, its label and its place in the meeting stay."""
    names = frozenset({form.full_name} - {""})
    known = [text for text in (form.full_name, form.phone, form.email) if text]
    _forget_typed(work, known)
    mails = _erase_mail(work, form.email)
    questions, kept = _erase_questions(work, form, names)
    files = _remove(work, select(Attachment).where(Attachment.registration_id == form.id))
    versions = _remove(
        work, select(RegistrationVersion).where(RegistrationVersion.registration_id == form.id)
    )
    _erase_turns(work, form, names)
    _end_consents(work, form)
    _empty(work, form, has_place=bool(kept))
    _forget_salts(work, "registrations", [form.id])
    return Erased(questions, kept, files, versions, mails)


def _empty(work: Work, form: Registration, *, has_place: bool) -> None:
    for column in EMPTIED:
        setattr(form, column, "")
    form.salt, form.receipt_hash, form.erased_at = new_salt(), None, work.now
    form.raised_times, form.submitted_at = 0, None
    if not has_place:
        form.state = RegistrationState.WITHDRAWN


def _erase_questions(
    work: Work, form: Registration, names: frozenset[str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    asked = list(work.session.scalars(select(Question).where(Question.registration_id == form.id)))
    matters = _matters(work, [question.id for question in asked])
    dealt = {question_id for question_id, matter in matters if matter.place in TAKEN_UP}
    for question in asked:
        _erase_question(work, question, names, is_kept=question.id in dealt)
    for _, matter in matters:
        if matter.wording:
            matter.wording = masking.public_text(matter.wording, names)
            matter.salt = new_salt()
    _forget_salts(work, "questions", [question.id for question in asked])
    _forget_salts(work, "matters", [matter.id for _, matter in matters])
    erased = tuple(question.id for question in asked if question.id not in dealt)
    return erased, tuple(sorted(dealt))


def _erase_question(
    work: Work, question: Question, names: frozenset[str], *, is_kept: bool
) -> None:
    question.salt = new_salt()
    question.dossier_code = question.body_text = question.priority_note = ""
    if is_kept:
        question.wording = masking.public_text(question.wording, names)
        return
    question.wording = question.reason = translate(WRITTEN_IN, "personal_data.erased")
    if question.decision in (Decision.UNREVIEWED, Decision.ACCEPTED):
        question.decision, question.decided_at = Decision.EXCLUDED, work.now


def _matters(work: Work, question_ids: Sequence[int]) -> list[tuple[int, Matter]]:
    query = (
        select(MatterQuestion.question_id, Matter)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(MatterQuestion.question_id.in_(question_ids))
    )
    return [(question_id, matter) for question_id, matter in work.session.execute(query)]


def _erase_turns(work: Work, form: Registration, names: frozenset[str]) -> None:
    turns = list(work.session.scalars(select(Turn).where(Turn.registration_id == form.id)))
    for turn in turns:
        turn.name, turn.salt = "", new_salt()
        turn.topic = masking.public_text(turn.topic, names)
    _forget_salts(work, "turns", [turn.id for turn in turns])


def _end_consents(work: Work, form: Registration) -> None:
    """The consents themselves are the proof that what was done was allowed; they name nobody."""
    query = select(Consent).where(
        Consent.registration_id == form.id, Consent.withdrawn_at.is_(None)
    )
    for consent in work.session.scalars(query):
        consent.withdrawn_at = work.now


def _erase_mail(work: Work, address: str) -> int:
    """Blot out the address in all mail, and the text of what went to nobody else."""
    if not address:
        return 0
    query = select(MailRecipient).where(func.lower(MailRecipient.address) == address.lower())
    recipients = list(work.session.scalars(query))
    for recipient in recipients:
        recipient.name = recipient.answer = ""
        recipient.address = translate(WRITTEN_IN, "personal_data.erased")
        recipient.mark = f"erased:{secrets.token_hex(16)}"
        if recipient.state is not MailState.SENT:
            recipient.state, recipient.next_at = MailState.GIVEN_UP, None
    work.session.flush()
    alone = _sent_to_nobody_else(work, {recipient.mail_id for recipient in recipients})
    for mail in alone:
        mail.subject = mail.body = translate(WRITTEN_IN, "personal_data.erased")
        mail.ics = ""
        _remove(work, select(MailAttachment).where(MailAttachment.mail_id == mail.id))
    _forget_salts(work, "mails", [mail.id for mail in alone])
    return len(alone)


def _sent_to_nobody_else(work: Work, mail_ids: Iterable[int]) -> list[Mail]:
    others = select(MailRecipient.mail_id).where(MailRecipient.mark.not_like("erased:%"))
    query = select(Mail).where(Mail.id.in_(list(mail_ids)), Mail.id.not_in(others))
    return list(work.session.scalars(query))


def _forget_typed(work: Work, known: Sequence[str]) -> None:
    """Text half typed by anybody that names the person is theirs to lose."""
    if known:
        naming = or_(*(TypedText.text.icontains(text, autoescape=True) for text in known))
        work.session.execute(delete(TypedText).where(naming))


def _remove(work: Work, query: object) -> int:
    rows = list(work.session.scalars(query))  # type: ignore[call-overload]
    for row in rows:
        work.session.delete(row)
    if rows:
        _forget_salts(work, rows[0].__tablename__, [row.id for row in rows])
    return len(rows)


def _forget_salts(work: Work, table: str, ids: Sequence[int]) -> None:
    """Without its salt the hash of an earlier state says nothing any more."""
    keys = [str(row_id) for row_id in ids]
    work.session.execute(
        update(JournalSeal)
        .where(JournalSeal.thing == table, JournalSeal.key.in_(keys))
        .values(salt="")
    )
