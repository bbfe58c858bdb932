"""Who writes of which matter of a meeting now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, MatterClaim


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody who writes of a matter."""

    account_id: int
    name: str
    since: datetime


def load(session: Session, meeting_id: int) -> dict[int, Claim]:
    """Give them by matter."""
    query = (
        select(MatterClaim.matter_id, Account.id, Account.display_name, MatterClaim.since)
        .join(Account, Account.id == MatterClaim.account_id)
        .where(MatterClaim.meeting_id == meeting_id)
    )
    return {
        matter_id: Claim(account_id, name, since)
        for matter_id, account_id, name, since in session.execute(query)
    }
