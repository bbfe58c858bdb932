"""The first text of a paper, from what the meeting is: a person corrects it before it is sent."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock
from console.docx import wording
from console.i18n.catalog import translate
from console.official.document import COLUMN
from console.queries import meetings
from models import (
    Account,
    Assignment,
    Bridge,
    Delegate,
    Duty,
    Matter,
    Meeting,
    Pack,
    Unit,
)
from models.codes.documents import DocumentKind
from models.codes.meetings import DutyKind
from models.questions import PART_STANDS

SIGNER_TITLE = "GIÁM ĐỐC"
_LANGUAGE = "vi"  # official papers have one
_EXCLUDED = (  # plan, 5.1
    "Hội nghị không đối thoại những nội dung liên quan đến khiếu nại, tố cáo. Hội nghị được ghi "
    "âm, ghi hình theo quy định."
)
_PERSONAL = "Việc xử lý dữ liệu cá nhân được nêu tại phiếu kèm theo."


@dataclass(frozen=True, slots=True)
class Suggested:
    """A text to begin with."""

    subject: str
    body: str
    addressees: str


def text(session: Session, meeting: Meeting, kind: DocumentKind) -> Suggested:
    """Write the paper's first text in a fixed number of queries; what is not known stays "…".

    Args:
        kind: one of `BEGUN`; letters about one question or paper begin elsewhere.
    """
    return BEGUN[kind](session, meeting)


def _programme(session: Session, meeting: Meeting) -> Suggested:
    chair, *day = _facts(session, meeting)
    said = [*day, chair, "Nội dung chương trình:", *_items(session, meeting)]
    said.append("Chương trình có thể được điều chỉnh theo diễn biến của Hội nghị.")
    return Suggested(wording.meeting_name(meeting.code), "\n".join(said), "")


def _invitation(session: Session, meeting: Meeting) -> Suggested:
    name = wording.meeting_name(meeting.code)
    asked = "Đề nghị Quý vị sắp xếp thời gian tham dự và xác nhận với Trung tâm trước ngày họp."
    said = [f"Tới dự {name}.", *_facts(session, meeting), asked]
    month = name.removeprefix("Hội nghị đối thoại ")
    return Suggested(
        f"Tham dự Hội nghị đối thoại {month}", "\n".join(said), _invited(session, meeting.id)
    )


def _notice(session: Session, meeting: Meeting) -> Suggested:
    name = wording.meeting_name(meeting.code)
    opening = f"{wording.ISSUER_NAME} thông báo về việc tổ chức {name} như sau:"
    told = [
        f"Thời gian: {_time(meeting)}.",
        f"Địa điểm: {_place(session, meeting)}.",
        "Nội dung: các vướng mắc, kiến nghị trong thực hiện thủ tục hành chính, cung cấp dịch vụ "
        "công thuộc thẩm quyền của các Sở, ngành và Trung tâm.",
        "Đối tượng tham dự: cá nhân, tổ chức, doanh nghiệp có nhu cầu đối thoại.",
        _way_to_register(meeting),
        _EXCLUDED,
        f"{translate(_LANGUAGE, 'register.no_numbers')} {_PERSONAL}",
    ]
    said = [opening, *(f"{place}. {text}" for place, text in enumerate(told, 1))]
    return Suggested(f"Về việc tổ chức {name}", "\n".join(said), "")


def _way_to_register(meeting: Meeting) -> str:
    until = wording.moment_words(meeting.list_closes_at)
    return (
        "Cách thức đăng ký: ghi phiếu theo mẫu kèm theo và gửi tới Trung tâm, các Chi nhánh trực "
        f"thuộc, hoặc đăng ký trực tuyến; hạn nhận phiếu: {until}. Đầu mối liên hệ: "
        f"{wording.BLANK}, điện thoại: {wording.BLANK}"
    )


def _assignment(session: Session, meeting: Meeting) -> Suggested:
    name = wording.meeting_name(meeting.code)
    units, due_on = _packs(session, meeting.id)
    said = [
        f"{wording.ISSUER_NAME} tổ chức {name} vào hồi {_time(meeting)}. Qua tiếp nhận phiếu đăng "
        "ký, Trung tâm tổng hợp các nội dung thuộc lĩnh vực Quý cơ quan phụ trách, có danh mục "
        "kèm theo.",
        "Đề nghị Quý cơ quan chuẩn bị nội dung trả lời, nêu rõ căn cứ pháp lý, gửi Trung tâm "
        f"trước {wording.day_words(due_on)} và cử người có thẩm quyền dự Hội nghị để trả lời.",
        "Nội dung không thuộc thẩm quyền của Quý cơ quan, đề nghị thông báo ngay cho Trung tâm và "
        "nêu rõ cơ quan có thẩm quyền.",
        "Trung tâm trân trọng cảm ơn sự phối hợp của Quý cơ quan.",
    ]
    subject = f"chuẩn bị nội dung trả lời tại {name}"
    return Suggested(subject, "\n".join(said), "\n".join(units))


BEGUN = {  # in the order in which they are needed
    DocumentKind.NOTICE: _notice,
    DocumentKind.ASSIGNMENT: _assignment,
    DocumentKind.PROGRAMME: _programme,
    DocumentKind.INVITATION: _invitation,
}


def _facts(session: Session, meeting: Meeting) -> list[str]:
    return [
        wording.sentence_end(f"Chủ trì: {_chair(session, meeting.id)}"),
        wording.sentence_end(f"Thời gian: {_time(meeting)}"),
        wording.sentence_end(f"Địa điểm: {_place(session, meeting)}"),
    ]


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
    items = meetings.items(session, meeting.id)
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
        wording.joined(wording.addressed(delegate.name), delegate.position, delegate.organization)
        for delegate in delegates
    )
    return "\n".join(named)


def _packs(session: Session, meeting_id: int) -> tuple[list[str], date | None]:
    """Give the units that answer something by name, and the day set last for their answers."""
    units = (
        select(Unit.name)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .join(Matter, Matter.id == Assignment.matter_id)
        .where(Matter.meeting_id == meeting_id, PART_STANDS)
        .distinct()
        .order_by(Unit.name)
    )
    due_on = select(func.max(Pack.due_on)).where(Pack.meeting_id == meeting_id)
    return list(session.scalars(units)), session.scalar(due_on)
