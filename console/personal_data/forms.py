"""The form a person is known by: by its label, or by the receipt code."""

from sqlalchemy import select

from console import require
from console.errors import NotFound, Refused
from console.text.folding import one_line
from console.use_case import Work
from models import Registration


def by_ref(work: Work, meeting_id: int, ref: str) -> Registration:
    """Give the form of a label, with its person.

    Raises:
        NotFound: the meeting has no such form.
        Refused: the person was erased.
    """
    query = select(Registration).where(
        Registration.meeting_id == meeting_id, Registration.source_ref == one_line(ref)
    )
    form = work.session.scalars(query).one_or_none()
    if form is None:
        raise NotFound("registration_not_found")
    if form.erased_at is not None:
        raise Refused("person_erased", ref=form.source_ref)
    return form


def by_receipt(work: Work, meeting_id: int, receipt_hash: str) -> Registration:
    """Give the form of a receipt code.

    Raises:
        NotFound: no such meeting, or it has no form with this code.
    """
    require.meeting(work, meeting_id)
    query = select(Registration).where(
        Registration.meeting_id == meeting_id, Registration.receipt_hash == receipt_hash
    )
    form = work.session.scalars(query).one_or_none()
    if form is None:
        raise NotFound("receipt_not_found")
    return form
