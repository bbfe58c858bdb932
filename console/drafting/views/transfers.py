"""Parts that units gave on to each other, as they are told."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from models import Account, Matter, Transfer, Unit
from models.codes.questions import AssignmentPart


@dataclass(frozen=True, slots=True)
class GivenOn:
    """A part that one unit gave on to another."""

    number: int  # of the matter
    from_unit: str
    to_unit: str
    part: AssignmentPart
    reason: str
    by: str
    at: datetime


def given_on(session: Session, *wanted: ColumnElement[bool]) -> tuple[GivenOn, ...]:
    """Give the transfers that meet conditions on them or their matters, the newest first."""
    giver, receiver = aliased(Unit), aliased(Unit)
    query = (
        select(Matter.number, giver.name, receiver.name, Transfer, Account.display_name)
        .select_from(Transfer)
        .join(Matter, Matter.id == Transfer.matter_id)
        .join(giver, giver.id == Transfer.from_unit_id)
        .join(receiver, receiver.id == Transfer.to_unit_id)
        .join(Account, Account.id == Transfer.account_id)
        .where(*wanted)
        .order_by(Transfer.id.desc())
    )
    return tuple(
        GivenOn(number, by, to, transfer.part, transfer.reason, account, transfer.recorded_at)
        for number, by, to, transfer, account in session.execute(query)
    )
