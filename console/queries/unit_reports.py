"""What units said of questions before they answer: the newest of each unit stands."""

from collections.abc import Iterable

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from models import Account, Proposal, UnitReport
from models.codes.capture import UnitReportKind

# Written once: putting a query together costs more than running it.
_MEETING: BindParameter[int] = bindparam("meeting")
_LAST = (
    select(func.max(UnitReport.id))
    .where(UnitReport.meeting_id == _MEETING)
    .group_by(UnitReport.matter_id, UnitReport.unit_id)
)
_STANDING = (
    select(UnitReport)
    .where(UnitReport.id.in_(_LAST), UnitReport.kind != UnitReportKind.TAKEN_BACK)
    .order_by(UnitReport.id)
)


def newest(session: Session, meeting_id: int, unit_id: int) -> dict[int, UnitReport]:
    """Give what a unit said last of each matter, also that it took it back, by matter."""
    query = (
        select(UnitReport)
        .where(UnitReport.meeting_id == meeting_id, UnitReport.unit_id == unit_id)
        .order_by(UnitReport.id)
    )
    return {report.matter_id: report for report in session.scalars(query)}


def standing(session: Session, meeting_id: int) -> list[UnitReport]:
    """List what units say now in a meeting, the earliest first; what was taken back is left out."""
    return list(session.scalars(_STANDING, {"meeting": meeting_id}))


def proposers(session: Session, proposal_ids: Iterable[int]) -> dict[int, int | None]:
    """Give the units of who proposed outcomes: proposal -> unit; None = the secretary's."""
    query = (
        select(Proposal.id, Account.unit_id)
        .join(Account, Account.id == Proposal.author_id)
        .where(Proposal.id.in_(list(proposal_ids)))
    )
    return {row.id: row.unit_id for row in session.execute(query)}
