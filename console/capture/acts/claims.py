"""The acts by which secretaries share the work: who writes of a matter, and who no longer does."""

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, use_case
from models import Matter, MatterClaim


@use_case(Permission.CAPTURE_WRITE)
def claim_matter(work: Work, meeting_id: int, matter_id: int, *, seen: int | None) -> int:
    """Say that one writes of a matter now, and no longer of another; nobody else is kept from it.

    Args:
        seen: account that writes of it, as the person saw it; None = nobody.

    Raises:
        Conflict: somebody else said so first.
        Refused: one has said so already, or the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    matter = require.matter(work, meeting_id, matter_id)
    held = work.session.get(MatterClaim, matter_id)
    work.expect(seen, held.account_id if held else None)
    if seen == work.account.id:
        raise Refused("claim_own", number=matter.number)
    left = _leave(work, meeting_id)
    if held is not None:
        work.session.delete(held)
    work.session.flush()  # each person and each matter stands once
    made = MatterClaim(matter_id=matter_id, meeting_id=meeting_id, account_id=work.account.id)
    made.since, made.entry = work.now, work.number
    work.session.add(made)
    _record(work, "capture:matter:claimed", matter, was=seen, left=left)
    return matter_id


@use_case(Permission.CAPTURE_WRITE)
def release_matter(work: Work, meeting_id: int, matter_id: int, *, seen: int | None) -> int:
    """Say that nobody writes of a matter any more, oneself or a colleague who has left.

    Args:
        seen: account that writes of it, as the person saw it.

    Raises:
        Conflict: somebody else writes of it by now.
        Refused: nobody does.
    """
    matter = require.matter(work, meeting_id, matter_id)
    held = work.session.get(MatterClaim, matter_id)
    work.expect(seen, held.account_id if held else None)
    if held is None:
        raise Refused("claim_missing", number=matter.number)
    work.session.delete(held)
    _record(work, "capture:matter:released", matter, was=seen)
    return matter_id


def _leave(work: Work, meeting_id: int) -> int | None:
    """End the claim of who acts; gives its matter."""
    query = select(MatterClaim).where(
        MatterClaim.meeting_id == meeting_id, MatterClaim.account_id == work.account.id
    )
    own = work.session.scalars(query).one_or_none()
    if own is None:
        return None
    work.session.delete(own)
    return own.matter_id


def _record(work: Work, act: str, matter: Matter, **facts: int | None) -> None:
    told = {"number": matter.number, **facts}
    work.record(act, Subject("matter", matter.id), facts=told, topics=(Topic.CAPTURE,))
