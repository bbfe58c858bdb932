"""Who is writing where, told to the open sockets of this process while it happens; nothing kept."""

from dataclasses import dataclass
from datetime import datetime

from console import clock
from console.live.bell import Bell
from console.live.field_names import FieldName


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody has just written in a field, or left it; never what they wrote."""

    field: FieldName
    account_id: int
    name: str
    at: datetime
    is_over: bool = False

    @property
    def message(self) -> dict[str, object]:
        """Give what a live socket sends of it."""
        return {
            "field": str(self.field),
            "account": self.account_id,
            "name": self.name,
            "at": clock.iso(self.at),
            "over": self.is_over,
        }


WRITERS = Bell[Writing]()
