"""What the meeting before promised: kept, reported, and still owed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import notes, outcomes, screen
from console.floor.acts import closing, matters, sitting
from console.follow_up.acts import commitments as follow_up
from console.follow_up.views import commitments as follow_up_view
from console.follow_up.views.commitments import FollowUpFilter
from console.meetings.views.agenda import id_of
from console.review.acts import decisions
from console.review.views.suggestions import load_suggestions
from models import Matter, MatterQuestion, Question, Unit
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.follow_up import FulfilmentKind
from models.codes.questions import Decision
from models.meetings import Meeting

SHOWN = 3  # promises made: kept, partly done, nothing done yet
DUE_DAYS = 10  # after the meeting
SAID = {
    FulfilmentKind.DONE: "Đã có văn bản trả lời và gửi qua bưu điện cho người hỏi.",
    FulfilmentKind.PARTLY: "Đã xác minh hồ sơ; đang chờ ý kiến của đơn vị phối hợp.",
}
ANSWERED = "Đơn vị đã ghi nhận nội dung và sẽ trả lời bằng văn bản sau khi kiểm tra hồ sơ."
EVIDENCE = "Công văn trả lời trong hồ sơ công việc"


@dataclass(frozen=True, slots=True)
class Raised:
    """A question of the meeting before that is raised again, and who should answer it."""

    question_id: int
    unit_id: int


def commit_some(cli: Actor, earlier: str, code: str) -> None:
    """Hold the meeting before, promise answers to what is raised again, and report on them."""
    meeting_id = id_of(cli, earlier)
    with db.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
    start = meeting.planned_start_at or clock.now()
    due_on = clock.local(start).date() + timedelta(days=DUE_DAYS)
    raised = _raised_again(cli, earlier, code)
    for row in raised:
        decisions.accept(cli, meeting_id, row.question_id, seen=Decision.UNREVIEWED)
    sitting.open_meeting(cli.at(start), meeting_id)
    on_floor = None
    for row in raised:
        on_floor = _answer(cli, meeting_id, row, on_floor, start + timedelta(hours=1), due_on)
    closing.close_meeting(cli.at(start + timedelta(hours=2)), meeting_id)
    _report(cli, earlier, due_on)


def _answer(
    cli: Actor, meeting_id: int, one: Raised, on_floor: int | None, at: datetime, due_on: date
) -> int:
    """Take one question up, answer it and promise the rest; gives its matter."""
    matter_id, wording = _matter_of(one.question_id)
    matters.take_up(cli.at(at), meeting_id, matter_id, seen=on_floor)
    screen.put_on_screen(cli, meeting_id, matter_id, wording, seen="")
    notes.note(
        cli.at(at),
        meeting_id,
        NoteKind.ANSWER,
        ANSWERED,
        matter_id=matter_id,
        unit_id=one.unit_id,
    )
    outcomes.decide_outcome(
        cli.at(at),
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        unit_id=one.unit_id,
        due_on=due_on,
        seen=0,
    )
    return matter_id


def _raised_again(cli: Actor, earlier: str, code: str) -> list[Raised]:
    hints = load_suggestions(cli, code).questions
    best = sorted(
        ((hint.repeats[0], hint.lead_unit) for hint in hints if hint.repeats and hint.lead_unit),
        key=lambda one: (-one[0].score, one[0].ref),
    )
    refs = {mate.ref: unit for mate, unit in best if mate.meeting == earlier}
    with db.reading() as session:
        ids = {
            question.ref: question.id
            for question in session.execute(select(Question.ref, Question.id))
        }
        units = {unit.code: unit.id for unit in session.execute(select(Unit.code, Unit.id))}
    return [Raised(ids[ref], units[unit or ""]) for ref, unit in list(refs.items())[:SHOWN]]


def _matter_of(question_id: int) -> tuple[int, str]:
    """Give the matter of a question, and what the question asks."""
    query = (
        select(Matter.id, Question.wording)
        .join(MatterQuestion, MatterQuestion.matter_id == Matter.id)
        .join(Question, Question.id == MatterQuestion.question_id)
        .where(Question.id == question_id)
    )
    with db.reading() as session:
        matter_id, wording = session.execute(query).one()
    return matter_id, wording


def _report(cli: Actor, earlier: str, due_on: date) -> None:
    """Report the first as done and kept, the second as partly done; the third stays silent."""
    lines = follow_up_view.load(cli, FollowUpFilter(meeting_code=earlier)).lines
    done_on = min(due_on + timedelta(days=1), clock.today())
    for line, (kind, text) in zip(lines, SAID.items(), strict=False):
        follow_up.report_fulfilment(
            cli,
            line.meeting_id,
            line.id,
            kind=kind,
            text=text,
            evidence=EVIDENCE,
            done_on=done_on,
            seen=0,
        )
    if lines:
        follow_up.confirm_fulfilment(cli, lines[0].meeting_id, lines[0].id, is_kept=True, seen=1)
