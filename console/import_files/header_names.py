"""What the header of a column asks for, however it is numbered and however politely it is put."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from console.text.folding import fold

_LONGEST_HEADER = 160  # characters; anything longer is somebody's text


class SheetField(StrEnum):
    """What one column of a registration form asks for."""

    SUBMITTED_AT = "submitted_at"
    REGISTRANT_KIND = "registrant_kind"
    FULL_NAME = "full_name"
    ORGANIZATION = "organization"
    POSITION = "position"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    ATTENDANCE = "attendance"
    WANTS_TO_SPEAK = "wants_to_speak"
    FIELD_TEXT = "field_text"
    PROCEDURE_TEXT = "procedure_text"
    QUESTION = "question"
    RAISED_BEFORE = "raised_before"

    @property
    def label_key(self) -> str:
        """The key of the column's name as shown to people."""
        return f"intake.column.{self.value}"


# Folded beginnings of headers; the longest that fits decides ("dia chi email" is no address).
_HEADERS: Mapping[SheetField, tuple[str, ...]] = {
    SheetField.SUBMITTED_AT: (
        *("dau thoi gian", "timestamp", "thoi gian gui", "thoi gian dang ky", "thoi diem gui"),
        *("ngay gui", "ngay dang ky", "thoi gian hoan thanh", "completion time"),
    ),
    SheetField.REGISTRANT_KIND: ("loai doi tuong", "doi tuong", "ban la"),
    SheetField.FULL_NAME: (
        *("ho va ten", "ho ten", "ten nguoi dang ky", "nguoi dang ky", "full name"),
    ),
    SheetField.ORGANIZATION: (
        *("ten to chuc", "to chuc", "ten doanh nghiep", "doanh nghiep", "ten don vi"),
        *("don vi cong tac", "co quan"),
    ),
    SheetField.POSITION: ("chuc vu", "chuc danh"),
    SheetField.ADDRESS: ("dia chi", "noi o"),
    SheetField.PHONE: ("dien thoai", "so dien thoai", "sdt", "so dt", "phone"),
    SheetField.EMAIL: ("email", "e mail", "thu dien tu", "dia chi email", "dia chi thu dien tu"),
    SheetField.ATTENDANCE: ("hinh thuc tham du", "hinh thuc tham gia"),
    SheetField.WANTS_TO_SPEAK: ("dang ky phat bieu", "phat bieu"),
    SheetField.FIELD_TEXT: ("linh vuc",),
    SheetField.PROCEDURE_TEXT: ("thu tuc", "ten thu tuc"),
    SheetField.QUESTION: (
        *("noi dung cau hoi", "noi dung kien nghi", "noi dung", "cau hoi", "kien nghi"),
    ),
    SheetField.RAISED_BEFORE: (
        *("da kien nghi", "da tung kien nghi", "kien nghi truoc day", "da tung"),
    ),
}
_BY_LENGTH = sorted(
    ((start, field) for field, starts in _HEADERS.items() for start in starts),
    key=lambda pair: -len(pair[0]),
)
# Read only where the column itself is absent: what form tools write of their own accord.
_STAND_INS: Mapping[str, SheetField] = {
    "start time": SheetField.SUBMITTED_AT,
    "thoi gian bat dau": SheetField.SUBMITTED_AT,
    "name": SheetField.FULL_NAME,
    "ten": SheetField.FULL_NAME,
}
# Columns of form tools and of lists that hold nothing a form says.
_OF_FORM_TOOLS = frozenset(
    (
        *("id", "stt", "so thu tu", "tt", "language", "ngon ngu", "last modified time"),
        *("thoi gian sua doi lan cuoi", "total points", "tong diem", "quiz feedback", "score"),
    )
)

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_NUMBERING = re.compile(
    rf"\s*(?:(?:cau(?: hoi)?|muc|phan|q)\s*(?:so\s*)?{_NUMBER}\s*[.):/\-–]+"
    rf"|\(?(?:{_NUMBER}|[ivx]{{1,5}}|[a-z])\s*[.):/]+|\(?(?:{_NUMBER}|[ivx]{{1,5}}|[a-z])\)"
    rf"|{_NUMBER}\s*[\-–]|{_NUMBER}\s)\s*"
)
# Words people put round the name of a column; taken off one by one from the front.
_POLITE = frozenset(
    (
        *("ong", "ba", "anh", "chi", "quy", "khach", "vi", "ban", "nguoi", "vui", "long", "xin"),
        *("moi", "de", "nghi", "kinh", "mong", "hay", "cho", "biet", "ghi", "ro", "nhap", "dien"),
        *("khai", "cung", "cap", "chon", "tich", "neu", "day", "du", "chinh", "xac", "dung"),
        *("thong", "tin", "ve", "cua", "minh", "co", "muon", "thuoc", "lua", "please", "enter"),
        *("your", "the", "tell", "us", "provide", "select", "what", "is", "are"),
    )
)


def field_of(header: str) -> SheetField | None:
    """Tell which column a header names, None when it names none we know."""
    if len(header) > _LONGEST_HEADER:
        return None
    return next(filter(None, map(_named, _readings(header))), None)


def stand_in_of(header: str) -> SheetField | None:
    """Tell for which column this one may stand where that one is absent."""
    return next(filter(None, map(_STAND_INS.get, _readings(header[:_LONGEST_HEADER]))), None)


def is_of_form_tool(header: str) -> bool:
    """Tell whether a form tool or a list writes this column by itself."""
    return any(reading in _OF_FORM_TOOLS for reading in _readings(header[:_LONGEST_HEADER]))


def _readings(header: str) -> Iterator[str]:
    """Give the name without its numbers, then as it stands, then without each polite word."""
    said = fold(header)
    bare = said
    while number := _NUMBERING.match(bare):
        bare = bare[number.end() :]
        yield _words(bare)
    yield _words(said)
    words = _words(bare).split()
    while words and words[0] in _POLITE:
        words.pop(0)
        yield " ".join(words)


def _words(said: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", said).strip()


def _named(words: str) -> SheetField | None:
    return next(
        (field for start, field in _BY_LENGTH if words == start or words.startswith(f"{start} ")),
        None,
    )
