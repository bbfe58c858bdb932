"""How the programme stood before an item was started; its entry keeps it, for taking it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from console import journal
from console.journal import Fact
from models import AgendaItem


def before(started: AgendaItem, running: AgendaItem | None) -> dict[str, Fact]:
    """Tell how the item to be started stands, and which one runs; no title."""
    return {
        "was_started": _stamped(started.started_at),
        "was_ended": _stamped(started.ended_at),
        "was_announced": started.title_announced is not None,
        "was_running": running.id if running else None,
    }


def put_back(started: AgendaItem, running: AgendaItem | None, told: Mapping[str, Any]) -> None:
    """Put back what `before` told; an item that ran goes on.

    A title announced in place of another one stays, because what it was before is not kept.
    """
    started.started_at, started.ended_at = _moment(told["was_started"]), _moment(told["was_ended"])
    if not told["was_announced"]:
        started.title_announced = None
    if running is not None:
        running.ended_at = None


def _stamped(at: datetime | None) -> str | None:
    return journal.stamp(at) if at is not None else None


def _moment(stamp: str | None) -> datetime | None:
    return journal.moment_of(stamp) if stamp is not None else None
