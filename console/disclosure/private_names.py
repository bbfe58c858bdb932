"""Finds names of people: those who registered, and what is written as a name is."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from console.disclosure.flat_text import FlatText, FlatWord, flat_text
from console.disclosure.private_kinds import Private

Span = tuple[Private, int, int]
Name = tuple[str, ...]

_TITLES = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "chau", "cu"})
_SAID_BEFORE = frozenset({"la", "ten"})  # who introduces themself
_SURNAMES = frozenset(
    [
        *(
            "nguyen",
            "tran",
            "le",
            "pham",
            "hoang",
            "huynh",
            "phan",
            "vu",
            "vo",
            "dang",
            "bui",
            "do",
        ),
        *("ho", "ngo", "duong", "ly", "dao", "doan", "vuong", "trinh", "truong", "lam", "dinh"),
        *(
            "mai",
            "luong",
            "ta",
            "to",
            "ha",
            "cao",
            "chu",
            "chau",
            "thai",
            "quach",
            "nghiem",
            "tong",
        ),
        *("phung", "kieu", "la", "lai", "lo", "luu", "ma", "mac", "nong", "quan", "tang", "thach"),
        *("trieu", "tu", "ung", "khuc", "giap", "hua", "an", "au", "bach", "cu", "dam", "dau"),
        *("diep", "han", "khong", "kim", "ninh", "nhu", "ong", "phi", "sam", "son", "tieu", "tat"),
        *("ton", "vien", "danh"),
    ]
)
# Those that are no other word when written without accents; a middle name makes them a name.
_CLEAR_SURNAMES = frozenset({"nguyen", "tran", "pham", "hoang", "huynh", "bui"})
_MIDDLE_NAMES = frozenset({"van", "thi"})
_PLACES = frozenset(
    [
        *(
            "duong",
            "pho",
            "ngo",
            "ngach",
            "phuong",
            "xa",
            "quan",
            "huyen",
            "tran",
            "tinh",
            "truong",
        ),
        *(
            "hoc",
            "cho",
            "cau",
            "vien",
            "lo",
            "nha",
            "toa",
            "ty",
            "kho",
            "ga",
            "ben",
            "rap",
            "tuong",
        ),
        *("dai", "hang", "an", "ho", "song", "dao", "thanh", "phien", "thpt", "thcs", "khu", "so"),
    ]
)
_PUBLIC_NAMES = frozenset({("ho", "chi", "minh"), ("ho", "hoan", "kiem"), ("ho", "tay")})
# A street and a school are told from these families by the falling tone.
_FALLING, _FALLS = frozenset({"duong", "truong"}), "\u0300"
_LONGEST = 5  # words of a name
_LEAST = 3  # words of a name without anything before it that says so


def find(flat: FlatText, names: Collection[str]) -> Iterator[Span]:
    """Give the places of all names, as spans of the flat text."""
    words = flat.words()
    by_first = _by_first_word(frozenset(names))
    for at, word in enumerate(words):
        for name in by_first.get(word.text, ()):
            if _stands(flat, words, at, name):
                yield Private.REGISTRANT, word.start, words[at + len(name) - 1].end
        length = _named(flat, words, at)
        if length:
            yield Private.NAME, word.start, words[at + length - 1].end


@lru_cache(maxsize=64)
def _by_first_word(names: frozenset[str]) -> dict[str, tuple[Name, ...]]:
    """Order the ways to write each name, whole or its last words alone, by their first word."""
    found: dict[str, set[Name]] = {}
    for name in names:
        words = tuple(word.text for word in flat_text(name).words())
        for way in {words, words[-2:], words[-1:]} - {()}:
            found.setdefault(way[0], set()).add(way)
    return {first: tuple(sorted(ways, key=len, reverse=True)) for first, ways in found.items()}


def _stands(flat: FlatText, words: Sequence[FlatWord], at: int, name: Name) -> bool:
    """Whether a known name stands here; a short way to write it needs capitals or a title."""
    there = words[at : at + len(name)]
    if tuple(word.text for word in there) != name or not _together(flat, there):
        return False
    if len(name) >= _LEAST:
        return True
    is_titled = at > 0 and words[at - 1].text in _TITLES
    return is_titled or (len(name) > 1 and all(word.is_capital for word in there))


def _named(flat: FlatText, words: Sequence[FlatWord], at: int) -> int:
    """Count the words of what is written as a name from here on; 0 = none is."""
    if words[at].text not in _SURNAMES:
        return 0
    is_said = at > 0 and words[at - 1].text in _TITLES | _SAID_BEFORE
    if not words[at].is_capital:
        return _small(flat, words, at, is_said=is_said)
    length = _capitals(flat, words, at)
    name = tuple(word.text for word in words[at : at + length])
    is_public = name[:3] in _PUBLIC_NAMES or name[:2] in _PUBLIC_NAMES
    if length < (2 if is_said else _LEAST) or is_public or _is_place(flat, words, at):
        return 0
    return length


def _small(flat: FlatText, words: Sequence[FlatWord], at: int, *, is_said: bool) -> int:
    """Count the words of a name written without capitals: family, middle and given name."""
    there = words[at : at + _LEAST]
    is_whole = len(there) == _LEAST and there[1].text in _MIDDLE_NAMES and _together(flat, there)
    return _LEAST if is_whole and (is_said or there[0].text in _CLEAR_SURNAMES) else 0


def _is_place(flat: FlatText, words: Sequence[FlatWord], at: int) -> bool:
    """Whether these capitals are what a street, a ward or a school is called after somebody."""
    if words[at].text in _FALLING and _FALLS in normalize("NFD", flat.written(words[at])):
        return True
    first = at
    while first and words[first - 1].is_capital and _together(flat, words[first - 1 : first + 1]):
        first -= 1
    return any(word.text in _PLACES for word in words[max(0, first - 1) : at])


def _capitals(flat: FlatText, words: Sequence[FlatWord], at: int) -> int:
    length = 1
    for word in words[at + 1 : at + _LONGEST]:
        if not word.is_capital or not _together(flat, words[at + length - 1 : at + length + 1]):
            break
        length += 1
    return length


def _together(flat: FlatText, words: Sequence[FlatWord]) -> bool:
    """Whether only spaces, or the dots of shortened names, stand between these words."""
    return all(
        not flat.text[one.end : two.start].strip(" \n." if one.end - one.start == 1 else " \n")
        for one, two in pairwise(words)
    )
