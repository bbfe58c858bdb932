"""Writes a migration from the difference between the models and a database migrated so far."""

import sys
import tempfile
from pathlib import Path

from console import db, schema


def main(message: str) -> None:
    """Compare on a fresh SQLite database and write the file; read it before committing."""
    with tempfile.TemporaryDirectory() as folder:
        db.connect(f"sqlite:///{Path(folder) / 'console.sqlite3'}")
        schema.upgrade()
        schema.revise(message)
        db.disconnect()


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        raise SystemExit('usage: make migration m="what changes"')
    main(sys.argv[1])
