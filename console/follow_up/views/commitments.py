"""The list of commitments over all meetings."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission, holds
from console.auth.roles import BOUND
from console.follow_up.conditions import holds_still
from console.follow_up.rules import CommitmentStanding, days_late, days_left, standing_of
from console.follow_up.views.reports import Report, reports_of
from console.queries.withheld import matters_from
from console.text import row_ids
from console.text.folding import NaturalOrder, natural_order
from console.text.ranking import tells_of
from models import Account, Commitment, ConclusionMatter, Matter, Meeting, Note, Outcome, Unit
from models.codes.capture import OutcomeKind
from models.codes.people import Role


class CommitmentOrder(StrEnum):
    """What the list is sorted by."""

    DUE = "due"
    UNIT = "unit"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """Work given to a unit."""

    id: int
    meeting_code: str
    unit_id: int
    unit: str  # name
    text: str
    matters: tuple[int, ...]  # numbers of the matters it came from
    wording: str  # of the matter as on screen; empty = none, or not for this viewer
    outcome: OutcomeKind | None  # None = it came from a conclusion
    conclusion: int | None  # number of that conclusion
    due_on: date | None
    days_left: int | None  # calendar days from today; negative = over
    standing: CommitmentStanding
    meeting_id: int = 0
    reports: tuple[Report, ...] = ()  # the newest last
    can_report: bool = False
    can_confirm: bool = False

    @property
    def report(self) -> Report | None:
        """Give the newest report; None = nothing was reported."""
        return self.reports[-1] if self.reports else None

    @property
    def seen(self) -> int:
        """Give what both acts must have seen."""
        return self.report.version if self.report else 0

    @property
    def days_late(self) -> int:
        """Give by how many days it was done after its due date, as reported."""
        return days_late(self.due_on, self.report.done_on if self.report else None)


@dataclass(frozen=True, slots=True)
class FollowUpFilter:
    """What to look for; the default is everything, the soonest due first."""

    search: str = ""  # in unit, text, wording and the matter's number; folded
    unit_id: int | None = None
    standing: CommitmentStanding | None = None
    meeting_code: str = ""
    order: CommitmentOrder = CommitmentOrder.DUE


EVERYTHING = FollowUpFilter()


def filter_of(asked: Mapping[str, str]) -> FollowUpFilter:
    """Make a filter of the words in an address or in fields; what is none of ours is any.

    Args:
        asked: `search`, `unit` (an id), `standing`, `meeting` (a code) and `order`.
    """
    standing, order, unit = (asked.get(name, "") for name in ("standing", "order", "unit"))
    return FollowUpFilter(
        search=asked.get("search", ""),
        unit_id=row_ids.read(unit) or None,
        standing=CommitmentStanding(standing) if standing in list(CommitmentStanding) else None,
        meeting_code=asked.get("meeting", ""),
        order=CommitmentOrder(order) if order in list(CommitmentOrder) else CommitmentOrder.DUE,
    )


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The commitments this viewer may see."""

    total: int  # without the filter
    counts: tuple[tuple[CommitmentStanding, int], ...]  # without the filter
    units: tuple[tuple[int, str], ...]  # that promised something: id, name
    meetings: tuple[str, ...]  # codes, the latest first
    sees_all: bool  # False = only the viewer's own unit
    lines: tuple[CommitmentLine, ...]

    def by_unit(self) -> tuple[tuple[str, tuple[tuple[CommitmentStanding, int], ...]], ...]:
        """Count the lines shown by unit and standing, the busiest unit first."""
        held: dict[str, Counter[CommitmentStanding]] = defaultdict(Counter)
        for line in self.lines:
            held[line.unit][line.standing] += 1
        busiest = sorted(held.items(), key=lambda unit: (-unit[1].total(), natural_order(unit[0])))
        return tuple(
            (unit, tuple((standing, many[standing]) for standing in CommitmentStanding))
            for unit, many in busiest
        )


def load(viewer: Actor | None, wanted: FollowUpFilter = EVERYTHING) -> FollowUp:
    """List the commitments of all meetings.

    Who may not read captures sees those of their own unit alone.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read meetings.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        sees_all = holds(account.role, Permission.CAPTURE_READ)
        stored = session.execute(_query(account, sees_all=sees_all)).all()
        concluded = _concluded(session)
        reports = reports_of(session, [row.id for row, *_ in stored])
        withheld = matters_from(
            session, account.role, (matter for *_, matter, _ in stored if matter)
        )
    lines = [_line(*row, concluded, account, withheld) for row in stored]
    lines = [_with_reports(line, reports.get(line.id, ()), account.role) for line in lines]
    found = [line for line in lines if _is_wanted(line, wanted)]
    found.sort(key=_ORDERS[wanted.order])
    counted = Counter(line.standing for line in lines)
    return FollowUp(
        total=len(lines),
        counts=tuple((standing, counted[standing]) for standing in CommitmentStanding),
        units=_units(lines),
        meetings=tuple(sorted({line.meeting_code for line in lines}, reverse=True)),
        sees_all=sees_all,
        lines=tuple(found),
    )


Stored = tuple[Commitment, str, str, Outcome | None, Matter | None, Note | None]


def _query(account: Account, *, sees_all: bool) -> Select[*Stored]:
    query = (
        select(Commitment, Unit.name, Meeting.code, Outcome, Matter, Note)
        .join(Unit, Unit.id == Commitment.unit_id)
        .join(Meeting, Meeting.id == Commitment.meeting_id)
        .outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
        .outerjoin(Matter, Matter.id == Outcome.matter_id)
        .outerjoin(Note, Note.id == Commitment.note_id)
        .where(holds_still())
    )
    return query if sees_all else query.where(Commitment.unit_id == account.unit_id)


def _concluded(session: Session) -> dict[int, tuple[int, ...]]:
    """Give the numbers of the matters each conclusion speaks of: note -> numbers."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    query = (
        select(ConclusionMatter.note_id, Matter.number)
        .join(Matter, Matter.id == ConclusionMatter.matter_id)
        .order_by(Matter.number)
    )
    for note_id, number in session.execute(query):
        found[note_id] += (number,)
    return found


def _line(
    row: Commitment,
    unit: str,
    code: str,
    outcome: Outcome | None,
    matter: Matter | None,
    note: Note | None,
    concluded: dict[int, tuple[int, ...]],
    account: Account,
    withheld: frozenset[int],
) -> CommitmentLine:
    left = days_left(row.due_on, clock.today())
    return CommitmentLine(
        id=row.id,
        meeting_code=code,
        unit_id=row.unit_id,
        unit=unit,
        text=row.text,
        matters=(matter.number,) if matter else concluded.get(row.note_id or 0, ()),
        wording=matter.wording if matter and matter.id not in withheld else "",
        outcome=outcome.kind if outcome else None,
        conclusion=note.number if note else None,
        due_on=row.due_on,
        days_left=left,
        standing=standing_of(left),
        meeting_id=row.meeting_id,
        can_report=_may_report(account, row.unit_id),
    )


def _may_report(account: Account, unit_id: int) -> bool:
    is_own = account.role not in BOUND or account.unit_id == unit_id
    return is_own and holds(account.role, Permission.FOLLOW_UP_REPORT)


def _with_reports(line: CommitmentLine, reports: tuple[Report, ...], role: Role) -> CommitmentLine:
    newest = reports[-1] if reports else None
    awaits = newest is not None and newest.awaits_check
    return replace(
        line,
        reports=reports,
        standing=standing_of(
            line.days_left,
            is_reported=awaits,
            is_kept=newest is not None and newest.is_kept is True,
        ),
        can_confirm=awaits and holds(role, Permission.FOLLOW_UP_CONFIRM),
    )


def _is_wanted(line: CommitmentLine, wanted: FollowUpFilter) -> bool:
    return (
        wanted.unit_id in (None, line.unit_id)
        and wanted.standing in (None, line.standing)
        and wanted.meeting_code in ("", line.meeting_code)
        and tells_of(wanted.search, _searched(line))
    )


def _searched(line: CommitmentLine) -> str:
    numbers = " ".join(map(str, line.matters))
    return f"{line.unit} {line.text} {line.wording} {numbers} {line.meeting_code}"


def _by_due(line: CommitmentLine) -> tuple[bool, bool, date, NaturalOrder, int]:
    is_kept = line.standing is CommitmentStanding.KEPT  # what is kept waits for nothing
    return is_kept, line.due_on is None, line.due_on or date.max, natural_order(line.unit), line.id


_ORDERS = {
    CommitmentOrder.DUE: _by_due,
    CommitmentOrder.UNIT: lambda line: (natural_order(line.unit), *_by_due(line)),
    CommitmentOrder.MEETING: lambda line: (
        [-ord(letter) for letter in line.meeting_code],
        *_by_due(line),
    ),
}


def _units(lines: list[CommitmentLine]) -> tuple[tuple[int, str], ...]:
    named = {line.unit_id: line.unit for line in lines}
    return tuple(sorted(named.items(), key=lambda unit: (natural_order(unit[1]), unit[0])))
