"""An open meeting with a bit of everything, and what its boards say."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event, select

from console import db
from console.boards import board
from console.boards.board import BoardBase
from console.boards.mine import Viewer
from models import Account, Assignment, Meeting, Note, Proposal, Recess, UnitReport
from models.codes.capture import NoteKind, OutcomeKind, UnitReportKind
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown, MeetingState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Decision, Kind, Place
from tests import make

CODE = "2026-10"
ASKS = "Hồ sơ đất của tôi quá hạn bốn tháng, bao giờ có kết quả?"
COMPLAINS = "Tôi khiếu nại quyết định thu hồi đất số 123 của Ủy ban nhân dân quận."
DENOUNCES = "Tôi tố cáo ông Bùi Văn B nhận hối lộ 5 triệu đồng để làm hồ sơ nhanh."


def at(minutes: float) -> datetime:
    """A moment so many minutes after the start."""
    return make.START + timedelta(minutes=minutes)


@dataclass
class Room:
    """Ids of what the tests change and look for."""

    meeting_id: int
    branch_id: int
    bridge_id: int
    turn_id: int  # on air, of the branch, by the form below
    question_id: int
    matter_id: int  # on the floor
    unit_id: int  # leads the matter
    item_ids: list[int]


def furnish() -> Room:
    """Make a meeting with all there can be on a board, one of each."""
    with db.writing() as session:
        session.add(
            Account(
                name="thu-ky", display_name="Thư ký", role=Role.SECRETARY, created_at=make.START
            )
        )
    meeting_id = make.make_open_meeting()
    item_ids = make.make_agenda(meeting_id)
    branch_id, unit_id = make.make_branch(), make.make_unit()
    bridge_id = make.make_bridge(meeting_id, branch_id)
    make.make_connection(bridge_id, from_at=at(-10))
    form = make.make_registration(meeting_id, site_unit_id=branch_id, full_name="Lê Văn Cường")
    question_id = make.make_question(
        meeting_id,
        registration_id=form,
        wording=ASKS,
        kind=Kind.QUESTION,
        decision=Decision.ACCEPTED,
    )
    turn_id = make.make_turn(
        meeting_id,
        name="Lê Văn Cường",
        topic="Đất đai",
        registration_id=form,
        bridge_id=bridge_id,
        state=TurnState.ON_AIR,
        called_at=at(1),
        started_at=at(2),
    )
    matter_id = make.make_matter(
        meeting_id,
        wording=ASKS,
        place=Place.ON_FLOOR,
        taken_up_at=at(2),
        lead_unit_id=unit_id,
        asked_turn_id=turn_id,
    )
    make.link_question(matter_id, question_id)
    return Room(
        meeting_id, branch_id, bridge_id, turn_id, question_id, matter_id, unit_id, item_ids
    )


def change(table: type[Any], row_id: int, **values: Any) -> None:
    with db.writing() as session:
        row = session.get_one(table, row_id)
        for name, value in values.items():
            setattr(row, name, value)


def show_askers(room: Room, preset: AskerShown) -> None:
    change(Meeting, room.meeting_id, asker_shown=preset)


def begin_recess(room: Room, minutes: int | None = 15) -> None:
    change(Meeting, room.meeting_id, state=MeetingState.RECESS)
    keep(Recess(meeting_id=room.meeting_id, started_at=at(30), minutes_planned=minutes, entry=0))


def keep(row: Any) -> int:
    with db.writing() as session:
        session.add(row)
        session.flush()
        return int(row.id)


def make_note(room: Room, text: str, **more: Any) -> int:
    given = {
        "meeting_id": room.meeting_id,
        "matter_id": room.matter_id,
        "kind": NoteKind.CHAIR,
        "text": text,
        "happened_at": at(3),
        "recorded_at": at(3),
        "author_id": 1,
        "entry": 0,
    }
    return keep(Note(**{**given, **more}))


def propose(meeting_id: int, matter_id: int, **more: Any) -> int:
    given = {
        "meeting_id": meeting_id,
        "matter_id": matter_id,
        "outcome_version": 0,
        "kind": OutcomeKind.ESCALATED,
        "recorded_at": at(3),
        "author_id": 1,
        "entry": 0,
    }
    return keep(Proposal(**{**given, **more}))


def report(room: Room, unit_id: int, kind: UnitReportKind = UnitReportKind.READY) -> int:
    """Let a unit say how it stands with a matter nobody decided, planned as the next one."""
    matter_id = make.make_matter(room.meeting_id, 9, place=Place.SCHEDULED)
    with db.reading() as session:
        author = session.scalars(select(Account.id).where(Account.name == "thu-ky")).one()
    return keep(
        UnitReport(
            meeting_id=room.meeting_id,
            matter_id=matter_id,
            unit_id=unit_id,
            kind=kind,
            recorded_at=at(3),
            author_id=author,
            entry=1,
        )
    )


def assign(matter_id: int, unit_id: int, part: AssignmentPart = AssignmentPart.LEAD) -> int:
    return keep(
        Assignment(matter_id=matter_id, unit_id=unit_id, part=part, assigned_at=make.START, entry=0)
    )


def bodies(base: BoardBase) -> dict[str, Any]:
    """What everybody on a board is told now."""
    made = board.load(CODE)
    assert made is not None
    return {name: json.loads(one.body) for name, one in made.bases[base].items()}


def told(base: BoardBase) -> str:
    """The same as one text, to look for what must not stand in it."""
    return json.dumps(bodies(base), ensure_ascii=False)


def mine(role: Role, unit_id: int, others: Collection[Viewer] = ()) -> Any:
    """What section `mine` says to a branch or department."""
    viewer = Viewer(role, unit_id)
    made = board.load(CODE, {viewer, *others})
    assert made is not None
    return json.loads(made.mine[viewer].body)


def statements(read: Callable[[], object]) -> list[str]:
    """Give the queries a read takes."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    read()
    event.remove(db.engine(), "before_cursor_execute", note)
    return seen
