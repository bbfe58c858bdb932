"""Vietnamese of old fonts (TCVN3, VNI) and UTF-8 that was read as something else.

No general detector of encodings knows the fonts: their bytes are valid Latin text. What tells them
is whether the words are Vietnamese syllables before and after.

Source: TCVN 5712:1993 (VN3), as the fonts called .Vn… use it; VNI-Windows, two letters for one.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from console.text.syllables import is_syllable

MANGLED = "UTF-8/Windows-1252"
_FEWEST_RIGHT = 0.8  # part of the words that must be Vietnamese once converted
_MOST_PASSES = 2  # what was mangled twice

_TCVN3 = str.maketrans(
    dict(
        zip(
            "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®¡¢£¤¥¦§",
            "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ",
            strict=True,
        )
    )
)
_VNI_MARKS: Mapping[str, Mapping[str, str]] = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_ALONE = dict(zip("ñôöæóòî", "đơưỉĩịỵ", strict=True))
_VNI = {
    **{base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()},
    **_VNI_ALONE,
}
_VNI_PAIR = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)), re.I)

# What UTF-8 looks like that was read as Windows-1252; the undefined bytes stay what they are.
_MANGLED = re.compile(
    "á[º»]|Ã[\u0080-\u00ff\u0152-\u2122]|Ä[\u0080-\u00bf\u2018\u0192]|Æ[°¡¯\u00a0]"
)
_TO_BYTES = {bytes([code]).decode("cp1252", "replace"): code for code in range(0x80, 0xA0)}
_TO_BYTES.pop("\ufffd", None)
_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_BETWEEN_WORDS = re.compile(r"[\s!-@\[-`{-~“”‘’–—…]+")


@dataclass(frozen=True, slots=True)
class Converted:
    """A text read out of another encoding."""

    text: str
    name: str  # of the encoding it was in


def convert(text: str) -> Converted | None:
    """Read a text of an old font or of mangled UTF-8; None = it stands as it is."""
    if text.isascii():
        return None
    restored = restore(text)
    if restored is not None:
        return Converted(restored, MANGLED)
    if _VIETNAMESE.search(text):
        return None
    return best_of(text, OLD_FONTS)


def font_of(texts: Iterable[str]) -> str:
    """Tell the old font a whole table is typed in; empty where anything stands in Unicode.

    A short word ("Cã" for "Có") tells nothing by itself; its neighbours do.
    """
    fonts: Counter[str] = Counter()
    for text in texts:
        if text.isascii():
            continue
        if _VIETNAMESE.search(text):
            return ""
        converted = convert(text)
        if converted is not None and converted.name in OLD_FONTS:
            fonts[converted.name] += 1
    return max(fonts, key=fonts.__getitem__, default="")


def as_font(text: str, font: str) -> Converted | None:
    """Read a text as typed in a font; None = there is no font, or the text reads the same."""
    read = OLD_FONTS[font](text) if font else text
    return None if read == text else Converted(read, font)


def best_of(text: str, readings: Mapping[str, Callable[[str], str]]) -> Converted | None:
    """Give the reading whose words are Vietnamese, where the text as it stands is less so."""
    best, most = None, likelihood(text)
    for name, read in readings.items():
        candidate = read(text)
        share = likelihood(candidate)
        if share > most and share >= _FEWEST_RIGHT:
            best, most = Converted(candidate, name), share
    return best


def is_damaged(text: str) -> bool:
    """Tell whether UTF-8 was read as something else and letters were lost on the way."""
    mangled = len(_MANGLED.findall(text))
    return mangled > max(1, len(_VIETNAMESE.findall(text))) and restore(text) is None


def likelihood(text: str) -> float:
    """Give which part of the words with accents can be Vietnamese; 1 where there is none."""
    words = [word for word in _BETWEEN_WORDS.split(text) if _is_read(word)]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def _is_read(word: str) -> bool:
    """Whether a word tells anything: it has an accent, and is no sign between two others."""
    return not word.isascii() and (len(word) > 1 or word.isalpha())


def restore(text: str) -> str | None:
    """Give UTF-8 that was read as Windows-1252; None = it is none, or letters were lost."""
    read = text
    for _ in range(_MOST_PASSES):
        if not _MANGLED.search(read):
            break
        try:
            read = bytes(_TO_BYTES.get(letter, ord(letter)) for letter in read).decode()
        except ValueError:  # a letter beyond one byte, or no UTF-8
            return None if read is text else read
    return None if read is text else read


def _from_tcvn3(text: str) -> str:
    return re.sub(
        r"[^\s!-/:-@\[-`{-~]+", lambda word: _in_capitals(word[0], word[0].translate(_TCVN3)), text
    )


def _in_capitals(before: str, after: str) -> str:
    """The fonts of capitals write accented capitals with the codes of small letters."""
    plain = [letter for letter in before if letter.isascii() and letter.isalpha()]
    return after.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else after


def _from_vni(text: str) -> str:
    return _VNI_PAIR.sub(lambda pair: _as_written(pair[0], _VNI[pair[0].lower()]), text)


def _as_written(before: str, after: str) -> str:
    return after.upper() if before[0].isupper() else after


OLD_FONTS: Mapping[str, Callable[[str], str]] = {"TCVN3 (ABC)": _from_tcvn3, "VNI": _from_vni}
