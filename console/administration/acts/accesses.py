"""The act that tells the journal of accesses tried in vain."""

from console.administration.failed_accesses import ACT, FailedAccess, is_told
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, house_act


@house_act(Permission.ACCESS_TELL)
def tell_failed_access(work: Work, kind: FailedAccess, account_id: int | None) -> int:
    """Tell that somebody failed to get in; gives the account it was tried for.

    Args:
        account_id: whose sign-in or whose page it was; None = no account has the name typed, and
            the entry stands with the account of everybody.

    Raises:
        Refused: `access_told`: the journal says so already, or was told of too many.
    """
    tried = account_id or work.account.id
    if is_told(work.session, kind, tried, work.now):
        raise Refused("access_told")
    facts = {"kind": kind.value}
    work.record(ACT, Subject("account", tried), facts=facts, topics=(Topic.HOUSE,))
    return tried
