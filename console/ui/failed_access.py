"""Tells the journal of an access tried in vain, once in a while and never too often."""

from contextlib import suppress

from console import bootstrap, clock, db
from console.administration import failed_accesses
from console.administration.acts import accesses
from console.administration.failed_accesses import FailedAccess
from console.errors import Refused


def tell(kind: FailedAccess, account_id: int | None) -> None:
    """Leave an entry, unless the journal says so already.

    Asked before the act too: who is refused again and again must not hold up the house's chain.
    """
    public = bootstrap.the_public()
    with db.reading() as session:
        tried = account_id or public.account_id
        if failed_accesses.is_told(session, kind, tried, clock.now()):
            return
    with suppress(Refused):
        accesses.tell_failed_access(public, kind, account_id)
