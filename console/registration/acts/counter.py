"""The act that takes in a form at a counter, on behalf of who stands there."""

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.queries import places
from console.registration.new_registration import take_in
from console.registration.submission import Sent
from console.use_case import Work, use_case
from models.codes.meetings import COUNTERS_OPEN
from models.codes.registrations import Source


@use_case(Permission.INTAKE_COUNTER)
def register_at_counter(work: Work, meeting_id: int, sent: Sent) -> int:
    """Take in a form somebody dictated or handed over; gives the registration's id.

    Before the public list opens and after it closed, too, and while the meeting is held: the entry
    says that it came late, and the review decides. The counter is that of the unit of who took it.

    Raises:
        Refused: the meeting is over or was called off, or this submission is in already.
    """
    meeting = require.meeting(work, meeting_id)
    if meeting.state not in COUNTERS_OPEN:
        raise Refused("counter_closed")
    facts = {"counter": work.account.unit_id, "late": not places.is_open(meeting)}
    return take_in(work, meeting, sent, Source.COUNTER, "intake:form:taken", **facts)
