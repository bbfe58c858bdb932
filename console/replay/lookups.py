"""What a run's codes mean in this database, and how things stand between two acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db, journal
from console.errors import Refused
from console.floor import order, order_rows
from console.meetings.presets import Presets, presets_of
from console.queries import matters, meetings, outcomes, people, sites
from console.replay.run_file import Event, Run
from models import (
    Assignment,
    Connection,
    Matter,
    Meeting,
    Outcome,
    Question,
    Turn,
    Unit,
)
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import UnitLevel
from models.codes.questions import AssignmentPart
from models.questions import PART_STANDS

HALL = "hall"


@dataclass(frozen=True, slots=True)
class UnitCode:
    """A unit as a run names it."""

    id: int
    is_outside: bool  # outside the city: never acts itself, is reported or referred to


@dataclass(frozen=True, slots=True)
class Codes:
    """Everything a run's codes stand for in one meeting."""

    meeting_id: int
    code: str
    start_at: datetime
    units: dict[str, UnitCode]
    questions: dict[str, int]  # ref of a form or a question -> question
    registrations: dict[str, int]  # ref of a form -> registration
    played: dict[str, int]  # step -> id of the subject it left


def load(meeting_code: str, run: Run) -> Codes:
    """Look up everything a run names.

    Raises:
        NotFound: no such meeting.
        Refused: the meeting has no date, or goes on already without this run.
    """
    with db.reading() as session:
        meeting = meetings.by_code(session, meeting_code)
        if meeting.planned_start_at is None:
            raise Refused("run_meeting_undated", code=meeting_code)
        played = journal.replayed(session, meeting_code, run.code)
        if meeting.state is not MeetingState.PLANNED and not played:
            raise Refused("run_meeting_in_use", code=meeting_code)
        questions, registrations = _questions(session, meeting.id)
        start_at = meeting.planned_start_at
        return Codes(meeting.id, meeting_code, start_at, units(), questions, registrations, played)


def check(codes: Codes, run: Run) -> None:
    """Look every code of a run up before the first act.

    Raises:
        Refused: a unit, branch, form, turn or question is unknown; the text names the event.
    """
    turns: set[int] = set()
    asked: set[str] = set()
    for event in run.events:
        _check_units(codes, event)
        _check_forms(codes, event)
        if event.kind == "speaker_register":
            turns.add(event["reg_no"])
        elif event.kind.startswith("speaker_") and event["reg_no"] not in turns:
            raise Refused("run_turn_unknown", seq=event.seq, number=event["reg_no"])
        named = event["q_id"] or event["ref_q_id"]
        if event.kind == "question":
            asked.add(named)
        elif named is not None and named not in asked:
            raise Refused("run_question_unknown", seq=event.seq, question=named)


def _check_units(codes: Codes, event: Event) -> None:
    named = [event["branch"], event["department"], *(event["departments"] or [])]
    if event["where"] not in (None, HALL):
        named.append(event["where"])
    if event.kind == "correction" and event["field"] == "departments":
        named.extend(event["value"])
    for code in named:
        if code is not None and code not in codes.units:
            raise Refused("run_unit_unknown", seq=event.seq, code=str(code)[:40])


def _check_forms(codes: Codes, event: Event) -> None:
    named = [event["row_id"], *(event["row_ids"] or [])]
    if event.kind == "correction" and event["field"] == "row_ids":
        named.extend(event["value"])
    for ref in named:
        if ref is not None and ref not in codes.questions:
            raise Refused("run_form_unknown", seq=event.seq, ref=str(ref)[:40])


def units() -> dict[str, UnitCode]:
    """Every unit of the directory by its code."""
    outside = (UnitLevel.CENTRAL, UnitLevel.OTHER_PROVINCE, UnitLevel.EXTERNAL)
    query = select(Unit.code, Unit.id, Unit.level)
    with db.reading() as session:
        return {row.code: UnitCode(row.id, row.level in outside) for row in session.execute(query)}


def _questions(session: Session, meeting_id: int) -> tuple[dict[str, int], dict[str, int]]:
    rows = session.execute(
        select(Question.ref, Question.id, Question.registration_id).where(
            Question.meeting_id == meeting_id, Question.registration_id.is_not(None)
        )
    ).all()
    questions = {ref: question_id for ref, question_id, _form in rows}
    # A form with several questions is named by its own ref and stands for the first of them.
    questions |= {
        ref.removesuffix("#1"): question_id
        for ref, question_id, _form in rows
        if ref.endswith("#1")
    }
    forms = {ref.split("#")[0]: form for ref, _question, form in rows if form is not None}
    return questions, forms


# How things stand: what an act about to be played has to have seen.


def turn_state(turn_id: int) -> TurnState:
    """State of a turn now."""
    with db.reading() as session:
        return session.get_one(Turn, turn_id).state


def presets(meeting_id: int) -> Presets:
    """How people speak in a meeting."""
    with db.reading() as session:
        return presets_of(meetings.by_id(session, meeting_id))


def first_waiting(meeting_id: int) -> int | None:
    """The turn that comes next."""
    with db.reading() as session:
        floor = order_rows.load(session, meetings.by_id(session, meeting_id))
    return order.as_seen(order.in_order(floor), ()).next_turn


def turns_in(meeting_id: int, states: Iterable[TurnState]) -> list[int]:
    """Turns in one of these states, oldest first."""
    query = (
        select(Turn.id)
        .where(Turn.meeting_id == meeting_id, Turn.state.in_(list(states)))
        .order_by(Turn.id)
    )
    with db.reading() as session:
        return list(session.scalars(query))


def holding(meeting_id: int, kind: DutyKind) -> tuple[int, ...]:
    """Give who holds a duty now, the earliest first."""
    with db.reading() as session:
        return tuple(duty.id for duty in people.on_duty(session, meeting_id, kind))


def running_item(meeting_id: int) -> int | None:
    """Position of the programme item that runs."""
    with db.reading() as session:
        item = meetings.running_item(session, meeting_id)
    return item.position if item else None


def assigned(matter_id: int) -> tuple[int | None, tuple[int, ...]]:
    """Lead and co-ordinating units of a matter."""
    others = (
        select(Assignment.unit_id)
        .where(
            Assignment.matter_id == matter_id,
            Assignment.part == AssignmentPart.COORDINATING,
            PART_STANDS,
        )
        .order_by(Assignment.unit_id)
    )
    with db.reading() as session:
        lead = session.get_one(Matter, matter_id).lead_unit_id
        return lead, tuple(session.scalars(others))


def covered(matter_id: int) -> tuple[int, ...]:
    """Questions a matter covers."""
    with db.reading() as session:
        return matters.covered(session, matter_id)


def outcome_version(matter_id: int) -> int:
    """Tell which version of a matter's outcome holds; 0 = undecided."""
    held = outcome(matter_id)
    return held.version if held is not None else 0


def outcome(matter_id: int) -> Outcome | None:
    """The outcome of a matter that holds now."""
    with db.reading() as session:
        return outcomes.newest(session, matter_id)


def bridge(meeting_id: int, unit_id: int) -> int | None:
    """The bridge of a branch in a meeting."""
    with db.reading() as session:
        found = sites.bridge_of(session, meeting_id, unit_id)
    return found.id if found else None


def is_connected(bridge_id: int) -> bool:
    """Whether a bridge is connected now."""
    query = select(Connection.id).where(
        Connection.bridge_id == bridge_id, Connection.to_at.is_(None)
    )
    with db.reading() as session:
        return session.scalar(query) is not None


def is_going_on(meeting_id: int) -> bool:
    """Whether a meeting is open or in recess."""
    with db.reading() as session:
        state = session.get_one(Meeting, meeting_id).state
    return state in (MeetingState.OPEN, MeetingState.RECESS)
