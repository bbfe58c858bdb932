"""A meeting that is open, and who acts in it; shared by the tests of the floor."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event, func, select

from console import db
from console.auth.actor import Actor
from models import JournalEntry, Matter, Turn
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in


def after(seconds: int) -> datetime:
    return make.START + timedelta(seconds=seconds)


def chair_of(meeting_id: int, name: str = "ha", kind: DutyKind = DutyKind.CHAIR) -> Actor:
    actor = sign_in(Role.LEADER, name=name)
    make.make_duty(meeting_id, kind, actor.account_id)
    return actor


def turn(turn_id: int) -> Turn:
    with db.reading() as session:
        return session.get_one(Turn, turn_id)


def matter(matter_id: int) -> Matter:
    with db.reading() as session:
        return session.get_one(Matter, matter_id)


def on_air(meeting_id: int, number: int = 1, **more: Any) -> int:
    given = {"state": TurnState.ON_AIR, "called_at": after(60), "started_at": after(60)}
    return make.make_turn(meeting_id, number, **{**given, **more})


def acts() -> list[str]:
    """Names of all acts recorded, in order."""
    with db.reading() as session:
        return list(session.scalars(select(JournalEntry.act).order_by(JournalEntry.number)))


def entries() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0


def facts() -> str:
    """Everything the journal was told, as one text."""
    with db.reading() as session:
        return "\n".join(session.scalars(select(JournalEntry.facts)))


def selects(read: Callable[[], object]) -> int:
    """Count the queries that reading something takes."""
    told: list[str] = []

    def count(*given: object) -> None:
        told.append(str(given[2]))

    event.listen(db.engine(), "before_cursor_execute", count)
    read()
    event.remove(db.engine(), "before_cursor_execute", count)
    return sum(one.lstrip().upper().startswith("SELECT") for one in told)
