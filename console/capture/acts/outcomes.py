"""The acts that propose and decide how a matter ends."""

from datetime import date

from console import require
from console.auth.permissions import Permission
from console.capture import rules
from console.capture.new_notes import checked_text
from console.capture.new_outcomes import (
    commitment_of,
    leaves_work,
    new_proposal,
    record_outcome,
    record_proposal,
    standing,
)
from console.capture.reached import reach
from console.errors import Invalid
from console.new_rows.outcomes import new_outcome
from console.queries import outcomes
from console.use_case import Work, use_case
from models.codes.capture import OutcomeKind


@use_case(Permission.CAPTURE_DECIDE)
def decide_outcome(
    work: Work,
    meeting_id: int,
    matter_id: int,
    kind: OutcomeKind,
    text: str = "",
    *,
    unit_id: int | None = None,
    body_unit_id: int | None = None,
    due_on: date | None = None,
    is_undated: bool = False,
    seen: int,
) -> int:
    """Decide how a matter ends; deciding again corrects it by the next version.

    A date, or a written reply, makes a commitment of the unit named, or of customer care where that
    body is outside the city. The date stays as said, also a Sunday or one in the past.

    Args:
        is_undated: no day was set on purpose; without it a written reply names one.
        seen: version that held; 0 = undecided.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Conflict: another outcome was decided first.
        Refused: the minutes are signed.
        Invalid: a referral names no body, or a written reply no unit or day.
    """
    require.refuse_unless_presiding(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    decided = require.matter(work, meeting_id, matter_id)
    work.expect(seen, outcomes.version(work.session, matter_id))
    unit = require.unit(work, unit_id) if unit_id is not None else None
    body = require.unit(work, body_unit_id) if body_unit_id is not None else None
    has_day = due_on is not None or is_undated
    has_unit, has_body = unit is not None, body is not None
    if lacks := rules.misses(kind, has_unit=has_unit, has_body=has_body, has_day=has_day):
        raise Invalid(lacks)
    kept = checked_text(text) if text.strip() else ""
    reached = reach(work, decided)
    made = new_outcome(work, decided, kind, kept, outcomes.next_version(work.session, matter_id))
    made.unit_id, made.body_unit_id, made.due_on = unit_id, body_unit_id, due_on
    work.session.flush()
    commitment = commitment_of(work, made, unit or body) if leaves_work(made) else None
    record_outcome(work, made, commitment, seen=seen, reached=reached)
    return made.id


@use_case(Permission.CAPTURE_WRITE)
def propose_outcome(
    work: Work,
    meeting_id: int,
    matter_id: int,
    kind: OutcomeKind,
    text: str = "",
    *,
    unit_id: int | None = None,
    body_unit_id: int | None = None,
    due_on: date | None = None,
    is_undated: bool = False,
    seen: rules.OutcomeSeen,
) -> int:
    """Prepare an outcome for the chair, who takes it, changes it, or decides otherwise.

    It commits nobody. A later proposal takes its place; a decision ends it.

    Args:
        is_undated: no day was set on purpose; without it a written reply names one.
        seen: what was decided and proposed, as the writer saw it.

    Raises:
        Conflict: somebody decided or proposed first.
        Refused: the minutes are signed.
        Invalid: a referral names no body, or a written reply no unit or day.
    """
    require.refuse_signed(work, meeting_id)
    proposed = require.matter(work, meeting_id, matter_id)
    work.expect(seen, standing(work, matter_id))
    unit = require.unit(work, unit_id) if unit_id is not None else None
    body = require.unit(work, body_unit_id) if body_unit_id is not None else None
    has_day = due_on is not None or is_undated
    has_unit, has_body = unit is not None, body is not None
    if lacks := rules.misses(kind, has_unit=has_unit, has_body=has_body, has_day=has_day):
        raise Invalid(lacks)
    made = new_proposal(work, proposed, kind, checked_text(text) if text.strip() else "")
    made.unit_id, made.body_unit_id, made.due_on = unit_id, body_unit_id, due_on
    made.outcome_version = seen.outcome_version
    return record_proposal(work, made)
