"""Which failed accesses the journal was told of already, so that strangers cannot fill it."""

import json
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import journal
from models import JournalEntry
from models.codes.journal import HOUSE

ACT = "administration:access:failed"
ONCE_IN = timedelta(minutes=15)  # the same kind for the same account
MOST_AN_HOUR = 60  # over all accounts and kinds
_LOOKED_AT = 400  # newest entries of the house


class FailedAccess(StrEnum):
    """What was tried in vain."""

    PASSWORD = "password"  # noqa: S105  the kind of an access
    CODE = "code"
    PAGE = "page"
    ROUTE = "route"


def is_told(session: Session, kind: FailedAccess, account_id: int, now: datetime) -> bool:
    """Tell whether the journal says it already, or was told of too many."""
    newest = select(func.max(JournalEntry.number)).where(JournalEntry.chain == HOUSE)
    lately = select(JournalEntry.subject, JournalEntry.facts, JournalEntry.at).where(
        JournalEntry.chain == HOUSE,
        JournalEntry.number > newest.scalar_subquery() - _LOOKED_AT,
        JournalEntry.act == ACT,
        JournalEntry.at >= journal.stamp(now - timedelta(hours=1)),
    )
    told = session.execute(lately).all()
    since, subject = journal.stamp(now - ONCE_IN), f"account:{account_id}"
    return len(told) >= MOST_AN_HOUR or any(
        entry.at >= since and entry.subject == subject and json.loads(entry.facts)["kind"] == kind
        for entry in told
    )
