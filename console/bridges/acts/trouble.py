"""The act of a site that is not heard or not seen though its line stands."""

from console.auth.permissions import Permission
from console.bridges.require import connected, interrupt, record, take_readiness_back
from console.use_case import Work, use_case


@use_case(Permission.BRIDGE_REPORT)
def report_trouble(work: Work, meeting_id: int, bridge_id: int, *, reason: str) -> int:
    """Report that a connected site is not heard or seen; parks the turn on air there.

    The line stands, so it counts as no loss; who sits there says again when they are ready.

    Raises:
        Refused: it is not connected, or the minutes are signed.
        NotAllowed: an operator reports for another unit.
    """
    troubled, _ = connected(work, meeting_id, bridge_id)
    take_readiness_back(work, troubled)
    cut = interrupt(work, troubled, reason)
    return record(work, "bridge:trouble:reported", troubled, parked=cut)
