"""Who presides over a meeting: since when, in whose place, and who only watches."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, Duty
from models.codes.meetings import DutyKind
from models.codes.people import Role

NamedDuty = tuple[Duty, str]


@dataclass(frozen=True, slots=True)
class Presiding:
    """The chair of a meeting and who stands beside it, now."""

    chair: NamedDuty | None
    deputies: tuple[NamedDuty, ...]
    displaced: tuple[NamedDuty, ...]  # from whom the chair was taken over, the latest first

    @property
    def person(self) -> str:
        """Give who chairs, in words; empty = nobody."""
        return self.chair[1] if self.chair else ""

    def chairs(self, account: Account) -> bool:
        """Tell whether an account holds the chair."""
        return self.chair is not None and self.chair[0].account_id == account.id

    def deputises(self, account: Account) -> bool:
        """Tell whether an account holds the duty of deputy."""
        return any(duty.account_id == account.id for duty, _ in self.deputies)

    def was_displaced(self, account: Account) -> bool:
        """Tell whether the chair was taken over from an account, which may take it back."""
        return any(duty.account_id == account.id for duty, _ in self.displaced)

    def watches(self, account: Account) -> bool:
        """Tell whether a leader is of this meeting's chair while another account presides."""
        held = self.chair is not None and self.chair[0].account_id is not None
        is_near = self.deputises(account) or self.was_displaced(account)
        is_leader = account.role is Role.LEADER
        return is_leader and held and is_near and not self.chairs(account)

    def lets_run(self, account: Account) -> bool:
        """Tell whether a leader may run the meeting."""
        return self.chairs(account) or (self.deputises(account) and not self.watches(account))


def of(session: Session, meeting_id: int) -> Presiding:
    """Read who presides over a meeting."""
    query = (
        select(Duty, Account.display_name)
        .outerjoin(Account, Account.id == Duty.account_id)
        .where(Duty.meeting_id == meeting_id, Duty.kind.in_([DutyKind.CHAIR, DutyKind.DEPUTY]))
        .order_by(Duty.from_at, Duty.id)
    )
    duties = [(duty, duty.person or name or "") for duty, name in session.execute(query)]
    held = [named for named in duties if named[0].to_at is None]
    chairs = [named for named in held if named[0].kind is DutyKind.CHAIR]
    chair = chairs[-1] if chairs else None
    return Presiding(
        chair,
        tuple(named for named in held if named[0].kind is DutyKind.DEPUTY),
        tuple(displaced_by(duties, chair)) if chair else (),
    )


def displaced_by(duties: Sequence[NamedDuty], chair: NamedDuty) -> list[NamedDuty]:
    """List from whom a chair was taken over, one after the other, the latest first.

    Who took it was deputy until that moment; a chair that was assigned displaced nobody.
    """
    taken = chair[0]
    ended = [
        named
        for named in duties
        if named[0].to_at == taken.from_at and named[0].id < taken.id and named[0].account_id
    ]
    was_deputy = any(
        duty.kind is DutyKind.DEPUTY and duty.account_id == taken.account_id for duty, _ in ended
    )
    before = [named for named in ended if named[0].kind is DutyKind.CHAIR]
    if not was_deputy or not before:
        return []
    return [before[-1], *displaced_by(duties, before[-1])]
