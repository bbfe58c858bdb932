"""Conditions on commitments, for every query that lists or counts them."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from console.capture.outcomes import NEUTRAL
from console.queries.outcomes import is_newest
from models import Commitment, Fulfilment, FulfilmentCheck, Note, Outcome
from models.codes.follow_up import FulfilmentKind


def holds_still() -> ColumnElement[bool]:
    """Give the condition under which a commitment stands in lists; Outcome is outer-joined.

    What a matter out of scope left behind stands in none, nor what was corrected or taken back.
    """
    correction = aliased(Note)
    is_taken_back = (
        select(correction.id)
        .where(correction.replaces_id == Commitment.note_id, correction.text == "")
        .exists()
    )
    standing = and_(Outcome.kind.not_in(NEUTRAL), is_newest())
    return and_(or_(Commitment.outcome_id.is_(None), standing), ~is_taken_back)


def is_kept() -> ColumnElement[bool]:
    """Give the condition under which a commitment was found kept."""
    return _newest_is_done(FulfilmentCheck.is_kept.is_(True))


def is_said_done() -> ColumnElement[bool]:
    """Give the condition under which a commitment is kept, or said to be and not looked at yet."""
    return _newest_is_done(
        or_(FulfilmentCheck.is_kept.is_(None), FulfilmentCheck.is_kept.is_(True))
    )


def _newest_is_done(found: ColumnElement[bool]) -> ColumnElement[bool]:
    later = aliased(Fulfilment)
    is_newest = ~(
        select(later.id)
        .where(
            later.commitment_id == Fulfilment.commitment_id,
            later.version > Fulfilment.version,
        )
        .exists()
    )
    return (
        select(Fulfilment.id)
        .outerjoin(FulfilmentCheck, FulfilmentCheck.fulfilment_id == Fulfilment.id)
        .where(
            Fulfilment.commitment_id == Commitment.id,
            Fulfilment.kind == FulfilmentKind.DONE,
            is_newest,
            found,
        )
        .exists()
    )
