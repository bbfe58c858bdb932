"""One account's calendar: the meetings and what its role has to do by when; no person is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth.login_sessions import fingerprint
from console.auth.permissions import Permission, holds
from console.errors import NotFound
from console.follow_up.conditions import holds_still
from console.i18n.catalog import translate
from console.insight.todo import dates_of
from console.mail import calendar_part
from console.mail.calendar_part import Appointment, DayEntry
from console.working_days import legal_clock
from models import (
    Account,
    AgendaItem,
    CalendarFeed,
    Commitment,
    JournalEntry,
    Meeting,
    Outcome,
    Pack,
    Unit,
)
from models.codes.meetings import MeetingState
from models.codes.people import Role

KEPT = timedelta(days=120)  # how far back a calendar goes
_LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose calendar it is."""

    role: Role
    unit_id: int | None
    language: str


def load(token: str) -> str:
    """Give the calendar a secret address leads to, as text (RFC 5545).

    Raises:
        NotFound: no such address, it was renewed or withdrawn, or its account is closed.
    """
    if len(token) > _LONGEST_TOKEN:
        raise NotFound("calendar_feed_not_found")
    with db.reading() as session:
        reader = _reader(session, token)
        meetings = _meetings(session)
        whole = calendar_part.empty()
        whole.add("x-wr-calname", translate(reader.language, "feed.name"))
        for appointment in _appointments(session, reader, meetings):
            whole.add_component(calendar_part.event(appointment, kind="own"))
        for day in _days(session, reader, meetings):
            whole.add_component(calendar_part.day_event(day))
    return str(whole.to_ical().decode())


def _reader(session: Session, token: str) -> _Reader:
    query = (
        select(Account)
        .join(CalendarFeed, CalendarFeed.account_id == Account.id)
        .where(CalendarFeed.token_hash == fingerprint(token), Account.closed_at.is_(None))
    )
    found = session.scalars(query).one_or_none()
    if found is None or not holds(found.role, Permission.OWN_CALENDAR):
        raise NotFound("calendar_feed_not_found")
    return _Reader(found.role, found.unit_id, found.language)


def _meetings(session: Session) -> list[Meeting]:
    since = clock.today() - KEPT
    query = select(Meeting).where(Meeting.held_on >= since).order_by(Meeting.held_on)
    return [meeting for meeting in session.scalars(query) if not _is_called_off(meeting)]


def _is_called_off(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.CLOSED and meeting.opened_at is None


def _appointments(
    session: Session, reader: _Reader, meetings: list[Meeting]
) -> Iterator[Appointment]:
    planned = select(AgendaItem.meeting_id, func.sum(AgendaItem.minutes_planned)).group_by(
        AgendaItem.meeting_id
    )
    minutes: dict[int, int] = {row[0]: row[1] for row in session.execute(planned)}
    changes = _changes(session, meetings)
    for meeting in meetings:
        if meeting.planned_start_at is not None:
            title = translate(reader.language, "feed.meeting", month=_month(meeting))
            yield Appointment(
                code=meeting.code,
                title=title,
                starts_at=meeting.planned_start_at,
                minutes=minutes.get(meeting.id, 0),
                venue=meeting.venue,
                told_at=changes.get(meeting.code, (0, meeting.created_at))[1],
                version=changes.get(meeting.code, (0, meeting.created_at))[0],
            )


def _changes(session: Session, meetings: list[Meeting]) -> dict[str, tuple[int, datetime]]:
    """Tell which entry last changed a meeting itself, and when: calendars take newer ones only."""
    query = (
        select(JournalEntry.chain, func.max(JournalEntry.number), func.max(JournalEntry.at))
        .where(
            JournalEntry.chain.in_([meeting.code for meeting in meetings]),
            JournalEntry.act.startswith("meeting:"),
        )
        .group_by(JournalEntry.chain)
    )
    return {row[0]: (row[1], datetime.fromisoformat(row[2])) for row in session.execute(query)}


def _days(session: Session, reader: _Reader, meetings: list[Meeting]) -> Iterator[DayEntry]:
    yield from _legal(session, reader, meetings)
    yield from _packs(session, reader, meetings)
    yield from _commitments(session, reader)


def _legal(session: Session, reader: _Reader, meetings: list[Meeting]) -> Iterator[DayEntry]:
    """Give the statutory dates this role works towards."""
    wanted, legal = dates_of(reader.role), legal_clock.load(session)
    for meeting in meetings:
        for deadline in legal.deadlines(meeting.held_on) if wanted and meeting.held_on else ():
            if deadline.key in wanted:
                what = translate(reader.language, f"today.milestone.{deadline.key}")
                unsure = translate(reader.language, "feed.estimated") if deadline.estimated else ""
                title = translate(
                    reader.language, "feed.legal", what=what, month=_month(meeting), unsure=unsure
                ).strip()
                key = f"legal-{meeting.code}-{deadline.key}"
                yield DayEntry(key, title, deadline.due_on, meeting.created_at)


def _packs(session: Session, reader: _Reader, meetings: list[Meeting]) -> Iterator[DayEntry]:
    """Give when answers are due: the own unit's, or of all units to who may review."""
    if not holds(reader.role, Permission.REVIEW_READ) and reader.unit_id is None:
        return
    query = select(Pack.meeting_id, Pack.due_on, func.count()).group_by(
        Pack.meeting_id, Pack.due_on
    )
    if not holds(reader.role, Permission.REVIEW_READ):
        query = query.where(Pack.unit_id == reader.unit_id)
    known = {meeting.id: meeting for meeting in meetings}
    for meeting_id, due_on, units in session.execute(query.order_by(Pack.due_on)):
        meeting = known.get(meeting_id)
        if meeting is not None:
            title = translate(reader.language, "feed.pack", month=_month(meeting), count=units)
            yield DayEntry(f"pack-{meeting.code}-{due_on}", title, due_on, meeting.created_at)


def _commitments(session: Session, reader: _Reader) -> Iterator[DayEntry]:
    """Give when promises are due: the own unit's, or of all units to who may read captures."""
    sees_all = holds(reader.role, Permission.CAPTURE_READ)
    if not sees_all and reader.unit_id is None:
        return
    query = (
        select(Unit.id, Unit.name, Commitment.due_on, func.count(), func.max(Meeting.created_at))
        .select_from(Commitment)
        .join(Unit, Unit.id == Commitment.unit_id)
        .join(Meeting, Meeting.id == Commitment.meeting_id)
        .outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
        .where(holds_still(), Commitment.due_on >= clock.today() - KEPT)
        .group_by(Unit.id, Unit.name, Commitment.due_on)
        .order_by(Commitment.due_on, Unit.id)
    )
    if not sees_all:
        query = query.where(Commitment.unit_id == reader.unit_id)
    for unit_id, unit, due_on, count, told_at in session.execute(query):
        title = translate(reader.language, "feed.promise", unit=unit, count=count)
        if due_on is not None:
            yield DayEntry(f"promise-{unit_id}-{due_on}", title, due_on, told_at)


def _month(meeting: Meeting) -> str:
    return f"{meeting.code[5:]}/{meeting.code[:4]}"
