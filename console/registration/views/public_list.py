"""What everybody may see of a meeting's list: when it is open, and which places are left."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock, db
from console.queries import journal, meetings
from console.queries.journal import OncePerNumber
from console.queries.meetings import Change
from console.queries.places import Site, is_open, sites_of
from models import Field, Meeting, Notice


@dataclass(frozen=True)
class PublicList:
    """One meeting as the page of its form needs it."""

    meeting: Meeting  # as read; nothing of it changes
    number: int  # of the journal entry this was read at
    sites: tuple[Site, ...]  # the hall first, then the branches that take part
    fields: tuple[str, ...]  # names of the fields to choose from
    is_demonstration: bool
    change: Change | None  # put off or called off; None = neither
    has_notice: bool  # whether a public notice tells of it

    @property
    def code(self) -> str:
        """The meeting's code."""
        return self.meeting.code

    @property
    def is_open(self) -> bool:
        """Whether somebody may register now."""
        return is_open(self.meeting)

    @property
    def is_to_come(self) -> bool:
        """Whether registration may still be opened."""
        over = self.meeting.list_closes_at
        return self.meeting.opened_at is None and (over is None or over > clock.now())

    @property
    def hall(self) -> Site:
        """The hall."""
        return self.sites[0]

    @property
    def branches(self) -> tuple[Site, ...]:
        """The branches that take part."""
        return self.sites[1:]

    @property
    def branch_ids(self) -> frozenset[int]:
        """Their units."""
        return frozenset(branch.unit_id for branch in self.branches if branch.unit_id is not None)

    @property
    def held_on(self) -> date | None:
        """The day of the meeting."""
        return self.meeting.held_on

    @property
    def start_at(self) -> datetime | None:
        """When it is planned to begin."""
        return self.meeting.planned_start_at

    @property
    def closes_at(self) -> datetime | None:
        """When registration ends."""
        return self.meeting.list_closes_at

    @property
    def venue(self) -> str:
        """Where the hall is."""
        return self.meeting.venue


_lists: OncePerNumber[PublicList] = OncePerNumber()


def list_of(code: str) -> PublicList | None:
    """Give the list of a meeting; None when there is no such meeting.

    Made once per journal number; asked again before the next act it takes one query.
    """
    with db.reading() as session:
        number = journal.number_of_month(session, code)
        if number is None:
            return None
        return _lists.get(code, number, lambda: _read(session, code, number))


def _read(session: Session, code: str, number: int) -> PublicList:
    meeting = meetings.by_code(session, code)
    told = select(Notice.id).where(Notice.meeting_id == meeting.id).limit(1)
    return PublicList(
        meeting=meeting,
        number=number,
        sites=sites_of(session, meeting.id),
        fields=tuple(session.scalars(select(Field.name).order_by(Field.name))),
        is_demonstration=meetings.is_demonstration(session),
        change=meetings.newest_change(session, meeting.id),
        has_notice=session.scalar(told) is not None,
    )
