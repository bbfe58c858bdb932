"""Complaints and denunciations by what they are made of, when the word itself is not used.

A complaint contests a named decision about the sender and demands that it be undone; a denunciation
points at somebody, says what wrong they do, and offers proof or asks for punishment.
"""

from collections.abc import Iterator, Sequence

from console.text.cues import Structure
from console.text.phrases import find
from console.text.words import TextLine


def met(structure: Structure, line: TextLine) -> tuple[range, ...]:
    """Give one place of every part, as close together as they stand; empty = not met."""
    if any(find(structure.unless, line)):
        return ()
    parts = [list(find(part, line)) for part in structure.parts]
    if not all(parts):
        return ()
    closest = min(_together(parts), key=_span)
    return closest if _span(closest) <= structure.within else ()


def _together(parts: Sequence[Sequence[range]]) -> Iterator[tuple[range, ...]]:
    """Around each place of the first part, the nearest place of every other."""
    for first in parts[0]:
        nearest = (min(part, key=lambda at: abs(at.start - first.start)) for part in parts[1:])
        yield (first, *nearest)


def _span(places: Sequence[range]) -> int:
    return max(at.stop for at in places) - min(at.start for at in places)
