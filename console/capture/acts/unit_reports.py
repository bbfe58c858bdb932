"""The acts of a unit about a question it has to answer: ready, more time, elsewhere, in writing."""

from datetime import date

from console import require
from console.auth.permissions import Permission
from console.capture.new_notes import checked_text
from console.capture.new_outcomes import new_proposal, record_proposal, standing
from console.capture.rules import OutcomeSeen
from console.errors import Invalid, NotAllowed, Refused
from console.journal import Subject
from console.live.topics import Topic, unit_topic
from console.queries import unit_reports
from console.queries.assignments import of_matters
from console.use_case import Work, use_case
from models import Matter, UnitReport
from models.codes.capture import OutcomeKind, UnitReportKind
from models.codes.meetings import MeetingState
from models.codes.questions import AssignmentState

ACTS = {
    UnitReportKind.READY: "capture:unit:ready",
    UnitReportKind.MORE_TIME: "capture:unit:more_time",
    UnitReportKind.ELSEWHERE: "capture:unit:elsewhere",
    UnitReportKind.TAKEN_BACK: "capture:unit:taken_back",
}


@use_case(Permission.UNIT_REPORT)
def report_unit(
    work: Work,
    meeting_id: int,
    matter_id: int,
    kind: UnitReportKind,
    *,
    other_unit_id: int | None = None,
    seen: int,
) -> int:
    """Tell the chair how one's unit stands with a question it has to answer.

    Args:
        other_unit_id: who should answer instead; the chair and the secretary decide.
        seen: what the unit said last, as the person saw it; 0 = nothing.

    Raises:
        NotAllowed: the question is not the unit's.
        Conflict: a colleague said something else first.
        Refused: the meeting is not under way, the question is decided, or nothing is to take back.
        Invalid: no other unit is named, or one's own.
    """
    unit_id, matter = _own_matter(work, meeting_id, matter_id)
    newest = unit_reports.newest(work.session, meeting_id, unit_id).get(matter_id)
    work.expect(seen, newest.id if newest else 0)
    if kind is UnitReportKind.TAKEN_BACK and (newest is None or newest.kind is kind):
        raise Refused("unit_report_missing", number=matter.number)
    made = UnitReport(meeting_id=meeting_id, matter_id=matter_id, unit_id=unit_id, kind=kind)
    made.other_unit_id = _other(work, kind, unit_id, other_unit_id)
    made.recorded_at, made.author_id, made.entry = work.now, work.account.id, work.number
    work.session.add(made)
    work.session.flush()
    work.record(
        ACTS[kind],
        Subject("unit_report", made.id),
        facts={"number": matter.number, "unit": unit_id, "other": made.other_unit_id},
        topics=(Topic.CAPTURE, unit_topic(unit_id)),
        also=(Subject("matter", matter_id),),
    )
    return made.id


@use_case(Permission.UNIT_REPORT)
def propose_in_writing(
    work: Work,
    meeting_id: int,
    matter_id: int,
    text: str,
    *,
    due_on: date | None,
    seen: OutcomeSeen,
) -> int:
    """Propose to the chair that one's unit answers in writing by a day; the chair decides.

    Args:
        text: why.
        seen: what was decided and proposed, as the person saw it.

    Raises:
        NotAllowed: the question is not the unit's.
        Conflict: somebody decided or proposed first.
        Refused: the meeting is not under way, the question is decided, or another proposal waits.
        Invalid: no day is named, or no reason.
    """
    unit_id, matter = _own_matter(work, meeting_id, matter_id)
    work.expect(seen, standing(work, matter_id))
    waiting = seen.proposal_id
    if waiting and unit_reports.proposers(work.session, [waiting]).get(waiting) != unit_id:
        raise Refused("proposal_waits", number=matter.number)
    if due_on is None:
        raise Invalid({"due_on": "reply_day_missing"})
    made = new_proposal(work, matter, OutcomeKind.WRITTEN_REPLY, checked_text(text))
    made.unit_id, made.due_on, made.outcome_version = unit_id, due_on, seen.outcome_version
    return record_proposal(work, made)


def _own_matter(work: Work, meeting_id: int, matter_id: int) -> tuple[int, Matter]:
    """Give the unit that acts and its matter, which waits for the answer."""
    matter = require.matter(work, meeting_id, matter_id)
    unit_id = work.account.unit_id
    part = of_matters(work.session, [matter_id])[matter_id].get(unit_id or 0)
    is_given = part is not None and part.state is not AssignmentState.TRANSFERRED
    if unit_id is None or not (is_given or matter.lead_unit_id == unit_id):
        raise NotAllowed("not_your_unit")
    if require.meeting(work, meeting_id).state not in (MeetingState.OPEN, MeetingState.RECESS):
        raise Refused("meeting_not_open")
    if standing(work, matter_id).outcome_version:
        raise Refused("unit_matter_decided", number=matter.number)
    return unit_id, matter


def _other(work: Work, kind: UnitReportKind, unit_id: int, other_id: int | None) -> int | None:
    if kind is not UnitReportKind.ELSEWHERE:
        return None
    if other_id is None or other_id == unit_id:
        raise Invalid({"unit": "other_unit_missing"})
    return require.standing_unit(work, other_id).id
