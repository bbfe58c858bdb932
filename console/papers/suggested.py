"""The first text of a paper, from what the meeting is: a person corrects it before it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from console import clock
from console.papers import wording
from console.papers.official import COLUMN
from models import Account, AgendaItem, Bridge, Delegate, Duty, Meeting
from models.documents import DocumentKind
from models.meetings import DutyKind

SIGNER_TITLE = "GIÁM ĐỐC"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A text to begin with."""

    subject: str
    body: str
    addressees: str


def text(session: Session, meeting: Meeting, kind: DocumentKind) -> Suggested:
    """Write the paper's first text in a fixed number of queries; what is not known stays "…"."""
    name = wording.meeting_name(meeting.code)
    facts = [
        wording.sentence_end(f"Chủ trì: {_chair(session, meeting.id)}"),
        wording.sentence_end(f"Thời gian: {_time(meeting)}"),
        wording.sentence_end(f"Địa điểm: {_place(session, meeting)}"),
    ]
    if kind is DocumentKind.PROGRAMME:
        said = [*facts[1:], facts[0], "Nội dung chương trình:", *_items(session, meeting)]
        said.append("Chương trình có thể được điều chỉnh theo diễn biến của Hội nghị.")
        return Suggested(name, "\n".join(said), "")
    month = name.removeprefix("Hội nghị đối thoại ")
    asked = "Đề nghị Quý vị sắp xếp thời gian tham dự và xác nhận với Trung tâm trước ngày họp."
    said = [f"Tới dự {name}.", *facts, asked]
    return Suggested(
        f"Tham dự Hội nghị đối thoại {month}", "\n".join(said), _invited(session, meeting.id)
    )


def _time(meeting: Meeting) -> str:
    day = wording.weekday_words(meeting.held_on) if meeting.held_on else wording.day_words(None)
    return f"{wording.time_words(meeting.planned_start_at)}, {day}"


def _place(session: Session, meeting: Meeting) -> str:
    venue = meeting.venue or wording.BLANK
    sites = len(session.scalars(select(Bridge.id).where(Bridge.meeting_id == meeting.id)).all())
    if not sites:
        return venue
    return f"{venue} (điểm cầu trung tâm); {wording.count_words(sites)} điểm cầu trực tuyến"


def _chair(session: Session, meeting_id: int) -> str:
    query = (
        select(Duty.person, Account.display_name)
        .outerjoin(Account, Account.id == Duty.account_id)
        .where(Duty.meeting_id == meeting_id, Duty.kind == DutyKind.CHAIR, Duty.to_at.is_(None))
        .order_by(Duty.id.desc())
    )
    found = session.execute(query).first()
    if found is None:
        return wording.BLANK
    return wording.addressed(found.display_name or "") or found.person or wording.BLANK


def _items(session: Session, meeting: Meeting) -> list[str]:
    """Give the items in a table of times, or numbered while none has a length yet."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
    items = session.scalars(query.order_by(AgendaItem.position)).all()
    if not any(item.minutes_planned for item in items):
        return [f"{place}. {item.title}." for place, item in enumerate(items, 1)]
    lines = [COLUMN.join(("Thời gian", "Nội dung", "Thời lượng"))]
    at = meeting.planned_start_at
    for item in items:
        lasts = item.minutes_planned
        until = at + timedelta(minutes=lasts) if at and lasts else None
        how_long = f"{lasts} phút" if lasts else wording.BLANK
        lines.append(COLUMN.join((_span(at, until), item.title, how_long)))
        at = until
    return lines


def _span(at: datetime | None, until: datetime | None) -> str:
    if at is None:
        return wording.BLANK
    begins = clock.local(at).strftime("%H:%M")
    return f"{begins} – {clock.local(until):%H:%M}" if until else f"Từ {begins}"


def _invited(session: Session, meeting_id: int) -> str:
    delegates = session.scalars(
        select(Delegate).where(Delegate.meeting_id == meeting_id).order_by(Delegate.id)
    )
    named = (
        wording.joined(wording.addressed(one.name), one.position, one.organization)
        for one in delegates
    )
    return "\n".join(named)
