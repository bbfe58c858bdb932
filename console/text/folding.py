"""Vietnamese text as it is kept, and comparison forms that are never kept."""

import re
import unicodedata

# U+00D0 looks exactly like Đ (U+0110) but is another letter with another lower case.
_D_REPAIR = str.maketrans({"Ð": "Đ", "ð": "đ"})
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"\s+")

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0309": 1, "\u0303": 2, "\u0301": 3, "\u0323": 4, "\u0300": 0}
_TONE_ORDER = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def clean(text: str) -> str:
    """Give a text as it is kept: NFC, Ð repaired, no invisible characters, lines ended by LF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = _CONTROL.sub("", _INVISIBLE.sub("", lines))
    return unicodedata.normalize("NFC", visible).translate(_D_REPAIR)


def one_line(text: str) -> str:
    """Give a name or another short text on one line, single spaces, nothing around it."""
    return _SPACES.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """Give the form that is matched, never kept: lower case, no accents, đ as d, single spaces."""
    bare = unicodedata.normalize("NFD", clean(text).casefold()).replace("đ", "d")
    return _SPACES.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()
