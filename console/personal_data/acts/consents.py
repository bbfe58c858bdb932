"""Withdrawing a consent, as easily as it was given.

Source: law 91/2025/QH15, article 10.
"""

from sqlalchemy import select

from console.auth.permissions import Permission
from console.errors import NotFound
from console.journal import Subject
from console.live.topics import Topic
from console.personal_data import forms
from console.personal_data.new_requests import add_request
from console.use_case import Work, use_case
from models import Consent, Registration
from models.codes.personal_data import RequestKind, RequestWay
from models.codes.public_forms import ConsentPurpose

TOPICS = (Topic.INTAKE, Topic.REVIEW)


@use_case(Permission.REGISTRATION_SEND)
def withdraw_own_consent(
    work: Work, meeting_id: int, receipt_hash: str, purpose: ConsentPurpose
) -> int:
    """Withdraw a consent by the receipt code; gives the id of the request in the register.

    What was done before stays lawful; from now on nothing is done for this purpose. Withdrawing
    the consent to the answer itself leaves the staff a request to stop.

    Raises:
        NotFound: no form has this receipt code, or it holds no such consent any more.
    """
    form = forms.by_receipt(work, meeting_id, receipt_hash)
    return _withdraw(work, form, purpose, RequestWay.RECEIPT)


@use_case(Permission.PERSON_ERASE)
def withdraw_consent(work: Work, meeting_id: int, ref: str, purpose: ConsentPurpose) -> int:
    """Withdraw a consent for somebody who asked at a counter; gives the id of the request.

    Raises:
        NotFound: the meeting has no such form, or it holds no such consent any more.
        Refused: the person was erased.
    """
    return _withdraw(work, forms.by_ref(work, meeting_id, ref), purpose, RequestWay.STAFF)


def _withdraw(work: Work, form: Registration, purpose: ConsentPurpose, way: RequestWay) -> int:
    query = select(Consent).where(
        Consent.registration_id == form.id,
        Consent.purpose == purpose,
        Consent.withdrawn_at.is_(None),
    )
    consent = work.session.scalars(query).one_or_none()
    if consent is None:
        raise NotFound("consent_not_found")
    consent.withdrawn_at = work.now
    made = add_request(work, form, RequestKind.WITHDRAW, way, purpose.value)
    work.record(
        "personal_data:consent:withdrawn",
        Subject("data_request", made.id),
        facts={"ref": form.source_ref, "purpose": purpose.value, "way": way.value},
        topics=TOPICS,
        also=(Subject("registration", form.id),),
    )
    return made.id
