"""When the recordings of a meeting began, and where in them each question was taken up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.capture.jump_marks import JumpMark, mark_of
from console.disclosure.table import Part
from console.queries import matters
from console.queries.recordings import standing
from console.queries.withheld import matters_from
from console.text.gist import gist
from models import Matter
from models.codes.people import Role


@dataclass(frozen=True, slots=True)
class RecordingTold:
    """One recording that stands."""

    id: int
    started_at: datetime


@dataclass(frozen=True, slots=True)
class MarkedMatter:
    """A question that came to the floor, and where the recording speaks of it."""

    number: int
    gist: str  # empty = not worded, or not for this viewer
    taken_up_at: datetime
    mark: JumpMark | None  # None = no recording ran then


@dataclass(frozen=True, slots=True)
class Recordings:
    """The recordings of a meeting with the jump marks of its questions."""

    told: tuple[RecordingTold, ...]  # the earliest first
    marked: tuple[MarkedMatter, ...]  # in the order they were taken up


def load(viewer: Actor | None, meeting_id: int) -> Recordings:
    """Read them.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.CAPTURE_READ)
        found = standing(session, meeting_id)
        starts = [recording.started_at for recording in found]
        return Recordings(
            tuple(RecordingTold(recording.id, recording.started_at) for recording in found),
            _marked(session, account.role, meeting_id, starts),
        )


def _marked(
    session: Session, role: Role, meeting_id: int, starts: Sequence[datetime]
) -> tuple[MarkedMatter, ...]:
    query = select(Matter).where(matters.stands(meeting_id), Matter.taken_up_at.is_not(None))
    found = session.scalars(query.order_by(Matter.taken_up_at, Matter.id)).all()
    withheld = matters_from(session, role, found, Part.LINE)
    return tuple(
        MarkedMatter(
            matter.number,
            "" if matter.id in withheld else gist(matter.wording),
            matter.taken_up_at,
            mark_of(matter.taken_up_at, starts),
        )
        for matter in found
        if matter.taken_up_at is not None
    )
