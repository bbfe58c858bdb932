"""Tells other processes what this one commits, and remembers that it tells its own bell itself."""

import json
import secrets
from types import TracebackType

from sqlalchemy import text
from sqlalchemy.orm import Session

from console.live.bell import Ring

CHANNEL = "console_acts"
PAYLOAD_BYTES = 7999  # PostgreSQL takes less than 8000
PROCESS = secrets.token_hex(8)  # names this process in what it tells

_under_way: set[tuple[str, int]] = set()


class OwnAct:
    """What this process is about to commit, until its own bell has rung for it.

    with OwnAct() as act:
        with db.writing() as session:
            act.announce(session, ring)
        BELL.ring(ring)
    """

    def __init__(self) -> None:
        """Begin with nothing announced."""
        self._announced: tuple[str, int] | None = None

    def __enter__(self) -> "OwnAct":
        """Begin an act."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        """End it: the bell has rung, or nothing was committed."""
        self._forget()

    def announce(self, session: Session, ring: Ring) -> None:
        """Say inside the transaction what it commits; other processes hear it once it is done."""
        self._forget()
        self._announced = (ring.chain, ring.number)
        _under_way.add(self._announced)
        if session.get_bind().dialect.name == "postgresql":
            session.execute(
                text("SELECT pg_notify(:channel, :payload)"),
                {"channel": CHANNEL, "payload": payload(ring)},
            )

    def _forget(self) -> None:
        if self._announced is not None:
            _under_way.discard(self._announced)


def under_way() -> frozenset[tuple[str, int]]:
    """Give chain and number of the acts of this process whose ring is still to come."""
    return frozenset(_under_way.copy())


def payload(ring: Ring) -> str:
    """Write what other processes are told; without topics where they would be too long."""
    told = {"by": PROCESS, "chain": ring.chain, "number": ring.number, "topics": ring.topics}
    written = json.dumps(told, separators=(",", ":"))
    if len(written.encode()) <= PAYLOAD_BYTES:
        return written
    return json.dumps({**told, "topics": None}, separators=(",", ":"))
