"""One process at a time serves an SQLite database or puts a backup in its place."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console import db
from console.errors import Refused


@contextmanager
def held(refusal: Refused) -> Iterator[None]:
    """Keep the database for this process; on PostgreSQL, which several may serve, keep nothing.

    The lock goes with the process, however it ends.

    Raises:
        Refused: the one given; another process serves the database, or restores into it.
    """
    name = db.engine().url.database
    if not db.is_sqlite() or not name:
        yield
        return
    with Path(f"{name}.lock").open("a") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise refusal from None
        yield
