"""What becomes of a question that is taken out of its matter: it stands in a list at once."""

from collections.abc import Sequence

from sqlalchemy import func, select

from console import require
from console.new_rows.matters import NewMatter, new_matters
from console.new_rows.outcomes import new_written_replies, replies_of
from console.queries import outcomes
from console.use_case import Work
from models import Matter, MatterQuestion, Question
from models.codes.meetings import MeetingState
from models.codes.questions import Decision, Place


def place(work: Work, meeting_id: int, links: Sequence[MatterQuestion]) -> list[int]:
    """Give accepted questions, whose links are gone, a matter that can be taken up; its id.

    It is the one they were grouped out of, another one they stand in, or a new one. While the
    meeting goes on it is in the programme, after everything else; after the close it is answered in
    writing, as everything the meeting did not reach. What was excluded keeps its referral, and what
    nobody reviewed stays in review.
    """
    work.session.flush()
    taken_out = [link for link in links if _is_accepted(work, link.question_id)]
    homes = [_home(work, meeting_id, link) for link in taken_out]
    waiting = [home for home in dict.fromkeys(homes) if home.place is Place.NONE]
    schedule(work, meeting_id, waiting)
    return [home.id for home in dict.fromkeys(homes)]


def schedule(work: Work, meeting_id: int, waiting: Sequence[Matter]) -> None:
    """Put matters where the state of the meeting wants them; before the opening nowhere yet."""
    state = require.meeting(work, meeting_id).state
    undecided = [matter for matter in waiting if outcomes.version(work.session, matter.id) == 0]
    if state is MeetingState.CLOSED and undecided:
        new_written_replies(work, replies_of(work, undecided))
    if state in (MeetingState.OPEN, MeetingState.RECESS):
        last = select(func.max(Matter.programme_position)).where(Matter.meeting_id == meeting_id)
        first = (work.session.scalar(last) or 0) + 1
        for position, matter in enumerate(undecided, first):
            matter.place, matter.programme_position = Place.SCHEDULED, position


def _is_accepted(work: Work, question_id: int) -> bool:
    return work.session.get_one(Question, question_id).decision is Decision.ACCEPTED


def _home(work: Work, meeting_id: int, link: MatterQuestion) -> Matter:
    """Give the matter a question goes to: one it stands in, the one it came from, or a new one."""
    query = (
        select(Matter)
        .join(MatterQuestion, MatterQuestion.matter_id == Matter.id)
        .where(MatterQuestion.question_id == link.question_id, Matter.merged_into_id.is_(None))
        .order_by(Matter.id)
    )
    standing = work.session.scalars(query).first()
    if standing is not None:
        return standing
    if link.from_matter_id is None:
        (made,) = new_matters(work, meeting_id, [_new(work, link)])
        made.split_from_id = link.matter_id
        return made
    former = require.matter(work, meeting_id, link.from_matter_id)
    former.merged_into_id = None
    work.session.add(
        MatterQuestion(matter_id=former.id, question_id=link.question_id, entry=work.number)
    )
    return former


def _new(work: Work, link: MatterQuestion) -> NewMatter:
    asked = work.session.get_one(Question, link.question_id)
    return NewMatter([asked.id], asked.field_id)
