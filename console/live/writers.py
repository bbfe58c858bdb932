"""Who is writing where, told to the open sockets of this process while it happens; nothing kept."""

import re
from dataclasses import dataclass
from datetime import datetime

from console import clock
from console.live.bell import Bell

_OF_UNIT = re.compile(r"\d{4}-\d{2}:draft:(?P<unit>\d{1,9})-\d{1,9}-\d{1,9}")


def unit_of(field: str) -> int | None:
    """Give the unit whose draft is written in a field; None = it is no draft.

    The field of a draft is named `<meeting>:draft:<unit>-<assignment>-<version started from>`.
    """
    named = _OF_UNIT.fullmatch(field)
    return int(named["unit"]) if named else None


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody has just written in a field, or left it; never what they wrote."""

    meeting: str  # its code
    field: str
    account_id: int
    name: str
    at: datetime
    is_over: bool = False

    @property
    def message(self) -> dict[str, object]:
        """Give what a live socket sends of it."""
        return {
            "field": self.field,
            "account": self.account_id,
            "name": self.name,
            "at": clock.iso(self.at),
            "over": self.is_over,
        }


WRITERS = Bell[Writing]()
