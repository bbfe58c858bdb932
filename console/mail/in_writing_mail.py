"""Tells askers, within the act that decides it, that they are answered in writing."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from console.i18n.catalog import translate
from console.mail import new_messages
from console.mail.new_messages import Letter
from console.mail.wording import LETTERS_IN
from console.use_case import Work
from models import Matter, MatterQuestion, Meeting, Question, Registration
from models.codes.mail import MailKind
from models.codes.registrations import RegistrationState


def tell(work: Work, meeting: Meeting, chosen: Sequence[Matter]) -> tuple[int, ...]:
    """Put one message for each form of these matters with an address into the outbox.

    It names the form, not the wording of a question. The caller adds `Topic.MAIL` to its topics;
    gives the ids of the new recipients.
    """
    month = f"{meeting.code[5:]}/{meeting.code[:4]}"
    subject = translate(LETTERS_IN, "mail.subject.in_writing", month=month)
    letters = (
        Letter(
            kind=MailKind.IN_WRITING,
            to=f"registration:{asker.id}",
            due=str(work.number),
            name=asker.full_name or asker.organization,
            address=asker.email,
            subject=subject,
            body=translate(
                LETTERS_IN,
                "mail.body.in_writing",
                name=asker.full_name
                or asker.organization
                or translate(LETTERS_IN, "mail.letter.somebody"),
                month=month,
                ref=asker.source_ref,
            ),
        )
        for asker in _askers(work, chosen)
    )
    return new_messages.put(work, meeting.id, letters)


def _askers(work: Work, chosen: Sequence[Matter]) -> Iterable[Registration]:
    asked = (
        select(Question.registration_id)
        .join(MatterQuestion, MatterQuestion.question_id == Question.id)
        .where(MatterQuestion.matter_id.in_([matter.id for matter in chosen]))
    )
    query = select(Registration).where(
        Registration.id.in_(asked),
        Registration.state == RegistrationState.RECEIVED,
        Registration.email != "",
    )
    return work.session.scalars(query.order_by(Registration.id))
