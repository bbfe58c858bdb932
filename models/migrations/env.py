"""Runs migrations on the connection that `console.schema` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, text

import models
from models.base import UtcTime


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column type as the plain one: migrations outlive the class."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcTime) else False


connection: Connection = context.config.attributes["connection"]
is_sqlite = connection.dialect.name == "sqlite"

context.configure(
    connection=connection,
    target_metadata=models.Base.metadata,
    render_as_batch=is_sqlite,
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
    if is_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
        raise RuntimeError(f"a migration broke foreign keys: {broken[:3]}")
