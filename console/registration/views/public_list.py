"""What everybody may see of a meeting's list: when it is open, and which places are left."""

from dataclasses import dataclass
from datetime import date, datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from console import clock, db
from console.meetings.views import changes
from console.meetings.views.changes import Change
from console.registration.places import Site, is_open, sites_of
from models import Field, Installation, JournalHead, Meeting, Notice


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
        return frozenset(one.unit_id for one in self.branches if one.unit_id is not None)

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


_kept: WeakKeyDictionary[Engine, dict[str, PublicList]] = WeakKeyDictionary()


def list_of(code: str) -> PublicList | None:
    """Give the list of a meeting; None when there is no such meeting.

    Made once per journal number; asked again before the next act it takes one query.
    """
    kept = _kept.setdefault(db.engine(), {})
    with db.reading() as session:
        number = session.scalar(
            select(JournalHead.number).where(
                JournalHead.chain == code, JournalHead.meeting_id.is_not(None)
            )
        )
        if number is None:
            return None
        known = kept.get(code)
        if known is None or known.number != number:
            known = kept[code] = _read(session, code, number)
        return known


def _read(session: Session, code: str, number: int) -> PublicList:
    meeting = session.scalars(select(Meeting).where(Meeting.code == code)).one()
    marked = select(Installation.id).where(Installation.demonstration_since.is_not(None))
    told = select(Notice.id).where(Notice.meeting_id == meeting.id).limit(1)
    return PublicList(
        meeting=meeting,
        number=number,
        sites=sites_of(session, meeting.id),
        fields=tuple(session.scalars(select(Field.name).order_by(Field.name))),
        is_demonstration=session.scalar(marked) is not None,
        change=changes.newest(session, meeting.id),
        has_notice=session.scalar(told) is not None,
    )
