"""The acts that say a step of the month was done, skipped for a reason, or is open again."""

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.meetings.views import steps
from console.text.folding import clean
from console.use_case import Work, use_case
from models import StepRecord
from models.codes.steps import Step, StepState

LONGEST = 500  # characters of a proof or a reason


@use_case(Permission.MEETING_SCHEDULE)
def record_step(
    work: Work, meeting_id: int, step: Step, text: str, *, is_skipped: bool = False, seen: int
) -> int:
    """Keep that a step was done, with the document that proves it, or skipped, with the reason.

    Nothing else waits for it: a step that is open only warns. Publishing alone is hard.

    Args:
        text: number and date of the paper, or a link; of a skipped step why.
        seen: id of the step's newest record as the person saw it; 0 = none.

    Raises:
        Conflict: somebody recorded it meanwhile.
        Refused: the step follows from what the meeting records, or results would be published
            before the minutes are signed.
        Invalid: no text, or one too long.
    """
    state = StepState.SKIPPED if is_skipped else StepState.DONE
    told = clean(text).strip()
    line = _seen(work, meeting_id, step, seen)
    if not line.is_by_hand:
        raise Refused("step_not_by_hand")
    if step is Step.PUBLISHED and not is_skipped:
        _refuse_unsigned(work, meeting_id)
    if not told:
        raise Invalid({"text": "step_needs_reason" if is_skipped else "step_needs_proof"})
    if len(told) > LONGEST:
        raise Invalid({"text": "step_text_too_long"})
    return _record(work, meeting_id, step, state, told)


@use_case(Permission.MEETING_SCHEDULE)
def reopen_step(work: Work, meeting_id: int, step: Step, *, seen: int) -> int:
    """Say that a step recorded by hand is open again.

    Args:
        seen: id of the step's newest record as the person saw it.

    Raises:
        Conflict: somebody recorded it meanwhile.
        Refused: nothing was recorded by hand, or it is open already.
    """
    line = _seen(work, meeting_id, step, seen)
    if not line.is_by_hand or line.is_open:
        raise Refused("step_not_recorded")
    return _record(work, meeting_id, step, StepState.OPEN, "")


def _seen(work: Work, meeting_id: int, step: Step, seen: int) -> steps.StepLine:
    meeting = require.meeting(work, meeting_id)
    newest = work.session.scalar(
        select(StepRecord.id)
        .where(StepRecord.meeting_id == meeting_id, StepRecord.step == step)
        .order_by(StepRecord.id.desc())
        .limit(1)
    )
    work.expect(seen, newest or 0)
    return next(line for line in steps.load(work.session, meeting) if line.step is step)


def _refuse_unsigned(work: Work, meeting_id: int) -> None:
    known = steps.load(work.session, require.meeting(work, meeting_id))
    if next(step for step in known if step.step is Step.MINUTES).is_open:
        raise Refused("publish_needs_minutes")


def _record(work: Work, meeting_id: int, step: Step, state: StepState, text: str) -> int:
    made = StepRecord(
        meeting_id=meeting_id,
        step=step,
        state=state,
        text=text,
        account_id=work.account.id,
        recorded_at=work.now,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    work.record(
        "meeting:step:recorded",
        Subject("step", made.id),
        facts={"step": step.value, "state": state.value},
        topics=(Topic.MEETING, Topic.AGENDA),
        also=(Subject("meeting", meeting_id),),
    )
    return made.id
