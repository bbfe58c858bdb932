"""The acts of drafting: a unit writes and asks, the chair or the secretary clears or returns."""

from console import require
from console.auth.permissions import Permission
from console.drafting import rules
from console.drafting.require import (
    UnitAssignment,
    checked,
    new_version,
    newest_of,
    part,
    record_draft,
    standing,
    text_of,
)
from console.drafting.rules import DraftSeen, DraftText
from console.errors import Conflict, Invalid, Refused
from console.queries import assignments
from console.use_case import Work, use_case
from models import Draft
from models.codes.drafts import DraftState


@use_case(Permission.DRAFT_WRITE)
def save_draft(
    work: Work,
    meeting_id: int,
    assignment_id: int,
    text: str,
    *,
    legal_basis: str = "",
    seen: int,
) -> int:
    """Keep the next version of a unit's answer; a clearance asked for and not given is taken back.

    What was cleared before goes on to hold until another version is cleared.

    Args:
        seen: number of the version the writer started from; 0 = there was none.

    Raises:
        NotAllowed: another unit's part.
        NotFound: no such assignment here.
        Conflict: somebody kept another version meanwhile; carries both texts.
        Refused: the part went to another unit, or its matter was grouped into another.
        Invalid: no text, or one too long.
    """
    held = part(work, meeting_id, assignment_id)
    told = checked({"text": text, "legal_basis": legal_basis})
    if not told["text"]:
        raise Invalid({"text": "text_missing"})
    newest = newest_of(assignments.versions(work.session, assignment_id))
    if seen != (newest.number if newest else 0):
        mine = DraftText(seen, told["text"], told["legal_basis"], work.account.display_name)
        raise Conflict(seen=mine, now=text_of(work, newest))
    if newest is not None and newest.state is DraftState.ASKED:
        newest.state = DraftState.DRAFT
    made = new_version(work, assignment_id, seen + 1, told["text"], told["legal_basis"])
    return record_draft(work, "review:draft:saved", held, made)


@use_case(Permission.DRAFT_WRITE)
def ask_clearance(work: Work, meeting_id: int, assignment_id: int, *, seen: DraftSeen) -> int:
    """Ask that the newest version be cleared.

    Args:
        seen: that version as the writer saw it.

    Raises:
        NotAllowed: another unit's part.
        Conflict: another version or another state came first.
        Refused: it was asked for, cleared or returned already, or the part is no longer theirs.
    """
    held, newest = _seen_part(work, meeting_id, assignment_id, seen)
    if not rules.may_ask(newest.state):
        raise Refused("draft_not_askable", number=newest.number)
    newest.state = DraftState.ASKED
    newest.asked_by_id, newest.asked_at = work.account.id, work.now
    return record_draft(work, "review:draft:asked", held, newest)


@use_case(Permission.DRAFT_CLEAR)
def clear(work: Work, meeting_id: int, assignment_id: int, *, seen: DraftSeen) -> int:
    """Clear the newest version: it holds until it is returned or a later one is cleared.

    Args:
        seen: that version as who clears read it.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Conflict: another version or another state came first.
        Refused: clearance was not asked for.
    """
    require.refuse_leader_off_duty(work, meeting_id)
    held, newest = _seen_part(work, meeting_id, assignment_id, seen)
    if not rules.may_clear(newest.state):
        raise Refused("draft_not_asked", number=newest.number)
    _decide(work, newest, DraftState.CLEARED, "")
    return record_draft(work, "review:draft:cleared", held, newest)


@use_case(Permission.DRAFT_CLEAR)
def return_draft(
    work: Work, meeting_id: int, assignment_id: int, comment: str, *, seen: DraftSeen
) -> int:
    """Return the newest version with what is to be changed; once cleared, none holds any more.

    Args:
        comment: what is to be changed; needed.
        seen: that version as who clears read it.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Conflict: another version or another state came first.
        Refused: clearance was neither asked for nor given.
        Invalid: no comment, or one too long.
    """
    require.refuse_leader_off_duty(work, meeting_id)
    held, newest = _seen_part(work, meeting_id, assignment_id, seen)
    if not rules.may_return(newest.state):
        raise Refused("draft_not_asked", number=newest.number)
    told = checked({"comment": comment})["comment"]
    if not told:
        raise Invalid({"comment": "comment_missing"})
    was_cleared = newest.state is DraftState.CLEARED
    _decide(work, newest, DraftState.RETURNED, told)
    if was_cleared:
        _withdraw_earlier(work, assignment_id, told)
    return record_draft(work, "review:draft:returned", held, newest)


def _seen_part(
    work: Work, meeting_id: int, assignment_id: int, seen: DraftSeen
) -> tuple[UnitAssignment, Draft]:
    held = part(work, meeting_id, assignment_id)
    newest = newest_of(assignments.versions(work.session, assignment_id))
    work.expect(seen, standing(newest))
    if newest is None:
        raise Refused("draft_missing")
    return held, newest


def _decide(work: Work, one: Draft, state: DraftState, comment: str) -> None:
    one.state, one.comment = state, comment
    one.decided_by_id, one.decided_at = work.account.id, work.now


def _withdraw_earlier(work: Work, assignment_id: int, comment: str) -> None:
    """Let no earlier clearance come back in place of the one withdrawn."""
    for version in assignments.versions(work.session, assignment_id):
        if version.state is DraftState.CLEARED:
            _decide(work, version, DraftState.RETURNED, comment)
