"""Pure rules of bridges: whether one is connected, and whom a loss interrupts."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from models.bridges import Connection
from models.codes.bridges import ConnectionEnd
from models.codes.floor import TurnState
from models.floor import Turn

PEOPLE_AT_MOST = 100_000
LINK_AT_MOST = 500  # characters
PHONE_AT_MOST = 80  # characters


class Presence(StrEnum):
    """How a bridge stands."""

    AWAITED = "awaited"  # never connected yet
    CONNECTED = "connected"
    LOST = "lost"
    LEFT = "left"


def presence(last: Connection | None) -> Presence:
    """Tell how a bridge stands from its last connection."""
    if last is None:
        return Presence.AWAITED
    if last.to_at is None:
        return Presence.CONNECTED
    return Presence.LEFT if last.ended is ConnectionEnd.LEFT else Presence.LOST


def interrupted(turns: Iterable[Turn], bridge_id: int, at: datetime) -> Turn | None:
    """Give the turn that a loss of this bridge at that time cuts off the air."""
    return next(
        (
            turn
            for turn in turns
            if turn.bridge_id == bridge_id
            and turn.state in (TurnState.ON_AIR, TurnState.PAUSED)
            and (turn.started_at is None or turn.started_at <= at)
        ),
        None,
    )


def is_link(text: str) -> bool:
    """Tell whether a text is a safe address of a call: https, a host with a dot, no password."""
    if len(text) > LINK_AT_MOST or any(
        letter.isspace() or not letter.isprintable() for letter in text
    ):
        return False
    try:
        address = urlsplit(text)
        host, _port = address.hostname or "", address.port
    except ValueError:
        return False
    return address.scheme == "https" and "." in host.strip(".") and "@" not in address.netloc
