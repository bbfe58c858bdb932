"""Finds addresses of houses and of pieces of land; streets, wards and districts alone may stand."""

import re
from collections.abc import Iterator

from console.disclosure.flat_text import FlatText
from console.disclosure.private_kinds import Private

Span = tuple[Private, int, int]

_HOUSE = r"[a-z]?\d+[a-z]?\d*(?: ?[/\-] ?\d+[a-z]?)*(?![\d%])"
_WAY = (
    r"(?:ngach|ngo|hem|kiet|duong|pho|dai lo|quoc lo|khu tap the|ktt|tap the|khu do thi|kdt|"
    r"chung cu|toa nha|toa|khu|thon|xom|ap|to dan pho|to)"
)
_SURE = re.compile(
    rf"\b(?:so nha|nha so|dia chi|tru tai|thuong tru|tam tru|cu tru|cu ngu)\b[\W_]*"
    rf"(?:(?:tai|o|la|so nha|nha so|so)\b[\W_]*)*(?P<told>{_HOUSE})"
)
_ON_A_WAY = re.compile(
    rf"(?<![a-z\d/])(?:(?:so|nha) +)?{_HOUSE}(?=[ ,]+(?P<way>{_WAY})\b(?P<gap> *))"
)
_PLAIN_WAYS = frozenset({"ngach", "ngo", "hem", "kiet", "pho", "duong"})
_IN_A_LANE = re.compile(rf"\b(?:ngach|ngo|hem|kiet) ?(?:so )?{_HOUSE}")
_BEFORE_A_NAME = re.compile(rf"\b(?:so|nha|o|tai) (?:so )?(?P<told>{_HOUSE})(?= )")
_FLAT_NUMBER = re.compile(r"\b(?:can ho|can so|phong so) ?(?:so )?[a-z]?\d{2,5}[a-z]?\b")
_LAND = re.compile(
    r"\bthua(?: dat)?(?: so)? ?\d+(?:[ ,]+(?:va )?to ban do(?: so)? ?\d+)?"
    r"|\bto ban do(?: so)? ?\d+(?:[ ,]+thua(?: dat)?(?: so)? ?\d+)?"
)
_GROUP = re.compile(r"\bto(?: dan pho)?(?: so)? ?\d+(?=[ ,]+(?:phuong|xa|thi tran|khu|cum)\b)")
_NEXT_WAY = re.compile(rf"[ ,]+(?:cua )?{_WAY} (?:so )?")
_NUMBER = re.compile(_HOUSE)
_LONGEST_STREET = 5  # words
_OTHERS = frozenset({"chi", "so", "phuong", "quan", "uy", "ubnd", "trung", "hoi", "phong", "ban"})


def find(flat: FlatText) -> Iterator[Span]:
    """Give the places of all addresses, as spans of the flat text."""
    for found in _SURE.finditer(flat.text):
        yield Private.ADDRESS, found.start("told"), _street(flat, found.end(), least=2)
    for found in _ON_A_WAY.finditer(flat.text):
        if _is_house(flat, found):
            yield Private.ADDRESS, found.start(), _street(flat, found.end())
    for found in _BEFORE_A_NAME.finditer(flat.text):
        end = _capitals(flat, found.end())
        if flat.text[found.end() : end].count(" ") > 1:  # two words at least
            yield Private.ADDRESS, found.start("told"), _street(flat, end)
    for pattern in (_IN_A_LANE, _FLAT_NUMBER, _LAND, _GROUP):
        for found in pattern.finditer(flat.text):
            yield Private.ADDRESS, found.start(), _street(flat, found.end())


def _is_house(flat: FlatText, found: re.Match[str]) -> bool:
    """Whether a number before a way is that of a house, not a count of ways."""
    after = found.end("gap")
    is_named = after < len(flat.text) and (flat.text[after].isdigit() or flat.is_capital(after))
    return is_named or (found[0].startswith(("so", "nha")) and found["way"] in _PLAIN_WAYS)


def _street(flat: FlatText, end: int, *, least: int = 0) -> int:
    """Follow an address through its lanes to the name of the street; gives where it ends."""
    end = max(_capitals(flat, end), _some_words(flat, end, least))
    while (way := _NEXT_WAY.match(flat.text, end)) is not None:
        number = _NUMBER.match(flat.text, way.end())
        if number is not None:
            end = number.end()
            continue
        named = _capitals(flat, way.end() - 1)
        end = named if named >= way.end() else _some_words(flat, way.end() - 1, 2)
    return max(end, _capitals(flat, end))


def _capitals(flat: FlatText, end: int) -> int:
    """Go on over words that begin with a capital: the name of a street."""
    for count in range(_LONGEST_STREET):
        word = re.compile(r" +([a-z]+)").match(flat.text, end)
        if word is None or not flat.is_capital(word.start(1)):
            break
        if count == 0 and word[1] in _OTHERS:
            break
        end = word.end()
    return end


def _some_words(flat: FlatText, end: int, count: int) -> int:
    """Go on over so many words, whatever they are: nobody wrote a capital."""
    found = re.compile(rf"(?: +(?!{_WAY}\b)[a-z]+){{0,{count}}}").match(flat.text, end)
    return found.end() if found is not None else end
