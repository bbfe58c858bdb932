"""How a turn stood before an act; the entry of the act keeps it, for who takes the act back."""

from collections.abc import Mapping
from datetime import datetime

from console import journal
from console.journal import Fact
from models.codes.floor import TurnState
from models.floor import Turn

_MOMENTS = ("called_at", "ready_at", "started_at", "paused_at", "ended_at")
_SECONDS = ("seconds_paused", "seconds_allowed")


def of(turn: Turn) -> dict[str, Fact]:
    """Tell how a turn stands: its state, its clock, its times; no text."""
    told: dict[str, Fact] = {"state": turn.state.value}
    told |= {column: _stamped(getattr(turn, column)) for column in _MOMENTS}
    return told | {column: getattr(turn, column) for column in _SECONDS}


def changed(stood: Mapping[str, Fact], turn: Turn) -> dict[str, Fact]:
    """Give of how a turn stood what is no longer so."""
    now = of(turn)
    return {column: was for column, was in stood.items() if was != now[column]}


def never_begun(turn: Turn, at: datetime) -> dict[str, Fact]:
    """Tell how a turn that an act made stands once the act is taken back: withdrawn."""
    stood = of(turn) | {"state": TurnState.WITHDRAWN.value, "ended_at": _stamped(at)}
    return stood | {"called_at": None, "started_at": None}


def restore(turn: Turn, before: Mapping[str, str | int | None]) -> None:
    """Put back what `changed` gave."""
    for column, was in before.items():
        setattr(turn, column, _value(column, was))


def _stamped(at: datetime | None) -> str | None:
    return journal.stamp(at) if at is not None else None


def _value(column: str, was: str | int | None) -> object:
    if column == "state":
        return TurnState(str(was))
    return journal.moment_of(was) if isinstance(was, str) else was
