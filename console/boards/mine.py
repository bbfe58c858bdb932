"""Section `mine`: what one branch or one department has to do, made for those who are looking.

A branch sees the names of its own people and nobody else's; a department what it was assigned,
never a denunciation and never who asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypedDict

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from console.boards import ahead
from console.boards.ahead import Ahead
from console.boards.line import TurnsToCome, exact_end
from console.boards.meeting_rows import BoardRows
from console.boards.stamps import iso_or_none
from console.disclosure.audience import Audience
from console.disclosure.grounds import QuestionFacts, of_matter
from console.disclosure.table import withheld_from
from console.floor.rules import is_ready, seconds_left
from console.queries import matters
from models import Assignment, Matter, MatterQuestion, Question
from models.codes.floor import TurnState
from models.codes.people import Role
from models.floor import Turn
from models.questions import PART_STANDS


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whose section: all operators of a branch see the same, and all of a department."""

    role: Role  # operator or department
    unit_id: int


class MyBridge(TypedDict):
    """The own site."""

    id: int
    name: str
    presence: str
    since: str | None
    people_count: int | None
    counted_at: str | None


class OwnTurn(TypedDict):
    """A turn at the own site; times in seconds."""

    id: int
    number: int
    name: str
    topic: str
    state: str
    place_in_queue: int | None
    expected_at: str | None
    spread_minutes: int | None
    ends_at: str | None
    seconds_left: int | None
    seconds_allowed: int
    is_ready: bool


class OperatorMine(TypedDict):
    """Section `mine` of a branch."""

    bridge: MyBridge | None
    turns: list[OwnTurn]


class MyMatter(TypedDict):
    """A matter a department was assigned.

    `ahead` turns before it comes to the floor, 0 = it is there; `report` is what the unit said.
    """

    id: int
    number: int
    wording: str
    place: str
    part: str
    outcome_kind: str | None
    ahead: int | None
    expected_at: str | None
    spread_minutes: int | None
    report: str


class DepartmentMine(TypedDict):
    """Section `mine` of a department."""

    matters: list[MyMatter]


Mine = OperatorMine | DepartmentMine


def sections(
    session: Session, rows: BoardRows, line: TurnsToCome, viewers: Collection[Viewer]
) -> dict[Viewer, Mine]:
    """Make the sections of all these viewers, in one pass and two queries at most."""
    departments = {viewer.unit_id for viewer in viewers if viewer.role is Role.DEPARTMENT}
    of_units = assigned(session, rows, line, departments) if departments else {}
    return {
        viewer: {"matters": of_units.get(viewer.unit_id, [])}
        if viewer.role is Role.DEPARTMENT
        else _operator(rows, line, viewer.unit_id)
        for viewer in viewers
    }


def _operator(rows: BoardRows, line: TurnsToCome, unit_id: int) -> OperatorMine:
    site = next((site for site in rows.sites.values() if site.unit_id == unit_id), None)
    if site is None:
        return {"bridge": None, "turns": []}
    counted = rows.counts.get(site.id)
    own = [turn for turn in line.near if turn.bridge_id == site.id]
    return {
        "bridge": {
            "id": site.id,
            "name": site.name,
            "presence": site.presence.value,
            "since": iso_or_none(site.since),
            "people_count": counted.people if counted else None,
            "counted_at": iso_or_none(counted.at if counted else None),
        },
        "turns": [_own(rows, line, turn) for turn in own],
    }


def _own(rows: BoardRows, line: TurnsToCome, turn: Turn) -> OwnTurn:
    is_on_air = turn.state is TurnState.ON_AIR
    expected = line.expected.get(turn.id)
    hides_topic = withheld_from(Audience.OPERATOR, line.grounds[turn.id])
    return {
        "id": turn.id,
        "number": turn.number,
        "name": turn.name,
        "topic": "" if hides_topic else turn.topic,
        "state": turn.state.value,
        "place_in_queue": line.places.get(turn.id),
        "expected_at": iso_or_none(expected.at if expected else None),
        "spread_minutes": expected.spread_minutes if expected else None,
        "ends_at": iso_or_none(exact_end(turn)) if is_on_air else None,
        "seconds_left": None if is_on_air else seconds_left(turn, rows.now),
        "seconds_allowed": turn.seconds_allowed,
        "is_ready": is_ready(turn),
    }


# Written once: putting a query together costs more than running it.
_UNITS: BindParameter[int] = bindparam("units", expanding=True)
_OF_UNITS = (
    matters.stands(bindparam("meeting")),
    Assignment.unit_id.in_(_UNITS),
    PART_STANDS,
)
_ASSIGNED = (
    select(
        Assignment.unit_id, Assignment.part, Matter.id, Matter.number, Matter.wording, Matter.place
    )
    .join(Matter, Matter.id == Assignment.matter_id)
    .where(*_OF_UNITS)
    .order_by(Matter.number)
)
_ASKED = (
    select(MatterQuestion.matter_id, Question.kind, Question.decision, Question.wording)
    .join(Question, Question.id == MatterQuestion.question_id)
    .where(
        MatterQuestion.matter_id.in_(
            select(Matter.id).join(Assignment, Assignment.matter_id == Matter.id).where(*_OF_UNITS)
        )
    )
    .order_by(Question.id)
)


def assigned(
    session: Session, rows: BoardRows, line: TurnsToCome, unit_ids: Collection[int]
) -> dict[int, list[MyMatter]]:
    """Give what units were assigned, by number: unit -> matters."""
    of_units = {"meeting": rows.meeting.id, "units": sorted(unit_ids)}
    asked = _asked(session, of_units)
    outcomes = {matter.id: matter.outcome.kind.value for matter in rows.matters if matter.outcome}
    steps = ahead.of_matters(rows.matters, line.queue)
    said = {(report.matter_id, report.unit_id): report.kind.value for report in rows.reports}
    found: dict[int, list[MyMatter]] = {}
    for row in session.execute(_ASSIGNED, of_units):
        unit_id, part, matter_id, number, wording, place = row
        told: MyMatter = {
            "id": matter_id,
            "number": number,
            "wording": _wording(wording, asked.get(matter_id, ())),
            "place": place.value,
            "part": part.value,
            "outcome_kind": outcomes.get(matter_id),
            "report": said.get((matter_id, unit_id), ""),
            **_coming(line, steps.get(matter_id)),
        }
        found.setdefault(unit_id, []).append(told)
    return found


class _Coming(TypedDict):
    ahead: int | None
    expected_at: str | None
    spread_minutes: int | None


def _coming(line: TurnsToCome, step: Ahead | None) -> _Coming:
    expected = line.expected.get(step.turn.id) if step is not None and step.turn else None
    return {
        "ahead": step.steps if step is not None else None,
        "expected_at": iso_or_none(expected.at if expected else None),
        "spread_minutes": expected.spread_minutes if expected else None,
    }


def _asked(session: Session, of_units: dict[str, object]) -> dict[int, list[QuestionFacts]]:
    found: dict[int, list[QuestionFacts]] = {}
    for matter_id, kind, decision, wording in session.execute(_ASKED, of_units):
        found.setdefault(matter_id, []).append(QuestionFacts(kind, decision, wording))
    return found


def _wording(on_screen: str, asked: Sequence[QuestionFacts]) -> str:
    if withheld_from(Audience.UNIT, of_matter(on_screen, asked)):
        return ""
    return on_screen or (asked[0].wording if asked else "")
