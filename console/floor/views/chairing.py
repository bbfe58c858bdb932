"""Who chairs, as the chair's desk tells it, and what this viewer is to them."""

from dataclasses import dataclass
from datetime import datetime

from console.queries.presiding import Presiding
from models import Account


@dataclass(frozen=True, slots=True)
class Chairing:
    """Who chairs since when, and whether this viewer could take over or take back."""

    person: str  # empty = nobody
    duty_id: int | None  # what `take_over` and `take_back` must have seen
    since: datetime | None
    instead_of: str  # who chaired before the chair was taken over; empty = it was not
    is_mine: bool
    is_deputy: bool  # this viewer holds the duty of deputy
    was_displaced: bool  # the chair was taken over from this viewer


def chairing_of(presiding: Presiding, account: Account) -> Chairing:
    """Tell who chairs to one account."""
    duty = presiding.chair[0] if presiding.chair else None
    return Chairing(
        person=presiding.person,
        duty_id=duty.id if duty else None,
        since=duty.from_at if duty else None,
        instead_of=presiding.displaced[0][1] if presiding.displaced else "",
        is_mine=presiding.chairs(account),
        is_deputy=presiding.deputises(account),
        was_displaced=presiding.was_displaced(account),
    )
