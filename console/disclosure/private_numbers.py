"""Finds telephones, addresses on the net, numbers of people and of files, and remarks."""

import re
from collections.abc import Iterator

from console.disclosure.flat_text import FlatText
from console.disclosure.private_kinds import Private

Span = tuple[Private, int, int]

_GAP = r"[ .,\-_()*]*"  # what people write between the digits of one number
_START, _END = r"(?<![\d])", r"(?!\d)"
_DATE = re.compile(r"(?<!\d)\d{1,2}[./\- ]{1,3}\d{1,2}[./\- ]{1,3}(?:19|20)\d\d(?!\d)")
_MONEY = re.compile(r" ?(?:dong|vnd|d\b|usd|trieu|ty\b|m2|%|nguoi|ho so|ho dan)")
_PUBLIC_LINES = ("1900", "1800", "1022")

_NUMBERED = r"[\W_]*(?:(?:so|ma|la|cua toi|cua em|no)\b[\W_]*)*"
_PHONE = re.compile(
    rf"\(?{_START}(?:\+?{_GAP}(?:00{_GAP})?8{_GAP}4{_GAP}0?|(?<![a-z])[0o])"
    rf"{_GAP}(?:\d{_GAP}){{8,10}}{_END}"
)
_CALLED = re.compile(
    r"\b(?:dien thoai|di dong|so may|sdt|dt|tel|phone|mobile|zalo|viber|hotline|goi|lien he|lh)\b"
    rf"{_NUMBERED}(?P<told>\d(?:{_GAP}\d){{6,}})"
)
_SPOKEN_DIGIT = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
_SPOKEN = re.compile(rf"\b{_SPOKEN_DIGIT}(?:[ ,.\-]+{_SPOKEN_DIGIT}\b){{7,}}")

_END_OF_NET = r"(?:com|vn|net|org|edu|gov|info|me|io|co|uk)"
_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._%+\-]*(?: \. [a-z0-9_%+\-]+)* ?"
    r"(?:@|\(at\)|\[at\]|\ba cong\b|\ba moc\b) ?"
    rf"[a-z0-9\-]+(?: ?(?:\.|\bcham\b) ?[a-z0-9\-]+)*? ?(?:\.|\bcham\b) ?{_END_OF_NET}\b"
    rf"(?:\.{_END_OF_NET}\b)*"
)
_PLAIN_EMAIL = re.compile(r"[a-z0-9][a-z0-9._%+\-]*@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")  # of any domain
_PROFILE = re.compile(r"\b(?:facebook|fb|zalo|t)\.(?:com|me)/\S+")

_OF_PERSON = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|"
    r"dinh danh(?: ca nhan)?|ho chieu|passport|ma so thue|mst|"
    r"bhxh|bhyt|bao hiem(?: xa hoi| y te)?|tai khoan|stk|so tk)\b"
    rf"{_NUMBERED}(?P<told>[a-z]{{0,3}}\d(?:{_GAP}\d){{5,}})"
)
_LONG_NUMBER = re.compile(rf"(?<![a-z\d])[a-z]{{0,3}}\d{{9,}}{_END}")
_PASSPORT = re.compile(r"(?<![a-z\d])[a-z]\d{7}(?![a-z\d])")
_IDENTITY_CARD = re.compile(rf"{_START}0(?:{_GAP}\d){{11}}{_END}")
_OLD_CARD = re.compile(rf"{_START}\d{{3}}[ .\-]\d{{3}}[ .\-]\d{{3}}{_END}")
_PLATE = re.compile(r"(?<![a-z\d])\d\d ?[a-z]\d? ?[\- ] ?\d{3}[. ]?\d\d(?!\d)")

_ONE_STOP = re.compile(r"(?<![a-z\d])(?:\d{3}\.\d\d\.\d\d\.)?h\d\d(?: ?[.\-] ?\d+){2,}")
_OF_FILE = re.compile(
    r"\b(?:ho so|bien nhan|giay hen|phieu hen|so phieu|phieu tiep nhan|ma tra cuu|don)\b"
    rf"{_NUMBERED}(?P<told>[a-z]{{0,5}}\d[\da-z]*(?: ?[./\-] ?[\da-z]*\d[\da-z]*)*)"
)
_CERTIFICATE = re.compile(r"(?<![a-z\d])[a-z]{2} ?\d{6,8}(?!\d)")
_DIGITS_OF_FILE = 5  # fewer are a count or a day

_HOUSE_WORDS = (
    "cau hoi moi|noi bo|ghi chu|thu ky|luu y|kiem tra lai|xac minh|xac nhan lai|hoi lai|ghi rieng"
)
_REMARK = re.compile(rf" *\([^()]*\b(?:{_HOUSE_WORDS})\b[^()]*\)|(?: |^)//[^\n]*")


def find(flat: FlatText) -> Iterator[Span]:
    """Give the places of all numbers and addresses on the net, as spans of the flat text."""
    for kind, pattern in (
        (Private.REMARK, _REMARK),
        (Private.EMAIL, _EMAIL),
        (Private.EMAIL, _PLAIN_EMAIL),
        (Private.EMAIL, _PROFILE),
        (Private.FILE, _ONE_STOP),
        (Private.IDENTITY, _LONG_NUMBER),
        (Private.IDENTITY, _PASSPORT),
        (Private.IDENTITY, _PLATE),
        (Private.PHONE, _SPOKEN),
    ):
        yield from ((kind, *found.span()) for found in pattern.finditer(flat.text))
    yield from _phones(flat)
    yield from _of_people(flat)
    yield from _of_files(flat)


def _phones(flat: FlatText) -> Iterator[Span]:
    for found in _PHONE.finditer(flat.text):
        told = found[0].rstrip(" .,-_()*")
        if not _DATE.search(told) and _is_dialled(re.sub(r"\D", "", told.replace("o", "0"))):
            yield Private.PHONE, found.start(), found.start() + len(told)
    for found in _CALLED.finditer(flat.text):
        told = found["told"]
        is_public = re.sub(r"\D", "", told).startswith(_PUBLIC_LINES)
        if not is_public and not _DATE.search(told):
            yield Private.PHONE, *found.span("told")


def _is_dialled(digits: str) -> bool:
    """Whether these digits are a telephone of this country, with or without its code."""
    national = re.sub(r"^(?:00)?84(?:0)?(?=[235789])", "0", digits)
    return re.fullmatch(r"0[35789]\d{8}|02\d{8,9}", national) is not None


def _of_people(flat: FlatText) -> Iterator[Span]:
    for found in _OF_PERSON.finditer(flat.text):
        yield Private.IDENTITY, *found.span("told")
    for pattern in (_IDENTITY_CARD, _OLD_CARD):
        for found in pattern.finditer(flat.text):
            is_money = _MONEY.match(flat.text, found.end())
            if not is_money and not _DATE.search(found[0]):
                yield Private.IDENTITY, *found.span()


def _of_files(flat: FlatText) -> Iterator[Span]:
    for found in _OF_FILE.finditer(flat.text):
        told = found["told"]
        is_day = re.fullmatch(r"\d{1,2}[./\-]\d{1,2}(?:[./\-]\d{2,4})?", told)
        if not is_day and sum(letter.isdigit() for letter in told) >= _DIGITS_OF_FILE:
            yield Private.FILE, *found.span("told")
    for found in _CERTIFICATE.finditer(flat.text):
        if flat.is_capital(found.start()) and flat.is_capital(found.start() + 1):
            yield Private.FILE, *found.span()
