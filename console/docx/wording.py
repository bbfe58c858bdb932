"""How official Vietnamese papers write dates, times, numbers, names and outcomes.

Source: decree 30/2020/NĐ-CP, Phụ lục I II.3-II.4 and Phụ lục II; the outcomes in the words of the
console's screens.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from console import clock
from console.i18n.catalog import translate
from models.codes.capture import OutcomeKind

BLANK = "…"
PARENT_BODY = "UBND THÀNH PHỐ HÀ NỘI"
ISSUER_LINES = ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG")
ISSUER_NAME = "Trung tâm Phục vụ hành chính công thành phố Hà Nội"
ISSUER_CODE = "TTPVHCC"
WRITER_CODE = "CSKH"  # of the division that drafts
STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."
HYBRID = "trực tiếp kết hợp trực tuyến"

# What XML 1.0 cannot hold; line ends and tabs are kept for `lines` to divide.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")


def clean(text: str) -> str:
    """Give the text composed (NFC) and without characters a Word file cannot hold."""
    return unicodedata.normalize("NFC", _ILLEGAL.sub("", text))


def outcome(kind: OutcomeKind) -> str:
    """Name an outcome as the console's screens do."""
    return translate("vi", f"word.outcome.{kind.value}")


def outcome_to(kind: OutcomeKind) -> str:
    """Name what a body is to an outcome that goes to one."""
    return translate("vi", f"word.outcome_to.{kind.value}")


def lines(text: str) -> tuple[str, ...]:
    """Divide a text into its lines, tidied of outer spaces and empty lines; at least one."""
    found = tuple(" ".join(line.split()) for line in clean(text).splitlines())
    return tuple(line for line in found if line) or ("",)


def day_words(day: date | None) -> str:
    """Write "ngày 05 tháng 3 năm 2026": days below 10 are padded, of the months only 1 and 2."""
    if day is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def weekday_words(day: date) -> str:
    """Write "thứ Năm, ngày 29 tháng 10 năm 2026"; the seventh day is "Chủ nhật"."""
    place = day.weekday()
    named = f"thứ {_WEEKDAYS[place]}" if place < len(_WEEKDAYS) else "Chủ nhật"
    return f"{named}, {day_words(day)}"


def time_words(at: datetime | None) -> str:
    """Write "09 giờ 17 phút", as clocks in Hanoi show it."""
    if at is None:
        return f"{BLANK} giờ {BLANK} phút"
    return clock.local(at).strftime("%H giờ %M phút")


def day_of(at: datetime) -> date:
    """Tell the day of a moment, in Hanoi."""
    return clock.local(at).date()


def moment_words(at: datetime | None) -> str:
    """Write time and day: "08 giờ 30 phút, ngày 29 tháng 10 năm 2026"."""
    return f"{time_words(at)}, {day_words(day_of(at) if at else None)}"


def span_words(from_at: datetime | None, to_at: datetime | None) -> str:
    """Write "từ 08 giờ 30 phút đến 09 giờ 10 phút"; an open end stays away."""
    if to_at is None:
        return f"từ {time_words(from_at)}"
    return f"từ {time_words(from_at)} đến {time_words(to_at)}"


def due_words(day: date | None) -> str:
    """Write a due date for a table: "05/11/2026"; nothing when none was given."""
    return day.strftime("%d/%m/%Y") if day else ""


def count_words(count: int) -> str:
    """Write a whole number in groups of three: "1.234"."""
    return f"{count:,}".replace(",", ".")


def listed(parts: Iterable[str]) -> str:
    """Join as a sentence does: "a, b và c"."""
    given = [part for part in parts if part]
    if len(given) < 2:
        return "".join(given)
    return f"{', '.join(given[:-1])} và {given[-1]}"


def joined(*parts: str, by: str = ", ") -> str:
    """Join the parts that say something."""
    return by.join(part for part in parts if part)


def addressed(name: str) -> str:
    """Write "Ông/Bà" before a person's name, unless it already opens with Ông or Bà."""
    if not name or name.split()[0].casefold() in {"ông", "bà", "ông/bà"}:
        return name
    return f"Ông/Bà {name}"


def sentence_end(text: str) -> str:
    """Give a text with a full stop at its end, unless it already ends in a mark."""
    said = clean(text).strip()
    return said if not said or said[-1] in ".!?…;:" else f"{said}."


def padded(number: str) -> str:
    """Write a paper's number with two digits at least; a blank where none was entered."""
    given = number.strip()
    return (f"{int(given):02}" if given.isdecimal() else given) or BLANK


def symbol(number: str, kind: str) -> str:
    """Write number and symbol of a paper: "05/BB-TTPVHCC"."""
    return f"{padded(number)}/{kind}-{ISSUER_CODE}"


def letter_symbol(number: str) -> str:
    """Write number and symbol of a letter, which names who drafted it: "05/TTPVHCC-CSKH"."""
    return f"{padded(number)}/{ISSUER_CODE}-{WRITER_CODE}"


def roman(number: int) -> str:
    """Write 1 to 39 in Roman numerals, for sections and appendices."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10]


HALL = "Hội trường"


def meeting_name(code: str) -> str:
    """Name a month's conference by its code: `2026-10` -> "… tháng 10/2026"."""
    year, month = code.split("-")
    return (
        f"Hội nghị đối thoại giữa các cá nhân, tổ chức với các Sở, ngành tháng {int(month)}/{year}"
    )


OUT_OF_SCOPE_CONCLUSION = "Về nội dung không thuộc phạm vi đối thoại: thực hiện theo quy định."


def matter_source(number: int) -> str:
    """Name a matter as the source of a commitment."""
    return f"Nội dung {number}"


def conclusion_source(number: int) -> str:
    """Name a conclusion as the source of a commitment."""
    return f"Kết luận {number}"
