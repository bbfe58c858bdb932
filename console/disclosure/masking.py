"""What of a text would tell the public whom it is about, and the text without it.

Pure, and of the same opinion with or without accents, capitals, spaces, dots and other signs
between digits. It errs towards masking: a person looks at what is left before it is shown.

Sources:
    Law 91/2025 on personal data, article 3: only what the purpose needs.
    Decree 13/2023, article 2(3): names, numbers, telephones and addresses are personal data.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from console.disclosure import private_addresses, private_names, private_numbers
from console.disclosure.flat_text import FlatText, flat_text
from console.disclosure.private_kinds import Private

MASK = "[…]"
_NUMBERS = frozenset({Private.PHONE, Private.EMAIL, Private.IDENTITY, Private.FILE})
# What is masked in the short texts that stand on public pages: who holds an office may be named in
# a title, and a venue is an address.
IN_NAME = _NUMBERS | {Private.ADDRESS, Private.REMARK}
IN_TITLE = IN_NAME | {Private.REGISTRANT}
IN_VENUE = _NUMBERS | {Private.REGISTRANT}
_TEXTS_REMEMBERED = 2048


@dataclass(frozen=True, slots=True)
class PrivatePlace:
    """One place of a text that tells too much."""

    kind: Private
    start: int
    end: int
    text: str


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def places(text: str, names: frozenset[str] = frozenset()) -> tuple[PrivatePlace, ...]:
    """Find what the public must not read, in order; no two places overlap.

    Args:
        names: of people known to have registered; found however they are written.
    """
    flat = flat_text(text)
    found = [
        *private_numbers.find(flat),
        *private_addresses.find(flat),
        *private_names.find(flat, names),
    ]
    return _apart(flat, found)


def _apart(flat: FlatText, found: Iterable[tuple[Private, int, int]]) -> tuple[PrivatePlace, ...]:
    """Join places that overlap; the one that begins first names the kind."""
    joined: list[tuple[Private, int, int]] = []
    for kind, start, end in sorted(found, key=lambda span: (span[1], -span[2])):
        if joined and start < joined[-1][2]:
            first, begin, until = joined[-1]
            joined[-1] = first, begin, max(until, end)
        else:
            joined.append((kind, start, end))
    return tuple(_private_place(flat, kind, start, end) for kind, start, end in joined)


def _private_place(flat: FlatText, kind: Private, start: int, end: int) -> PrivatePlace:
    first, last = flat.at[start], flat.at[end - 1] + 1
    return PrivatePlace(kind, first, last, flat.original[first:last])


def masked(text: str, found: Sequence[PrivatePlace]) -> str:
    """Give a text with every place masked; an internal remark leaves nothing behind."""
    told, end = [], 0
    for place in found:
        before = text[end : place.start]
        is_remark = place.kind is Private.REMARK
        told.append(before.rstrip() if is_remark else before + MASK)
        end = place.end
    return ("".join(told) + text[end:]).strip()


def public_text(
    text: str,
    names: frozenset[str] = frozenset(),
    kinds: Collection[Private] = frozenset(Private),
) -> str:
    """Give a text without what is of these kinds."""
    return masked(text, [place for place in places(text, names) if place.kind in kinds])
