"""The minutes as a table: one row a matter, for spreadsheets and other programs."""

from console.docx import wording
from console.minutes.content import MinutesContent, MinutesMatter, OutOfScope
from models.codes.capture import OutcomeKind

COLUMNS = (
    "Số",
    "Thời điểm",
    "Điểm cầu",
    "Người hỏi",
    "Phiếu",
    "Lĩnh vực",
    "Nội dung",
    "Trả lời",
    "Kết quả",
    "Ý kiến kết luận",
    "Đơn vị thực hiện",
    "Cơ quan được báo cáo hoặc chuyển đến",
    "Hạn",
)


def rows(content: MinutesContent) -> list[list[str]]:
    """Give the header and one row of texts a matter; a matter out of scope has no wording."""
    return [list(COLUMNS), *(_row(matter) for matter in content.matters)]


def _row(matter: MinutesMatter | OutOfScope) -> list[str]:
    if isinstance(matter, OutOfScope):
        neutral = [str(matter.number), wording.moment_words(matter.at), matter.site]
        return [*neutral, *[""] * 5, wording.outcome(OutcomeKind.OUT_OF_SCOPE), "", "", "", ""]
    answers = "\n".join(
        f"{wording.joined(answer.unit, answer.person)}: {answer.text}" for answer in matter.answers
    )
    return [
        str(matter.number),
        wording.moment_words(matter.stamp.at),
        matter.site,
        matter.asker,
        " ".join(matter.refs),
        matter.field,
        "\n".join((matter.wording, *matter.additions)),
        answers,
        *_outcome(matter),
    ]


def _outcome(matter: MinutesMatter) -> list[str]:
    held = matter.outcome
    if held is None:
        return ["", "", "", "", ""]
    due = held.due_on.strftime("%d/%m/%Y") if held.due_on else ""
    return [wording.outcome(held.kind), held.text, held.unit, held.body, due]
