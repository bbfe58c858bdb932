"""What the chair should know of a matter before answering it: asked before, promised, prepared.

It lies open on a desk, so what a board withholds from its readers is in none of it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.boards.chair import READ_BY
from console.disclosure.table import Part
from console.queries import matters, meetings
from console.queries.withheld import matters_from
from console.review.views.earlier import Earlier, EarlierCommitment, load_earlier
from console.review.views.suggestions import asked_until
from console.text.matching import mates
from models import Assignment, Draft, Matter, MatterQuestion, Unit
from models.codes.drafts import DraftState
from models.codes.questions import AssignmentPart
from models.questions import PART_STANDS

# Below it too many share only a topic: of the labelled samples, 18 of 25 above it ask the same.
ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class ClearedDraft:
    """The answer a unit prepared, in the version that holds."""

    unit: str  # name
    text: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class MatterHistory:
    """What is known of one matter from before it came to the floor."""

    earlier: tuple[Earlier, ...] = ()  # questions of earlier meetings that ask alike, nearest first
    draft: ClearedDraft | None = None

    @property
    def meetings(self) -> tuple[str, ...]:
        """Give the codes of the earlier meetings it was asked in, the first one first."""
        return tuple(sorted({question.meeting_code for question in self.earlier}))

    @property
    def owed(self) -> tuple[EarlierCommitment, ...]:
        """Give what was promised then and was not found kept, once each."""
        promised = chain.from_iterable(question.commitments for question in self.earlier)
        return tuple(dict.fromkeys(commitment for commitment in promised if not commitment.is_kept))

    @property
    def answered(self) -> Earlier | None:
        """Give the nearest of them that was decided."""
        return next((question for question in self.earlier if question.outcome is not None), None)


def alike(viewer: Actor | None, meeting_id: int, matter_id: int) -> tuple[str, ...]:
    """Find the questions of earlier meetings that ask alike, nearest first, by their labels.

    It compares with all that was ever asked: who draws often keeps what it gives.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.CAPTURE_READ)
        code = meetings.by_id(session, meeting_id).code
        of_matter = select(MatterQuestion.question_id).where(MatterQuestion.matter_id == matter_id)
        own = set(session.scalars(of_matter))
        gathered = asked_until(session, code, READ_BY) if own else []
    mine = [asked for asked in gathered if asked.question_id in own]
    found = mates(mine, [asked for asked in gathered if asked.meeting != code])
    near = (mate for mates_of_one in found.values() for mate in mates_of_one.repeats)
    ranked = sorted((mate for mate in near if mate.score >= ALIKE), key=lambda mate: -mate.score)
    return tuple(dict.fromkeys(mate.asked.ref for mate in ranked))


def load(
    viewer: Actor | None, meeting_id: int, matter_id: int, refs: Collection[str]
) -> MatterHistory:
    """Read what is known of a matter; nothing of one that stands in no list.

    Args:
        refs: labels of the earlier questions, as `alike` gave them.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.CAPTURE_READ)
        query = select(Matter).where(matters.stands(meeting_id), Matter.id == matter_id)
        found = session.scalars(query).all()
        if not found or matters_from(session, account.role, found, Part.LINE):
            return MatterHistory()
        earlier = load_earlier(session, refs, audience=READ_BY) if refs else ()
        return MatterHistory(earlier, _cleared(session, matter_id))


def _cleared(session: Session, matter_id: int) -> ClearedDraft | None:
    """Give the cleared answer of the leading unit, else of one that helps it."""
    leads_first = case((Assignment.part == AssignmentPart.LEAD, 0), else_=1)
    query = (
        select(Unit.name, Draft.text, Draft.legal_basis)
        .select_from(Draft)
        .join(Assignment, Assignment.id == Draft.assignment_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(Assignment.matter_id == matter_id, PART_STANDS, Draft.state == DraftState.CLEARED)
        .order_by(leads_first, Draft.number.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return ClearedDraft(row.name, row.text, row.legal_basis) if row else None
