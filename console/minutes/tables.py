"""The tables of the minutes: work given, what was left over, and the two appendices."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.docx import layout, parts, wording
from console.docx.document import Cell, paragraph
from console.minutes.content import (
    MinutesConnection,
    MinutesContent,
    MinutesHeadCount,
    MinutesMatter,
    MinutesSite,
    OutOfScope,
    TurnAside,
)
from console.minutes.proceedings import ending
from models.codes.capture import OutcomeKind

# Widths of the columns in millimetres; each row of them fills the text area.
_COMMITMENT_MM = (12, 42, 55, 25, 31)
_LEFT_OVER_MM = (12, 77, 34, 42)
_SITES_MM = (12, 38, 60, 55)
_OUTCOMES_MM = (15, 35, 35, 38, 25, 17)


def commitments(content: MinutesContent) -> list[Element]:
    """Make the table of work given, or say that there is none."""
    if not content.commitments:
        return [paragraph(layout.BODY_KEPT, "Không có việc giao có thời hạn.")]
    rows = [
        (
            parts.middle(str(position)),
            parts.cell(commitment.unit),
            parts.cell(*wording.lines(commitment.work)),
            parts.middle(wording.due_words(commitment.due_on)),
            parts.cell(commitment.source),
        )
        for position, commitment in enumerate(content.commitments, start=1)
    ]
    heads = ("STT", "Đơn vị thực hiện", "Nội dung công việc", "Thời hạn", "Căn cứ")
    return [_gap(), parts.grid(_COMMITMENT_MM, heads, rows)]


def left_over(content: MinutesContent) -> list[Element]:
    """Tell what did not come to the floor: written replies, counts, speakers who did not speak."""
    told = [*_written_replies(content), *_counts(content), *_turns_aside(content.turns_aside)]
    return told or [paragraph(layout.BODY, "Không có.")]


def appendices(content: MinutesContent, of_paper: str) -> Iterator[list[Element]]:
    """Make the appendices there is something for: the sites, then the outcomes."""
    if content.sites:
        title = "Điểm cầu và số người tham dự"
        heading = parts.appendix_heading(sites_label(content), title, of_paper)
        yield [*heading, _sites(content)]
    if content.matters:
        label = "Phụ lục II" if content.sites else "Phụ lục"
        title = "Tổng hợp kết quả các nội dung đối thoại"
        yield [*parts.appendix_heading(label, title, of_paper), _outcomes(content)]


def sites_label(content: MinutesContent) -> str:
    """Name the appendix of the sites: numbered only beside another.

    Source: decree 30/2020/NĐ-CP, Phụ lục I, IV.
    """
    return "Phụ lục I" if content.matters else "Phụ lục"


def counts_words(counts: Sequence[MinutesHeadCount]) -> str:
    """Write head counts with their times: "86 người (08 giờ 27 phút), 91 người (…)"."""
    return ", ".join(
        f"{wording.count_words(count.people_count)} người ({wording.time_words(count.at)})"
        for count in counts
    )


def _written_replies(content: MinutesContent) -> list[Element]:
    if not content.not_reached:
        return []
    said = (
        f"{wording.count_words(len(content.not_reached))} nội dung chưa trao đổi được trả lời "
        "bằng văn bản:"
    )
    rows = [
        (
            parts.middle(str(position)),
            parts.cell(*wording.lines(matter.wording)),
            parts.cell(*matter.refs),
            parts.cell(matter.unit),
        )
        for position, matter in enumerate(content.not_reached, start=1)
    ]
    heads = ("STT", "Nội dung", "Phiếu", "Đơn vị trả lời")
    return [paragraph(layout.BODY_KEPT, said), _gap(), parts.grid(_LEFT_OVER_MM, heads, rows)]


def _counts(content: MinutesContent) -> Iterator[Element]:
    if content.excluded_count:
        count = wording.count_words(content.excluded_count)
        yield paragraph(
            layout.BODY,
            f"{count} câu hỏi không đưa vào chương trình sau khi rà soát, "
            "được hướng dẫn theo quy định.",
        )
    if content.unreviewed_count:
        count = wording.count_words(content.unreviewed_count)
        yield paragraph(layout.BODY, f"{count} câu hỏi đang được rà soát, xử lý sau Hội nghị.")


def _turns_aside(turns: Sequence[TurnAside]) -> Iterator[Element]:
    if turns:
        yield paragraph(layout.BODY_KEPT, "Đăng ký phát biểu nhưng không phát biểu:")
    for position, turn in enumerate(turns, start=1):
        end = "." if position == len(turns) else ";"
        yield paragraph(layout.BODY, f"- {_turn_aside(turn)}{end}")


def _turn_aside(turn: TurnAside) -> str:
    who = wording.addressed(turn.name) or "Người đăng ký không ghi tên"
    about = f"về “{' '.join(wording.lines(turn.topic))}”" if turn.topic else ""
    why = "chưa đến lượt"
    if turn.is_no_show:
        why = "vắng mặt khi được mời"
    elif turn.is_withdrawn:
        why = "xin rút"
    when = wording.time_words(turn.at) if turn.at else ""
    return f"{wording.joined(who, turn.site, about)}: {wording.joined(why, when, turn.reason)}"


def _sites(content: MinutesContent) -> Element:
    rows = [_hall_row(content)] if content.hall_head_counts else []
    first = len(rows) + 1
    rows += [_site_row(number, site) for number, site in enumerate(content.sites, start=first)]
    heads = ("STT", "Điểm cầu", "Thời gian kết nối", "Số người tham dự")
    return parts.grid(_SITES_MM, heads, rows)


def _hall_row(content: MinutesContent) -> Sequence[Cell]:
    return (
        parts.middle("1"),
        parts.cell(*wording.lines(content.venue), "(điểm cầu trung tâm)"),
        parts.cell("Tại chỗ"),
        _counts_cell(content.hall_head_counts),
    )


def _site_row(number: int, site: MinutesSite) -> Sequence[Cell]:
    connected = [_connection(connection) for connection in site.connections]
    return (
        parts.middle(str(number)),
        parts.cell(site.name),
        parts.cell(*(connected or ["Không kết nối"])),
        _counts_cell(site.head_counts),
    )


def _counts_cell(counts: Sequence[MinutesHeadCount]) -> Cell:
    return parts.cell(*(counts_words([count]) for count in counts))


def _connection(connection: MinutesConnection) -> str:
    source = f"; nguồn: {connection.evidence}" if connection.evidence else ""
    how = ending(connection) if connection.to_at else "đến hết Hội nghị"
    said = wording.span_words(connection.from_at, connection.to_at)
    return f"{said[0].upper()}{said[1:]}: {how}{source}."


def _outcomes(content: MinutesContent) -> Element:
    heads = ("Nội dung số", "Điểm hỏi", "Kết quả", "Đơn vị thực hiện", "Thời hạn", "Mục nhật ký")
    rows = [
        _neutral_row(matter) if isinstance(matter, OutOfScope) else _outcome_row(matter)
        for matter in content.matters
    ]
    return parts.grid(_OUTCOMES_MM, heads, rows)


def _neutral_row(matter: OutOfScope) -> Sequence[Cell]:
    return (
        parts.middle(str(matter.number)),
        parts.cell(matter.site, wording.time_words(matter.at)),
        parts.cell(wording.outcome(OutcomeKind.OUT_OF_SCOPE)),
        parts.cell(),
        parts.cell(),
        parts.cell(),
    )


def _outcome_row(matter: MinutesMatter) -> Sequence[Cell]:
    outcome = matter.outcome
    entries = [matter.stamp.entry, *([outcome.stamp.entry] if outcome else [])]
    return (
        parts.middle(str(matter.number)),
        parts.cell(matter.site, wording.time_words(matter.stamp.at)),
        parts.cell(wording.outcome(outcome.kind) if outcome else "Chưa ghi nhận"),
        parts.cell((outcome.unit or outcome.body) if outcome else ""),
        parts.middle(wording.due_words(outcome.due_on) if outcome else ""),
        parts.middle(*(str(entry) for entry in entries)),
    )


def _gap() -> Element:
    return paragraph(layout.BEFORE_TABLE)
