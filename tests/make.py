"""Makes things for tests: valid by default, say only what matters; straight into the tables."""

from datetime import UTC, date, datetime
from typing import Any

from console import clock, db
from models import (
    AgendaItem,
    Assignment,
    Bridge,
    Connection,
    Document,
    Draft,
    Duty,
    Field,
    JournalHead,
    Matter,
    MatterQuestion,
    Meeting,
    Note,
    Outcome,
    Question,
    Registration,
    Turn,
    Unit,
)
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.documents import DocumentKind, DocumentState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import UnitKind, UnitLevel
from models.codes.questions import AssignmentPart
from models.codes.registrations import AttendanceWish, RegistrantKind, Source

HELD_ON = date(2026, 10, 29)
START = datetime(2026, 10, 29, 1, 30, tzinfo=UTC)  # 08:30 in Hanoi


def _keep(row: Any) -> int:
    with db.writing() as session:
        session.add(row)
        session.flush()
        return int(row.id)


def make_unit(code: str = "SNNMT", kind: UnitKind = UnitKind.DEPARTMENT, **more: Any) -> int:
    level = UnitLevel.CENTER if kind is not UnitKind.DEPARTMENT else UnitLevel.CITY_DEPT
    return _keep(Unit(**{"code": code, "name": code, "kind": kind, "level": level, **more}))


def make_branch(number: int = 1) -> int:
    return make_unit(
        f"CN{number:02}",
        UnitKind.BRANCH,
        name=f"Chi nhánh số {number}",
        branch_number=number,
    )


def make_field(code: str = "DD", unit_id: int | None = None) -> int:
    return _keep(Field(code=code, name=code, default_unit_id=unit_id))


def make_meeting(code: str = "2026-10", state: MeetingState = MeetingState.PLANNED) -> int:
    opened = START if state is not MeetingState.PLANNED else None
    with db.writing() as session:
        meeting = Meeting(
            code=code,
            state=state,
            held_on=HELD_ON,
            planned_start_at=START,
            opened_at=opened,
            created_at=clock.now(),
        )
        session.add(meeting)
        session.flush()
        session.add(JournalHead(chain=code, meeting_id=meeting.id))
        return meeting.id


def make_open_meeting(code: str = "2026-10") -> int:
    return make_meeting(code, MeetingState.OPEN)


def make_bridge(meeting_id: int, unit_id: int) -> int:
    return _keep(Bridge(meeting_id=meeting_id, unit_id=unit_id, entry=0))


def make_registration(meeting_id: int, ref: str = "2026-10-001", **more: Any) -> int:
    given = {
        "meeting_id": meeting_id,
        "source": Source.IMPORT,
        "source_ref": ref,
        "content_hash": f"hash-{ref}",
        "registrant_kind": RegistrantKind.INDIVIDUAL,
        "full_name": "Nguyễn Thị An",
        "folded_name": "nguyen thi an",
        "attendance": AttendanceWish.HALL,
        "recorded_at": clock.now(),
        "entry": 0,
    }
    return _keep(Registration(**{**given, **more}))


def make_question(meeting_id: int, ref: str = "2026-10-001", **more: Any) -> int:
    """A question with its own registration."""
    given = {
        "meeting_id": meeting_id,
        "ref": ref,
        "wording": "Hồ sơ cấp Giấy chứng nhận quá hạn, bao giờ có kết quả?",
        "recorded_at": clock.now(),
        "entry": 0,
    }
    if "registration_id" not in more:
        given["registration_id"] = make_registration(meeting_id, ref)
    return _keep(Question(**{**given, **more}))


def make_matter(meeting_id: int, number: int = 1, **more: Any) -> int:
    given = {"meeting_id": meeting_id, "number": number, "created_at": clock.now(), "entry": 0}
    return _keep(Matter(**{**given, **more}))


def make_turn(meeting_id: int, number: int = 1, **more: Any) -> int:
    given = {
        "meeting_id": meeting_id,
        "number": number,
        "place": number,
        "name": f"Người hỏi {number}",
        "seconds_allowed": 180,
        "joined_at": clock.now(),
        "entry": 0,
    }
    return _keep(Turn(**{**given, **more}))


def make_agenda(meeting_id: int, count: int = 6) -> list[int]:
    """Items `Mục 1` …; their ids in order."""
    return [
        _keep(AgendaItem(meeting_id=meeting_id, position=number, title=f"Mục {number}"))
        for number in range(1, count + 1)
    ]


def make_duty(meeting_id: int, kind: DutyKind, account_id: int | None, **more: Any) -> int:
    given = {"meeting_id": meeting_id, "kind": kind, "account_id": account_id}
    return _keep(Duty(**{**given, "from_at": clock.now(), "entry": 0, **more}))


def link_question(matter_id: int, question_id: int) -> int:
    return _keep(MatterQuestion(matter_id=matter_id, question_id=question_id, entry=0))


def make_outcome(meeting_id: int, matter_id: int, **more: Any) -> int:
    given = {
        "meeting_id": meeting_id,
        "matter_id": matter_id,
        "version": 1,
        "kind": OutcomeKind.ANSWERED_ON_SITE,
        "happened_at": clock.now(),
        "recorded_at": clock.now(),
        "author_id": 1,
        "entry": 0,
    }
    return _keep(Outcome(**{**given, **more}))


def make_note(meeting_id: int, **more: Any) -> int:
    given = {
        "meeting_id": meeting_id,
        "kind": NoteKind.ANSWER,
        "text": "Trả lời",
        "happened_at": START,
        "recorded_at": START,
        "author_id": 1,
        "entry": 0,
    }
    return _keep(Note(**{**given, **more}))


def make_signed_minutes(meeting_id: int) -> int:
    return _keep(
        Document(
            meeting_id=meeting_id,
            kind=DocumentKind.MINUTES,
            state=DocumentState.SIGNED,
            entry=0,
            signed_at=clock.now(),
            content_hash="0" * 64,
        )
    )


def make_connection(bridge_id: int, **more: Any) -> int:
    given = {"bridge_id": bridge_id, "from_at": clock.now(), "entry": 0}
    return _keep(Connection(**{**given, **more}))


def make_assignment(matter_id: int, unit_id: int, **more: Any) -> int:
    given = {
        "matter_id": matter_id,
        "unit_id": unit_id,
        "part": AssignmentPart.LEAD,
        "assigned_at": clock.now(),
        "entry": 0,
    }
    return _keep(Assignment(**{**given, **more}))


def make_draft(assignment_id: int, number: int = 1, **more: Any) -> int:
    """A version that exists without its act: also the part's state stays as it was."""
    given = {
        "assignment_id": assignment_id,
        "number": number,
        "text": f"Trả lời bản {number}",
        "author_id": 1,
        "recorded_at": clock.now(),
        "entry": 0,
    }
    return _keep(Draft(**{**given, **more}))
