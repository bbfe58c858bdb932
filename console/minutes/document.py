"""The minutes of a conference: one frozen content in, the bytes of a Word document out.

Source: decree 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9: no place and date line, secretary left and chair
right, recipients under the secretary. Content: decision 45/2018/QĐ-TTg on meetings.
"""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout, parts, wording
from console.docx.document import Paper, paragraph, paragraphs
from console.minutes import proceedings, tables
from console.minutes.content import (
    Conclusion,
    MinutesContent,
    MinutesDelegate,
    MinutesHeadCount,
    Officer,
)
from models.codes.meetings import Attendance

KIND = "BIÊN BẢN"
CODE = "BB"
DRAFT = "DỰ THẢO"
DEMONSTRATION = "TRÌNH DIỄN"
RECIPIENTS = ("Lãnh đạo Trung tâm (để báo cáo)", "Các đơn vị tham dự Hội nghị")
KEPT_BY = "VT, Hồ sơ"


def build(content: MinutesContent) -> bytes:
    """Give the minutes as .docx; the same content always gives the same bytes.

    "DỰ THẢO" stands on every page until `content.signed`; an empty number stays "…", it is never
    made up. Matters out of scope are one neutral line without wording or name.
    """
    paper = Paper(f"Biên bản {content.meeting_name}")
    marks = _marks(content)
    parts.run_marks(paper, marks)
    number_line = f"Số: {wording.symbol(content.number, CODE)}"
    paper.add(parts.header_block(number_line, marks=[word for word, _ in marks]))
    paper.add(*parts.title_block(KIND, content.meeting_name))
    paper.add(*_opening(content), *_proceedings(content), *_closing(content))
    paper.add(_signatures(content))
    for heading in tables.appendices(content, f"Biên bản {_number_and_day(content)}"):
        paper.start_section()
        paper.add(*heading)
    return paper.to_bytes()


def _marks(content: MinutesContent) -> list[tuple[str, str]]:
    marks = []
    if content.signed is None:
        marks.append((DRAFT, "chưa có chữ ký của thư ký và chủ tọa"))
    if content.is_demonstration:
        marks.append((DEMONSTRATION, "nội dung không có thật"))
    return marks


def _number_and_day(content: MinutesContent) -> str:
    number = wording.symbol(content.number, CODE)
    day = wording.day_words(content.dated_on)
    return f"số {number} {day} của {wording.ISSUER_NAME}"


def _opening(content: MinutesContent) -> Iterator[Element]:
    yield paragraph(layout.BODY, f"Thời gian bắt đầu: {_start(content)}.")
    yield paragraph(layout.BODY, f"Địa điểm: {_place(content)}.")
    yield paragraph(layout.BODY_KEPT, "Thành phần tham dự:")
    yield from _delegates(content)
    yield paragraph(layout.BODY, f"Chủ trì (chủ tọa): {_officers(content.chairs)}.")
    yield paragraph(layout.BODY, f"Thư ký (người ghi biên bản): {_officers(content.secretaries)}.")
    yield paragraph(layout.BODY_KEPT, "Nội dung (theo diễn biến Hội nghị):")


def _start(content: MinutesContent) -> str:
    said = wording.moment_words(content.started_at)
    planned = content.planned_start_at
    if planned is None or wording.moment_words(planned) == said:
        return said
    return f"{said} (theo kế hoạch: {wording.time_words(planned)})"


def _place(content: MinutesContent) -> str:
    hall = (
        f"{content.venue or wording.BLANK} (điểm cầu trung tâm)" if content.sites else content.venue
    )
    said = f"{hall or wording.BLANK}; hình thức: {content.form}"
    if not content.sites:
        return said
    names = wording.listed(site.name for site in content.sites)
    label = tables.sites_label(content)
    return (
        f"{said}, {wording.count_words(len(content.sites))} điểm cầu trực tuyến: {names} "
        f"(thời gian kết nối và số người tại {label})"
    )


def _delegates(content: MinutesContent) -> Iterator[Element]:
    present = [d for d in content.delegates if d.attendance is Attendance.PRESENT]
    others = [d for d in content.delegates if d.attendance is not Attendance.PRESENT]
    if present:
        yield paragraph(layout.BODY_KEPT, "a) Đại biểu có mặt:")
        yield from _listed([_delegate(d) for d in present])
    if others:
        yield paragraph(layout.BODY_KEPT, f"{'b' if present else 'a'}) Đại biểu vắng mặt:")
        yield from _listed([f"{_delegate(d)} ({_absence(d)})" for d in others])
    letter = "abc"[bool(present) + bool(others)]
    yield paragraph(layout.BODY, f"{letter}) Cá nhân, tổ chức: {_people(content)}.")


def _listed(items: list[str]) -> Iterator[Element]:
    for position, item in enumerate(items, start=1):
        yield paragraph(layout.BODY, f"- {item}{'.' if position == len(items) else ';'}")


def _delegate(delegate: MinutesDelegate) -> str:
    return wording.joined(
        wording.addressed(delegate.name), delegate.position, delegate.organization
    )


def _absence(delegate: MinutesDelegate) -> str:
    if delegate.attendance is Attendance.EXPECTED:
        return "chưa ghi nhận có mặt"
    if delegate.attendance is Attendance.EXCUSED:
        return f"có lý do: {delegate.reason}" if delegate.reason else "có lý do"
    return f"không báo trước; {delegate.reason}" if delegate.reason else "không có lý do"


def _people(content: MinutesContent) -> str:
    counts = content.hall_head_counts
    hall = f"tại hội trường {tables.counts_words(counts)}" if counts else ""
    most = [_most(site.head_counts) for site in content.sites]
    far = f"tại các điểm cầu {wording.count_words(sum(most))} người" if sum(most) else ""
    if not hall and not far:
        return "chưa ghi nhận số người tham dự"
    total = wording.count_words(sum(most) + _most(counts))
    tail = f"; tổng số {total} người, tính theo số cao nhất ghi nhận ở mỗi điểm" if far else ""
    return f"{wording.joined(hall, far, by='; ')}{tail}"


def _most(counts: tuple[MinutesHeadCount, ...]) -> int:
    return max((each.people_count for each in counts), default=0)


def _officers(officers: tuple[Officer, ...]) -> str:
    with_times = len(officers) > 1
    said = [_officer(officer, with_times) for officer in officers]
    return "; ".join(said) or wording.BLANK


def _officer(officer: Officer, with_times: bool) -> str:
    who = wording.joined(wording.addressed(officer.name), officer.position)
    if with_times and officer.from_at:
        return f"{who} ({wording.span_words(officer.from_at, officer.to_at)})"
    return who


def _proceedings(content: MinutesContent) -> Iterator[Element]:
    sections = ["HỎI VÀ TRẢ LỜI", "NỘI DUNG CHƯA TRAO ĐỔI TẠI HỘI NGHỊ", "KẾT LUẬN CỦA CHỦ TRÌ"]
    first = 1
    if content.agenda:
        yield _section(first, "DIỄN BIẾN THEO CHƯƠNG TRÌNH")
        first = 2
        yield from proceedings.by_programme(content, discussion=wording.roman(first))
    told = (
        proceedings.discussed(content),
        tables.left_over(content),
        list(_conclusions(content)),
    )
    for number, (title, elements) in enumerate(zip(sections, told, strict=True), start=first):
        yield _section(number, title)
        yield from elements
    yield _section(first + len(sections), "VIỆC GIAO SAU HỘI NGHỊ")
    yield from tables.commitments(content)


def _section(number: int, title: str) -> Element:
    return paragraph(layout.SECTION, f"{wording.roman(number)}. {title}")


def _conclusions(content: MinutesContent) -> Iterator[Element]:
    if not content.conclusions:
        yield paragraph(layout.BODY, "Chủ trì không có kết luận riêng.")
    for conclusion in content.conclusions:
        late = proceedings.late_note(conclusion.stamp)
        text = wording.sentence_end(conclusion.text)
        after = (f" {_who_and_when(conclusion)}".rstrip(), late)
        yield from paragraphs(layout.BODY, (f"{conclusion.number}. ",), text, *after)


def _who_and_when(conclusion: Conclusion) -> str:
    numbers = wording.listed(str(number) for number in conclusion.matter_numbers)
    return wording.joined(
        f"Đơn vị thực hiện: {conclusion.unit}." if conclusion.unit else "",
        f"Thời hạn: {wording.day_words(conclusion.due_on)}." if conclusion.due_on else "",
        f"Liên quan nội dung số {numbers}." if numbers else "",
        by=" ",
    )


def _closing(content: MinutesContent) -> Iterator[Element]:
    yield paragraph(
        layout.BODY_KEPT,
        f"Biên bản được lập theo nhật ký điện tử của kỳ Hội nghị {content.meeting_code}, "
        f"đến mục số {content.journal.number}; "
        "mã kiểm tra (SHA-256) của mục này:",
    )
    yield paragraph(layout.CHECKSUM, content.journal.hash)
    if content.was_read_out:
        yield paragraph(
            layout.BODY_KEPT, "Biên bản đã được đọc lại và thông qua trước khi Hội nghị kết thúc."
        )
    ended = wording.moment_words(content.ended_at)
    yield paragraph(layout.BODY_KEPT, f"Hội nghị kết thúc vào {ended}{wording.END_MARK}")


def _signatures(content: MinutesContent) -> Element:
    signed = content.signed
    secretary = content.secretaries[-1] if content.secretaries else Officer("")
    chair = content.chairs[-1] if content.chairs else Officer("")
    left = parts.Signer(
        "THƯ KÝ", signed.secretary if signed else secretary.name, has_signed=bool(signed)
    )
    right = parts.Signer(
        "CHỦ TỌA",
        signed.chair if signed else chair.name,
        chair.position.upper(),
        has_signed=bool(signed),
    )
    names = content.recipients or RECIPIENTS
    return parts.two_signatures(left, right, parts.recipients(names, KEPT_BY))
