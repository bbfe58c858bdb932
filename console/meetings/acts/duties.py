"""The acts that say who does what in a meeting, and who came."""

from console import require
from console.auth.permissions import Permission
from console.errors import Conflict, Invalid, NotFound
from console.import_files.cells import read_email
from console.journal import Subject
from console.live.topics import Topic
from console.meetings.require import (
    account,
    charge,
    delegate,
    duties,
    end_duties,
    holders,
)
from console.text.folding import name_of, one_line
from console.use_case import Work, use_case
from models import Delegate, Duty
from models.codes.meetings import Attendance, DutyKind

_HELD_BY_ONE = frozenset({DutyKind.CHAIR, DutyKind.SECRETARY})


@use_case(Permission.MEETING_DUTIES)
def assign_duty(
    work: Work,
    meeting_id: int,
    kind: DutyKind,
    *,
    account_id: int | None = None,
    person: str = "",
    unit_id: int | None = None,
    seen: tuple[int, ...],
) -> int:
    """Charge an account, or a person named in words, with a duty; gives the duty's id.

    Who held the chair or kept the minutes before is relieved at that moment.

    Args:
        person: name and title as minuted; the account's name stands in when it is empty.
        unit_id: the site of an operator.
        seen: the duties of this kind held now, of operators those of that site, as the person
            saw them, the earliest first.

    Raises:
        Conflict: somebody else gave that duty meanwhile; carries both names.
        Invalid: nobody is named, or an operator's site is missing.
        Refused: the minutes are signed.
    """
    require.unsigned(work, meeting_id)
    named = name_of(person)
    if account_id is None and not named:
        raise Invalid({"person": "duty_needs_person"})
    if kind is DutyKind.OPERATOR and unit_id is None:
        raise Invalid({"unit_id": "operator_needs_unit"})
    if account_id is not None:
        named = named or account(work, account_id).display_name
    if unit_id is not None:
        require.unit(work, unit_id)
    held = holders(work, meeting_id, kind, unit_id)
    _expect_holders(work, seen, held)
    relieved = end_duties(work, held if kind in _HELD_BY_ONE else [])
    made = charge(work, meeting_id, kind, account_id, named, unit_id)
    work.record(
        "meeting:duty:assigned",
        Subject("duty", made.id),
        facts={"kind": kind.value, "account": account_id, "unit": unit_id, "relieved": [*relieved]},
        topics=(Topic.MEETING, Topic.FLOOR),
        also=tuple(Subject("duty", duty_id) for duty_id in relieved),
    )
    return made.id


def _expect_holders(work: Work, seen: tuple[int, ...], held: list[Duty]) -> None:
    now = tuple(duty.id for duty in held)
    if tuple(seen) == now:
        return
    told = [", ".join(duty.person for duty in known) or "–" for known in (duties(work, seen), held)]
    raise Conflict("duty_changed", seen=tuple(seen), now=now, before=told[0], after=told[1])


@use_case(Permission.MEETING_DUTIES)
def end_duty(
    work: Work,
    meeting_id: int,
    duty_id: int,
    *,
    seen: bool,
) -> int:
    """Relieve somebody of a duty, also one given by mistake.

    Args:
        seen: whether the duty was held, as the person saw it.

    Raises:
        NotFound: no such duty here.
        Conflict: somebody else ended it first.
        Refused: the minutes are signed.
    """
    require.unsigned(work, meeting_id)
    ended = work.session.get(Duty, duty_id)
    if ended is None or ended.meeting_id != meeting_id:
        raise NotFound("duty_not_found")
    work.expect(seen, ended.to_at is None)
    end_duties(work, [ended])
    work.record(
        "meeting:duty:ended",
        Subject("duty", ended.id),
        facts={"kind": ended.kind.value, "account": ended.account_id},
        topics=(Topic.MEETING, Topic.FLOOR),
    )
    return ended.id


@use_case(Permission.MEETING_SCHEDULE)
def invite_delegate(
    work: Work,
    meeting_id: int,
    name: str,
    *,
    position: str = "",
    organization: str = "",
    email: str = "",
    unit_id: int | None = None,
) -> int:
    """Put a delegate on the list of participants; gives the delegate's id.

    Raises:
        Invalid: no name, or an e-mail address that cannot be read.
        Refused: the minutes are signed.
    """
    require.unsigned(work, meeting_id)
    if not name_of(name):
        raise Invalid({"name": "name_missing"})
    address = _address(email)
    if unit_id is not None:
        require.unit(work, unit_id)
    made = Delegate(
        meeting_id=meeting_id,
        name=name_of(name),
        position=one_line(position),
        organization=one_line(organization),
        email=address,
        unit_id=unit_id,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    work.record(
        "meeting:delegate:invited",
        Subject("delegate", made.id),
        facts={"unit": unit_id},
        topics=(Topic.MEETING,),
    )
    return made.id


@use_case(Permission.MEETING_SCHEDULE)
def address_delegate(
    work: Work, meeting_id: int, delegate_id: int, email: str, *, seen: str
) -> int:
    """Note or correct where mail to a delegate goes; gives the delegate's id.

    Args:
        email: empty = no mail.
        seen: the address as the person saw it.

    Raises:
        NotFound: no such delegate here.
        Conflict: somebody else changed it first.
        Invalid: an e-mail address that cannot be read.
    """
    addressed = delegate(work, meeting_id, delegate_id)
    work.expect(seen, addressed.email)
    addressed.email = _address(email)
    work.record(
        "meeting:delegate:addressed",
        Subject("delegate", delegate_id),
        facts={"has_address": bool(addressed.email)},
        topics=(Topic.MEETING,),
    )
    return delegate_id


def _address(email: str) -> str:
    read = read_email(email).value
    if not isinstance(read, str):
        raise Invalid({"email": "email_unreadable"})
    return read


@use_case(Permission.MEETING_SCHEDULE)
def mark_delegate(
    work: Work,
    meeting_id: int,
    delegate_id: int,
    attendance: Attendance,
    *,
    reason: str = "",
    seen: Attendance,
) -> int:
    """Note whether a delegate came.

    Raises:
        Conflict: somebody else marked it first.
        Refused: the minutes are signed.
    """
    require.unsigned(work, meeting_id)
    marked = delegate(work, meeting_id, delegate_id)
    work.expect(seen, marked.attendance)
    marked.attendance, marked.reason = attendance, one_line(reason)
    work.record(
        "meeting:delegate:marked",
        Subject("delegate", delegate_id),
        facts={"attendance": attendance.value},
        topics=(Topic.MEETING,),
    )
    return delegate_id
