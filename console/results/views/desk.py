"""Results for who publishes them: as they would be now, every place masked, the versions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.publishing.rules import hash_of
from console.queries import journal, meetings
from console.results.places import FoundPlace
from console.results.rules import ResultsContent, written
from console.results.sources import draft
from models import Account, Results
from models.codes.results import ResultsState


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version, published or taken back."""

    version: int
    state: ResultsState
    at: datetime
    by: str
    content_hash: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultsDesk:
    """What who publishes sees."""

    code: str
    number: int  # of the journal entry this was read at
    is_signed: bool  # the minutes are; only then results can be published
    content: ResultsContent
    content_hash: str
    places: tuple[FoundPlace, ...]
    versions: tuple[VersionLine, ...]  # the newest first
    is_new: bool  # the draft says something the newest version does not

    @property
    def is_public(self) -> bool:
        """Whether everybody can read results of this meeting now."""
        return bool(self.versions) and self.versions[0].state is ResultsState.PUBLISHED


def load_desk(viewer: Actor | None, meeting_id: int, shown: Collection[str] = ()) -> ResultsDesk:
    """Read the results of a meeting as they would be published.

    Args:
        shown: keys of the places that stand as they were written.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.RESULTS_PUBLISH)
        meeting = meetings.by_id(session, meeting_id)
        made = draft(session, meeting, shown)
        query = (
            select(Results, Account.display_name)
            .join(Account, Account.id == Results.published_by_id)
            .where(Results.meeting_id == meeting_id)
            .order_by(Results.version.desc())
        )
        rows = [(row, by) for row, by in session.execute(query)]
        number = journal.number(session, meeting_id)
        is_signed = meetings.has_signed_minutes(session, meeting_id)
    text = written(made.content)
    return ResultsDesk(
        code=meeting.code,
        number=number,
        is_signed=is_signed,
        content=made.content,
        content_hash=hash_of(text),
        places=made.places,
        versions=tuple(_line(row, by) for row, by in rows),
        is_new=not rows or rows[0][0].content != text,
    )


def _line(row: Results, by: str) -> VersionLine:
    return VersionLine(row.version, row.state, row.published_at, by, row.content_hash, row.reason)
