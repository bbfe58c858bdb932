"""Whether the triggers that protect rows stand in the database as the migrations made them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import text

from console import db
from models import frozen

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_POSTGRESQL = """
SELECT tgname, pg_get_triggerdef(pg_trigger.oid) || ' ' || prosrc, tgenabled IN ('O', 'A')
FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE NOT tgisinternal AND tgrelid IN
  (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
"""

_TELLING = re.compile(
    r"'[^']*'|\b(?:BEFORE|AFTER|INSTEAD|INSERT|UPDATE|DELETE|TRUNCATE|ROW|STATEMENT|WHEN"
    r"|NOT|AND|BEGIN|IF|RAISE|EXCEPTION|RETURN|true|false|\w+_refuse)\b"
)


@dataclass(frozen=True, slots=True)
class TriggerFault:
    """A trigger that is not as it must be."""

    name: str
    fault: str  # text key under `journal.trigger`: missing, changed, foreign


def faults() -> list[TriggerFault]:
    """Compare the triggers of the open database with those the migrations make."""
    if db.is_sqlite():
        found = _compared(_of_sqlite(), _for_sqlite())
    else:
        found = _compared(_of_postgresql(), _for_postgresql())
    return sorted(found, key=lambda fault: fault.name)


def _compared(standing: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[TriggerFault]:
    for name in {*standing, *expected}:
        if name not in standing:
            yield TriggerFault(name, "missing")
        elif name not in expected:
            yield TriggerFault(name, "foreign")
        elif standing[name] != expected[name]:
            yield TriggerFault(name, "changed")


def _of_sqlite() -> dict[str, str]:
    with db.reading() as session:
        return {row.name: row.sql for row in session.execute(text(_SQLITE))}


def _for_sqlite() -> dict[str, str]:
    return {
        _name(statement): statement
        for table in frozen.all_frozen()
        for statement in frozen.statements("sqlite", table)
    }


def _name(statement: str) -> str:
    return statement.removeprefix("CREATE TRIGGER ").split(" ", 1)[0]


def _of_postgresql() -> dict[str, str]:
    with db.reading() as session:
        return {
            name: f"{_shape(definition)} {'on' if is_enabled else 'off'}"
            for name, definition, is_enabled in session.execute(text(_POSTGRESQL))
        }


def _for_postgresql() -> dict[str, str]:
    expected = {}
    for table in frozen.all_frozen():
        function, *triggers = frozen.statements("postgresql", table)
        body = function.partition("$$")[2].removesuffix("$$")
        for statement in triggers:
            expected[_name(statement)] = f"{_shape(statement + body)} on"
    return expected


def _shape(definition: str) -> str:
    """Reduce a definition to what PostgreSQL writes as we do: when, on what, texts, the call."""
    return " ".join(sorted(set(_TELLING.findall(definition))))
