"""How a connection ended."""

from enum import StrEnum


class ConnectionEnd(StrEnum):
    """Why a connection ended: a fault, or leaving."""

    LOST = "lost"
    LEFT = "left"
