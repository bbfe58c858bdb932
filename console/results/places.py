"""The gate: every place of a text that tells too much, and the text with it masked. Pure."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from hashlib import sha256

from console.disclosure.masking import MASK, PrivatePlace, masked, places
from console.disclosure.private_kinds import Private

_AROUND = 40  # characters of a text shown on each side of a place


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place that is masked unless somebody says why it is shown."""

    key: str  # the same as long as the text is
    part: str  # where it stands: `12`, a matter's number, or `conclusion`
    kind: Private
    text: str  # as written
    before: str
    after: str

    @property
    def as_shown(self) -> str:
        """The same words with the place masked."""
        return f"{self.before}{MASK}{self.after}"


@dataclass(slots=True)
class Gate:
    """Masks the texts of one meeting and keeps what it found."""

    names: frozenset[str]  # of registrants, however they are written
    shown: Collection[str] = ()  # keys of places that stand as written
    found: list[FoundPlace] = field(default_factory=list)

    def through(self, part: str) -> Callable[[str], str]:
        """Give what masks the texts of one part."""
        return lambda text: self._masked(part, text)

    def _masked(self, part: str, text: str) -> str:
        hidden: list[PrivatePlace] = []
        for place in places(text, self.names):
            key = _key(part, text, place)
            self.found.append(_found(key, part, text, place))
            if key not in self.shown:
                hidden.append(place)
        return masked(text, hidden)


def _key(part: str, text: str, place: PrivatePlace) -> str:
    said = f"{part}|{text}|{place.start}|{place.end}"
    return sha256(said.encode()).hexdigest()[:16]


def _found(key: str, part: str, text: str, place: PrivatePlace) -> FoundPlace:
    before = text[max(0, place.start - _AROUND) : place.start]
    after = text[place.end : place.end + _AROUND]
    return FoundPlace(key, part, place.kind, place.text, before, after)
