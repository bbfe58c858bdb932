"""What the desk of a department needs while a meeting runs: its questions, and what it may say."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.boards import meeting_rows, mine
from console.boards.ahead import CUE_FROM
from console.boards.line import line_of
from console.boards.meeting_rows import BoardRows
from console.boards.mine import MyMatter
from console.capture.rules import OutcomeSeen
from console.capture.views import standings
from console.errors import NotAllowed
from console.live.topics import Topic, unit_topic
from console.queries import meetings, unit_reports, units
from console.queries.units import UnitChoice
from models import Account, Assignment, Matter, UnitReport
from models.codes.capture import UnitReportKind
from models.codes.meetings import MeetingState
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What the unit said last of a question, and still says."""

    kind: UnitReportKind
    other: str  # name of the unit that should answer; empty = none
    at: datetime


@dataclass(frozen=True, slots=True)
class ProposalWaiting:
    """An outcome that waits for the chair's decision."""

    due_on: date | None
    is_own: bool  # this unit proposed it


@dataclass(frozen=True, slots=True)
class UnitMatter:
    """A question of the programme that the unit has to answer, undecided."""

    id: int
    assignment_id: int
    number: int
    wording: str  # empty = withheld
    ahead: int  # turns before it; 0 = it is on the floor
    said: UnitSaid | None
    seen_report: int  # what `report_unit` must have seen
    proposal: ProposalWaiting | None
    standing: OutcomeSeen  # what `propose_in_writing` must have seen

    @property
    def is_near(self) -> bool:
        """Whether its cue card is open."""
        return self.ahead <= CUE_FROM

    @property
    def can_propose(self) -> bool:
        """Whether nobody else's proposal waits for the chair."""
        return self.proposal is None or self.proposal.is_own


@dataclass(frozen=True, slots=True)
class UnitDesk:
    """The desk of a department at one moment."""

    meeting_id: int
    code: str
    unit_id: int
    unit: str  # name
    state: MeetingState
    matters: tuple[UnitMatter, ...]  # undecided, the next one first
    units: tuple[UnitChoice, ...]  # others that could answer
    number: int  # of the journal entry this was read at

    @property
    def current(self) -> UnitMatter | None:
        """Give the question of the unit that is on the floor, or comes next."""
        return next(iter(self.matters), None)

    @property
    def can_report(self) -> bool:
        """Whether the chair can be told something now."""
        return self.state in (MeetingState.OPEN, MeetingState.RECESS)

    @property
    def topics(self) -> tuple[str, ...]:
        """Give the topics whose rings change this desk."""
        return (Topic.MEETING, Topic.FLOOR, Topic.AGENDA, unit_topic(self.unit_id))


def load(viewer: Actor | None, meeting_id: int) -> UnitDesk:
    """Read the desk of the viewer's own unit.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or an account without a unit.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.UNIT_REPORT)
        meeting = meetings.by_id(session, meeting_id)
        rows = meeting_rows.load(session, meeting.code)
        if account.unit_id is None or rows is None:
            raise NotAllowed("not_your_unit")
        choices = units.choices(session)
        return UnitDesk(
            meeting_id=meeting_id,
            code=meeting.code,
            unit_id=account.unit_id,
            unit=rows.unit_name(account.unit_id),
            state=meeting.state,
            matters=_matters(session, account, rows),
            units=tuple(unit for unit in choices if unit.id != account.unit_id),
            number=rows.number,
        )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known of the questions of one unit beside its board."""

    unit_id: int
    parts: dict[int, int]  # matter -> assignment
    said: dict[int, UnitReport]
    standings: dict[int, OutcomeSeen]
    proposers: dict[int, int | None]


def _matters(session: Session, account: Account, rows: BoardRows) -> tuple[UnitMatter, ...]:
    unit_id = account.unit_id or 0
    told = mine.assigned(session, rows, line_of(rows), [unit_id]).get(unit_id, [])
    seen = standings.load(session, rows.meeting.id)
    beside = _Beside(
        unit_id,
        _parts(session, rows.meeting.id, unit_id),
        unit_reports.newest(session, rows.meeting.id, unit_id),
        seen,
        unit_reports.proposers(session, (standing.proposal_id for standing in seen.values())),
    )
    return tuple(
        _matter(rows, matter, beside)
        for matter in sorted(told, key=_next_first)
        if matter["ahead"] is not None
    )


def _next_first(matter: MyMatter) -> tuple[int, int]:
    return matter["ahead"] or 0, matter["number"]


def _parts(session: Session, meeting_id: int, unit_id: int) -> dict[int, int]:
    query = (
        select(Assignment.matter_id, Assignment.id)
        .join(Matter, Matter.id == Assignment.matter_id)
        .where(Matter.meeting_id == meeting_id, Assignment.unit_id == unit_id, PART_STANDS)
    )
    return {row.matter_id: row.id for row in session.execute(query)}


def _matter(rows: BoardRows, told: MyMatter, beside: _Beside) -> UnitMatter:
    newest = beside.said.get(told["id"])
    standing = beside.standings.get(told["id"], OutcomeSeen(0, 0))
    proposed = rows.proposals.get(told["id"]) if standing.proposal_id else None
    is_own = beside.proposers.get(standing.proposal_id) == beside.unit_id
    return UnitMatter(
        id=told["id"],
        assignment_id=beside.parts[told["id"]],
        number=told["number"],
        wording=told["wording"],
        ahead=told["ahead"] or 0,
        said=_said(rows, newest),
        seen_report=newest.id if newest else 0,
        proposal=ProposalWaiting(proposed.due_on, is_own) if proposed else None,
        standing=standing,
    )


def _said(rows: BoardRows, newest: UnitReport | None) -> UnitSaid | None:
    if newest is None or newest.kind is UnitReportKind.TAKEN_BACK:
        return None
    return UnitSaid(newest.kind, rows.unit_name(newest.other_unit_id), newest.recorded_at)
