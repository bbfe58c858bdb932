"""What was reported and found of commitments, for every screen that tells of them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, Fulfilment, FulfilmentCheck
from models.codes.follow_up import FulfilmentKind


@dataclass(frozen=True, slots=True)
class Report:
    """One report on a commitment, and what was found of it."""

    version: int  # of the newest: what both acts must have seen
    kind: FulfilmentKind
    text: str
    evidence: str
    done_on: date | None
    by: str  # display name
    at: datetime
    is_kept: bool | None  # as found; None = not looked at yet
    reason: str  # why it went back

    @property
    def awaits_check(self) -> bool:
        """Whether the unit says it is done and nobody has looked yet."""
        return self.kind is FulfilmentKind.DONE and self.is_kept is None


def reports_of(session: Session, commitment_ids: Collection[int]) -> dict[int, tuple[Report, ...]]:
    """Give the reports on commitments, the newest last, in one query: commitment -> reports."""
    query = (
        select(Fulfilment, Account.display_name, FulfilmentCheck)
        .join(Account, Account.id == Fulfilment.author_id)
        .outerjoin(FulfilmentCheck, FulfilmentCheck.fulfilment_id == Fulfilment.id)
        .where(Fulfilment.commitment_id.in_(commitment_ids))
        .order_by(Fulfilment.commitment_id, Fulfilment.version)
    )
    found: dict[int, tuple[Report, ...]] = defaultdict(tuple)
    for report, by, check in session.execute(query):
        found[report.commitment_id] += (_report(report, by, check),)
    return found


def _report(row: Fulfilment, by: str, check: FulfilmentCheck | None) -> Report:
    return Report(
        version=row.version,
        kind=row.kind,
        text=row.text,
        evidence=row.evidence,
        done_on=row.done_on,
        by=by,
        at=row.recorded_at,
        is_kept=check.is_kept if check else None,
        reason=check.text if check else "",
    )
