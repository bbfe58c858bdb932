"""People: who holds a duty in a meeting now."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, Duty
from models.codes.meetings import DutyKind
from models.codes.people import Role


def on_duty(session: Session, meeting_id: int, kind: DutyKind) -> list[Duty]:
    """List who holds a duty now, the latest last."""
    return [duty for duty, _ in named_on_duty(session, meeting_id, (kind,))]


def named_on_duty(
    session: Session, meeting_id: int, kinds: Collection[DutyKind]
) -> list[tuple[Duty, str]]:
    """List who holds some duties now and what each is called, the latest last; empty = no name."""
    query = (
        select(Duty, Account.display_name)
        .outerjoin(Account, Account.id == Duty.account_id)
        .where(Duty.meeting_id == meeting_id, Duty.kind.in_(kinds), Duty.to_at.is_(None))
        .order_by(Duty.from_at, Duty.id)
    )
    return [(duty, duty.person or name or "") for duty, name in session.execute(query)]


def is_leader_off_duty(session: Session, account: Account, meeting_id: int) -> bool:
    """Tell whether this is a leader who neither chairs nor deputises in the meeting now."""
    if account.role is not Role.LEADER:
        return False
    query = select(Duty.id).where(
        Duty.meeting_id == meeting_id,
        Duty.kind.in_([DutyKind.CHAIR, DutyKind.DEPUTY]),
        Duty.account_id == account.id,
        Duty.to_at.is_(None),
    )
    return session.scalars(query.limit(1)).first() is None
