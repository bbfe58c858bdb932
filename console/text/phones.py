"""Telephone numbers as people write them, kept as E.164 and shown the national way."""

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers

from console.text.folding import one_line
from console.text.signs import plain_signs

_REGION = "VN"
_COUNTRY_CODE = "84"
_SHORTEST, _LONGEST = 8, 15  # digits; E.164 knows no longer number
# Whatever stands in front, but a letter right beside a digit is no label: O912345678.
_LABEL = re.compile(r"^(?:[(\[]?[^\W\d][^\d+(]*?[\s:./\-]+|[^\w+(=@]+)(?=[+(\d])")
_NUMBER = re.compile(r"\(?\s*\+?[\s(]*\d(?:[\d\s._()\-]*\d)?\)?")
_BETWEEN_NUMBERS = re.compile(r"[/;,\n]|\s-\s")
_HOTLINES = frozenset({"1022", "0241022", "113", "114", "115", "111"})


class PhoneFault(StrEnum):
    """Why a telephone number could not be read."""

    MISSING = "phone_missing"
    LETTERS = "phone_letters"
    HOTLINE = "phone_hotline"
    UNREADABLE = "phone_unreadable"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number somebody can be called on."""

    e164: str  # +84900000101
    repaired: bool  # something was added or left out: a zero, the country code, a remark


def read_phone(raw: str | int) -> Phone | PhoneFault:
    """Read a number as written on a form, or tell why it cannot be read.

    Accepts 0…, +84…, 84…, (+84)… with blanks, dots or dashes of any kind, a label in front, a
    number cell that lost its leading zero, and a remark behind the number. Letters among the
    digits are refused: O912345678 would
    otherwise pass as a number. Hotlines such as 1022 are nobody's telephone.
    """
    text = _LABEL.sub("", one_line(plain_signs(str(raw))))
    if not text:
        return PhoneFault.MISSING
    first, *others = _BETWEEN_NUMBERS.split(text)
    whole = _read_one(text)
    if isinstance(whole, Phone) or not others:
        return whole
    alone = _read_one(first.strip())
    return Phone(alone.e164, repaired=True) if isinstance(alone, Phone) else whole


def _read_one(text: str) -> Phone | PhoneFault:
    number = _NUMBER.match(text)
    if number is None:
        return PhoneFault.LETTERS if _has_letter_by_digit(text) else PhoneFault.UNREADABLE
    written, remark = number.group(), text[number.end() :]
    digits = re.sub(r"\D", "", written)
    if digits in _HOTLINES:
        return PhoneFault.HOTLINE
    if remark[:1].isalpha() or (len(digits) < _SHORTEST and re.search(r"[^\W\d_]", remark)):
        return PhoneFault.LETTERS
    return _valid(digits, is_international="+" in written, has_remark=bool(remark.strip(" .,)")))


def _has_letter_by_digit(text: str) -> bool:
    return re.search(r"[^\W\d_][\d]|\d[^\W\d_]", text) is not None


def _valid(digits: str, *, is_international: bool, has_remark: bool) -> Phone | PhoneFault:
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return PhoneFault.UNREADABLE
    as_written = f"+{digits}" if is_international else digits
    for spelling in (as_written, *_completed(digits)):
        e164 = _e164(spelling)
        if e164 is not None:
            return Phone(e164, repaired=has_remark or spelling != as_written)
    return PhoneFault.UNREADABLE


def _completed(digits: str) -> tuple[str, ...]:
    """Give what a number may have been before a spreadsheet or a habit changed it."""
    if digits.startswith("00"):
        return (f"+{digits[2:]}",)
    if digits.startswith(_COUNTRY_CODE) and len(digits) > len("900000101"):
        return f"+{digits}", f"+{_COUNTRY_CODE}{digits[2:].removeprefix('0')}"
    return () if digits.startswith("0") else (f"0{digits}",)


def _e164(spelling: str) -> str | None:
    # phonenumbers itself takes a number without its zero; a caller must learn of that repair.
    if not spelling.startswith(("+", "0", "1")) or spelling.startswith(f"+{_COUNTRY_CODE}0"):
        return None
    try:
        number = phonenumbers.parse(spelling, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(e164: str) -> str:
    """Show a number as it is dialled in Viet Nam, `0900 000 101`; anything else stays as it is."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    at_home = number.country_code == int(_COUNTRY_CODE)
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL)
