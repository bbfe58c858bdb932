"""Pure rules of drafting: what may happen to a version, and what the unit's part then is.

draft -> asked -> cleared | returned; asked -> draft when a later version is kept;
cleared -> returned. What was returned is answered by a new version, never by asking again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.codes.drafts import DraftState
from models.drafts import Draft

LONGEST = 20_000  # characters of an answer
LONGEST_SIDE = 2_000  # characters of a legal basis or a comment


@dataclass(frozen=True, slots=True)
class DraftSeen:
    """The newest version as somebody saw it; what an act about it depends on."""

    number: int  # 0 = nothing written yet
    state: DraftState


@dataclass(frozen=True, slots=True)
class DraftText:
    """What a version says; both sides of a conflict are told in it."""

    number: int
    text: str
    legal_basis: str
    author: str


@dataclass(frozen=True, slots=True)
class PackSeen:
    """A pack as somebody saw it."""

    due_on: date | None  # None = not handed out yet
    parts: tuple[int, ...]  # its assignments, lowest id first


def may_ask(state: DraftState) -> bool:
    """Tell whether clearance can be asked for a version."""
    return state is DraftState.DRAFT


def may_clear(state: DraftState) -> bool:
    """Tell whether a version can be cleared."""
    return state is DraftState.ASKED


def may_return(state: DraftState) -> bool:
    """Tell whether a version can be returned: while asked for, and again once cleared."""
    return state in (DraftState.ASKED, DraftState.CLEARED)


def holding(versions: Iterable[Draft]) -> Draft | None:
    """Give the version that holds: the newest one cleared; None = none is."""
    cleared = (version for version in versions if version.state is DraftState.CLEARED)
    return max(cleared, key=lambda version: version.number, default=None)
