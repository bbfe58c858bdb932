"""The acts that say whether a commitment was kept: the unit reports, the secretary confirms."""

from datetime import date

from sqlalchemy import func, select

from console import clock, require
from console.auth.permissions import Permission
from console.errors import Conflict, Invalid, NotFound, Refused
from console.follow_up.conditions import holds_still
from console.follow_up.rules import LONGEST_TEXT
from console.journal import Subject, text_hash
from console.live.topics import Topic, unit_topic
from console.text.folding import clean, one_line
from console.use_case import Work, use_case
from models import Commitment, Fulfilment, FulfilmentCheck, Outcome
from models.base import new_salt
from models.codes.follow_up import FulfilmentKind

_TOPICS = (Topic.FOLLOW_UP, Topic.REVIEW)


@use_case(Permission.FOLLOW_UP_REPORT)
def report_fulfilment(
    work: Work,
    meeting_id: int,
    commitment_id: int,
    *,
    kind: FulfilmentKind,
    text: str,
    evidence: str = "",
    done_on: date | None = None,
    seen: int,
) -> int:
    """Report how far a commitment is fulfilled; earlier reports stay. Also after signing.

    Args:
        text: what was done, or why not.
        evidence: number of a document, or a link.
        done_on: the day it was done; needed when it is done, kept only then.
        seen: version of the newest report as the person saw it; 0 = none.

    Raises:
        Conflict: somebody reported in the meantime; carries both texts.
        Invalid: no text, too long, no such kind, no day, or a day to come.
        NotAllowed: another unit's commitment.
        Refused: the commitment holds no longer.
    """
    commitment = _commitment(work, meeting_id, commitment_id)
    work.require_unit(commitment.unit_id)
    said, proof = clean(text).strip(), one_line(evidence)
    newest = _newest(work, commitment_id)
    _expect_newest(seen, newest, said)
    _refuse_faulty(work, kind, said, proof, done_on)
    made = Fulfilment(
        meeting_id=meeting_id,
        commitment_id=commitment_id,
        version=(newest.version if newest else 0) + 1,
        kind=kind,
        text=said,
        evidence=proof,
        salt=new_salt(),
        done_on=done_on if kind is FulfilmentKind.DONE else None,
        recorded_at=work.now,
        author_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    work.record(
        "follow_up:fulfilment:reported",
        Subject("commitment", commitment_id),
        facts={
            "version": made.version,
            "kind": kind.value,
            "done_on": made.done_on.isoformat() if made.done_on else None,
            "text": text_hash(made.salt, said),
            "evidence": text_hash(made.salt, proof),
        },
        topics=(*_TOPICS, unit_topic(commitment.unit_id)),
    )
    return commitment_id


@use_case(Permission.FOLLOW_UP_CONFIRM)
def confirm_fulfilment(
    work: Work,
    meeting_id: int,
    commitment_id: int,
    *,
    is_kept: bool,
    reason: str = "",
    seen: int,
) -> int:
    """Say whether a commitment reported as done was kept, or send the report back.

    Args:
        reason: why it goes back; needed then.
        seen: version of the newest report as the person saw it.

    Raises:
        Conflict: somebody reported or confirmed in the meantime.
        Invalid: no reason, or too long a one.
        Refused: nothing is reported as done, or the commitment holds no longer.
    """
    commitment = _commitment(work, meeting_id, commitment_id)
    newest = _newest(work, commitment_id)
    if newest is None or newest.kind is not FulfilmentKind.DONE:
        raise Refused("fulfilment_not_reported")
    work.expect(seen, newest.version)
    _refuse_checked(work, newest)
    told = "" if is_kept else clean(reason).strip()
    if not is_kept and not told:
        raise Invalid({"reason": "return_needs_reason"})
    if len(told) > LONGEST_TEXT:
        raise Invalid({"reason": "reason_too_long"})
    made = FulfilmentCheck(
        meeting_id=meeting_id,
        fulfilment_id=newest.id,
        is_kept=is_kept,
        text=told,
        salt=new_salt(),
        recorded_at=work.now,
        author_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    work.record(
        "follow_up:fulfilment:confirmed" if is_kept else "follow_up:fulfilment:returned",
        Subject("commitment", commitment_id),
        facts={"version": newest.version, "reason": text_hash(made.salt, told)},
        topics=(*_TOPICS, unit_topic(commitment.unit_id)),
    )
    return commitment_id


def _commitment(work: Work, meeting_id: int, commitment_id: int) -> Commitment:
    """Give a commitment that holds.

    Raises:
        NotFound: no such commitment of this meeting.
        Refused: it was corrected or taken back.
    """
    require.meeting(work, meeting_id)
    found = work.session.get(Commitment, commitment_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("commitment_not_found")
    query = (
        select(func.count())
        .select_from(Commitment)
        .outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
        .where(Commitment.id == commitment_id, holds_still())
    )
    if not work.session.scalar(query):
        raise Refused("commitment_gone")
    return found


def _newest(work: Work, commitment_id: int) -> Fulfilment | None:
    query = select(Fulfilment).where(Fulfilment.commitment_id == commitment_id)
    return work.session.scalars(query.order_by(Fulfilment.version.desc()).limit(1)).first()


def _expect_newest(seen: int, newest: Fulfilment | None, said: str) -> None:
    now = newest.version if newest else 0
    if newest is not None and seen != now:
        told = {"mine": said, "other": newest.text}
        raise Conflict("fulfilment_reported", seen=said, now=newest.text, **told)
    if seen != now:
        raise Conflict(seen=seen, now=now)


def _refuse_faulty(
    work: Work, kind: FulfilmentKind, said: str, proof: str, done_on: date | None
) -> None:
    if kind not in tuple(FulfilmentKind):
        raise Invalid({"kind": "fulfilment_kind_unknown"})
    if not said:
        raise Invalid({"text": "fulfilment_needs_text"})
    if max(len(said), len(proof)) > LONGEST_TEXT:
        raise Invalid({"text": "fulfilment_too_long"})
    if kind is not FulfilmentKind.DONE:
        return
    if done_on is None:
        raise Invalid({"done_on": "done_on_missing"})
    if done_on > clock.local(work.now).date():
        raise Invalid({"done_on": "done_on_to_come"})


def _refuse_checked(work: Work, newest: Fulfilment) -> None:
    query = select(FulfilmentCheck).where(FulfilmentCheck.fulfilment_id == newest.id)
    found = work.session.scalars(query).first()
    if found is not None:
        raise Conflict("fulfilment_checked", seen=None, now=found.is_kept)
