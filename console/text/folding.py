"""Vietnamese text as it is kept, comparison forms that are never kept, and the order of names.

Source: Unicode NFC for all stored text; Đ (U+0110) and Ð (U+00D0) look the same and are not.
"""

import re
import unicodedata

# U+00D0 looks exactly like Đ (U+0110) but is another letter with another lower case.
_D_REPAIR = str.maketrans({"Ð": "Đ", "ð": "đ"})
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Source: Unicode, Default_Ignorable_Code_Point; and the blank of Braille, which is as empty.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Lone surrogates can be smuggled in by escapes and cannot be stored as UTF-8.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_AFTER_ALL_LETTERS = len(_LETTERS)
_LETTER_MARKS = "\u0306\u0302\u031b"  # breve, circumflex, horn
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

WordOrder = tuple[tuple[int, ...], int]
NameOrder = tuple[tuple[WordOrder, ...], str]
NaturalOrder = tuple[tuple[int, int, str], ...]
_FIGURES = re.compile(r"([0-9]+)")


def clean(text: str) -> str:
    """Give a text as it is kept: NFC, Ð repaired, no invisible characters, lines ended by LF."""
    visible = _CONTROL.sub("", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))
    return unicodedata.normalize("NFC", visible).translate(_D_REPAIR)


def one_line(text: str) -> str:
    """Give a name or another short text on one line, single spaces, nothing around it."""
    return _SPACES.sub(" ", clean(text)).strip()


def shows_something(text: str) -> bool:
    """Tell whether a name has a letter or a figure: marks and blanks alone name nobody."""
    return any(character.isalnum() for character in one_line(text))


def name_of(text: str) -> str:
    """Give a name on one line; empty where it names nobody."""
    return one_line(text) if shows_something(text) else ""


def fold(text: str) -> str:
    """Give the form that is matched, never kept: lower case, no accents, đ as d, single spaces.

    Without accents the old and the new placement of the tone (hòa, hoà) are one and the same.
    """
    bare = unicodedata.normalize("NFD", clean(text).casefold()).replace("đ", "d")
    return _SPACES.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


def natural_order(text: str) -> NaturalOrder:
    """Give the key that sorts texts without accents, and the numbers in them by their size."""
    parts = (part for part in _FIGURES.split(fold(text)) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def name_order(name: str) -> NameOrder:
    """Give the key that sorts names the Vietnamese way: given name, then family, then middle.

    Letters a ă â b c d đ e ê …, then tones ngang, huyền, hỏi, ngã, sắc, nặng.
    """
    words = one_line(name).casefold().split(" ")
    return tuple(_word_order(word) for word in (words[-1], *words[:-1])), one_line(name)


def _word_order(word: str) -> WordOrder:
    tones = [_TONE_RANK.get(mark, 0) for mark in unicodedata.normalize("NFD", word)]
    # One syllable, one tone: where it is written (hòa, hoà) must not change the order.
    return tuple(_letter_order(character) for character in word), max(tones, default=0)


def _letter_order(character: str) -> int:
    parts = unicodedata.normalize("NFD", character)
    letter = parts[0] + "".join(mark for mark in parts[1:] if mark in _LETTER_MARKS)
    rank = _LETTER_RANK.get(unicodedata.normalize("NFC", letter))
    return _AFTER_ALL_LETTERS + ord(parts[0]) if rank is None else rank
