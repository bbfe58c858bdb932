"""How things stand for one viewer, counted in as many queries whatever the meeting holds."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Label, Select, and_, exists, func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door, login_failures
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.bridges.views import branch
from console.bridges.views.branch import BranchDesk
from console.follow_up.rules import CommitmentStanding, standing_of
from console.insight import meeting_figures, paperwork, todo
from console.insight.todo import Todo, WaitingCounts
from console.queries import journal, matters, meetings
from console.working_days import legal_clock
from console.working_days.due import Due
from models import (
    Account,
    Assignment,
    Base,
    Bridge,
    Connection,
    DataRequest,
    Document,
    Draft,
    Matter,
    MatterQuestion,
    Meeting,
    Pack,
    Question,
    Registration,
    Unit,
)
from models import Duty as Charge
from models.codes.bridges import ConnectionEnd
from models.codes.drafts import DraftState
from models.codes.meetings import DutyKind
from models.codes.people import Role, UnitKind
from models.codes.personal_data import RequestState
from models.codes.questions import AssignmentState, Decision, Place
from models.questions import PART_STANDS

SOON_DAYS = 3  # calendar days before the meeting from which its own preparations are due soon


def load_duties(viewer: Actor | None, code: str = "") -> tuple[Todo, ...]:
    """List what this viewer does next in a meeting; without a code in the present one.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.MEETING_READ)
        meeting = meeting_figures.meeting_shown(session, code)
        standing = _standing(session, account, meeting)
    if account.role is Role.OPERATOR and meeting is not None and account.unit_id is not None:
        standing = _with_site(standing, branch.load(viewer, meeting.id, account.unit_id))
    return todo.of(standing)


def _standing(session: Session, account: Account, meeting: Meeting | None) -> WaitingCounts:
    now = WaitingCounts(role=account.role, today=clock.today())
    if account.role is Role.ADMIN:
        now = _with_house(now, session)
    if meeting is None:
        return now
    counts = session.execute(select(*_counts(meeting, account))).one()._mapping
    promised = [
        standing_of(commitment.days_left)
        for commitment in meeting_figures.commitments_of(session, None, account)
    ]
    return replace(
        now,
        state=meeting.state,
        held_on=meeting.held_on,
        was_held=meeting.opened_at is not None,
        due=_due(session, meeting.held_on) | _pack_due(session, meeting, account.unit_id),
        has_forms=bool(counts["forms"]),
        unreviewed=counts["unreviewed"],
        unassigned=counts["unassigned"],
        unordered=0 if counts["ordered"] else counts["orderable"],
        has_chair=bool(counts["chairs"]),
        runs_floor=bool(counts["own_chairs"]),
        sites_without_operator=counts["no_operator"],
        sites_without_link=counts["no_link"],
        sites_lost=counts["lost"],
        undecided=counts["undecided"],
        is_signed=bool(counts["signed"]),
        open_steps=paperwork.open_steps(session, meeting),
        to_issue=counts["to_issue"],
        unsent=counts["unsent"],
        data_requests=counts["data_requests"],
        to_confirm=counts["to_confirm"],
        commitments_overdue=promised.count(CommitmentStanding.OVERDUE),
        commitments_soon=promised.count(CommitmentStanding.SOON),
        own_parts=counts["own_parts"],
        not_handed=counts["not_handed"],
        awaiting=counts["awaiting"],
        entries=counts["entries"] or 0,
    )


def _due(session: Session, held_on: date | None) -> dict[str, Due]:
    if held_on is None:
        return {}
    counted = legal_clock.load(session).deadlines(held_on)
    found = {deadline.key: Due(deadline.due_on, deadline.recommended_on) for deadline in counted}
    return found | {"meeting": Due(held_on, held_on - timedelta(days=SOON_DAYS))}


def _pack_due(session: Session, meeting: Meeting, unit_id: int | None) -> dict[str, Due]:
    """Give until when the viewer's unit has to answer; before that is set, until the meeting."""
    query = select(Pack.due_on).where(Pack.meeting_id == meeting.id, Pack.unit_id == unit_id)
    due_on = session.scalar(query) or meeting.held_on
    return {"pack": Due(due_on, due_on - timedelta(days=SOON_DAYS))} if due_on else {}


def _counts(meeting: Meeting, account: Account) -> list[Label[int]]:
    """Every figure as one column of one query."""
    told = {
        **_of_review(meeting.id),
        **_of_duties(meeting.id, account.id),
        **_of_sites(meeting.id),
        **_of_matters(meeting.id),
        **_of_parts(meeting.id, account.unit_id),
        **paperwork.counts(meeting.id),
        "data_requests": select(func.count()).where(
            DataRequest.meeting_id == meeting.id, DataRequest.state == RequestState.OPEN
        ),
    }
    return [query.scalar_subquery().label(name) for name, query in told.items()]


def _count(table: type[Base], *where: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(table).where(*where)


def _of_review(meeting_id: int) -> dict[str, Select[int]]:
    stands = matters.stands(meeting_id)
    accepted = (
        exists()
        .where(
            MatterQuestion.matter_id == Matter.id,
            MatterQuestion.question_id == Question.id,
            Question.decision == Decision.ACCEPTED,
        )
        .correlate(Matter)
    )
    waits = and_(stands, accepted, Matter.taken_up_at.is_(None))
    return {
        "forms": _count(Registration, Registration.meeting_id == meeting_id),
        "unreviewed": _count(
            Question,
            Question.meeting_id == meeting_id,
            Question.decision == Decision.UNREVIEWED,
            Question.registration_id.is_not(None),
        ),
        "unassigned": _count(Matter, waits, Matter.lead_unit_id.is_(None)),
        "orderable": _count(Matter, waits),
        "ordered": _count(Matter, stands, Matter.place != Place.NONE),
    }


def _of_duties(meeting_id: int, account_id: int) -> dict[str, Select[int]]:
    held = and_(Charge.meeting_id == meeting_id, Charge.to_at.is_(None))
    runs = Charge.kind.in_([DutyKind.CHAIR, DutyKind.DEPUTY])
    return {
        "chairs": _count(Charge, held, Charge.kind == DutyKind.CHAIR),
        "own_chairs": _count(Charge, held, runs, Charge.account_id == account_id),
        "no_operator": _count(
            Unit,
            Unit.kind == UnitKind.BRANCH,
            ~exists().where(held, Charge.kind == DutyKind.OPERATOR, Charge.unit_id == Unit.id),
        ),
    }


def _of_sites(meeting_id: int) -> dict[str, Select[int]]:
    here = and_(Bridge.meeting_id == meeting_id, Bridge.unit_id == Unit.id)
    is_open = exists().where(Connection.bridge_id == Bridge.id, Connection.to_at.is_(None))
    last = (
        select(Connection.ended)
        .where(Connection.bridge_id == Bridge.id)
        .order_by(Connection.from_at.desc(), Connection.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return {
        "no_link": _count(
            Unit, Unit.kind == UnitKind.BRANCH, ~exists().where(here, Bridge.link != "")
        ),
        "lost": _count(
            Bridge, Bridge.meeting_id == meeting_id, ~is_open, last == ConnectionEnd.LOST
        ),
    }


def _of_matters(meeting_id: int) -> dict[str, Select[int]]:
    return {
        "undecided": _count(Matter, matters.is_undecided(meeting_id)),
        "signed": _count(Document, meetings.is_signed_minutes(meeting_id)),
        "entries": journal.number_of(meeting_id),
    }


def _of_parts(meeting_id: int, unit_id: int | None) -> dict[str, Select[int]]:
    standing = select(Matter.id).where(matters.stands(meeting_id))
    parts = and_(Assignment.matter_id.in_(standing), PART_STANDS)
    is_handed = exists().where(
        Pack.meeting_id == meeting_id,
        Pack.unit_id == Assignment.unit_id,
        Pack.handed_at >= Assignment.assigned_at,
    )
    is_open = Assignment.state != AssignmentState.CLEARED
    return {
        "own_parts": _count(Assignment, parts, is_open, Assignment.unit_id == (unit_id or 0)),
        "not_handed": select(func.count(Assignment.unit_id.distinct())).where(parts, ~is_handed),
        "awaiting": select(func.count())
        .select_from(Draft)
        .join(Assignment, Assignment.id == Draft.assignment_id)
        .where(parts, Draft.state == DraftState.ASKED),
    }


def _with_house(now: WaitingCounts, session: Session) -> WaitingCounts:
    open_names = session.execute(
        select(Account.name, Account.must_change_password).where(
            Account.closed_at.is_(None), Account.role != Role.SYSTEM
        )
    ).all()
    failures = login_failures.counted(session)
    most = login_failures.MOST_BY_NAME_AND_ADDRESS
    return replace(
        now,
        units=session.scalar(_count(Unit)) or 0,
        one_time_passwords=sum(row.must_change_password for row in open_names),
        locked=sum(failures.get(row.name, 0) >= most for row in open_names),
    )


def _with_site(now: WaitingCounts, site: BranchDesk) -> WaitingCounts:
    return replace(
        now,
        is_own_site_connected=site.is_connected,
        has_own_count=site.people_count is not None,
        own_turn_near=site.near is not None and not site.near.is_ready,
        own_unnamed=sum(turn.name == "" for turn in site.turns),
        own_wishes=len(site.wishes),
    )
