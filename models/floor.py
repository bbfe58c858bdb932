"""Turns to speak.

waiting -> called -> on_air <-> paused -> done
    |         |          `-> parked -> on_air | called | done
    |         `-> waiting | parked (who had begun, and did not answer)
    |-> on_air (without a call)
    `-> no_show -> on_air (who comes late after all)
A call may end in no_show too; withdrawn from wherever it is not over.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment, salt
from models.codes.floor import TurnKind, TurnState

_ON_AIR = text("state IN ('on_air', 'paused')")
_OPEN = text(
    "registration_id IS NOT NULL AND state IN ('waiting', 'called', 'on_air', 'paused', 'parked')"
)


class Turn(Base):
    """A registration to speak and what became of it (lượt phát biểu)."""

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        Index("ix_turns_receipt_hash", "receipt_hash", unique=True),
        Index(
            "uq_turns_on_air",
            "meeting_id",
            unique=True,
            sqlite_where=_ON_AIR,
            postgresql_where=_ON_AIR,
        ),
        Index(
            "uq_turns_open_registration",
            "meeting_id",
            "registration_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int] = mapped_column(comment="from 1 in the meeting, in order of joining")
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registrations.id"))
    bridge_id: Mapped[int | None] = mapped_column(ForeignKey("bridges.id"), comment="empty = hall")
    is_online: Mapped[bool] = mapped_column(
        default=False,
        server_default=false(),
        comment="speaks from their own device, neither in the hall nor at a bridge",
    )
    kind: Mapped[TurnKind] = mapped_column(
        coded(TurnKind, "kind"), default=TurnKind.QUESTION, server_default="question"
    )
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"),
        info={"layout": 2},
        comment="who answers; empty = not an answer",
    )
    name: Mapped[str] = mapped_column(default="", comment="empty = not named yet")
    topic: Mapped[str] = mapped_column(default="")
    salt: Mapped[salt]
    state: Mapped[TurnState] = mapped_column(coded(TurnState, "state"), default=TurnState.WAITING)
    place: Mapped[int] = mapped_column(comment="order in the queue, lowest first")
    seconds_allowed: Mapped[int] = mapped_column(comment="seconds; grows by extending")
    seconds_paused: Mapped[int] = mapped_column(default=0, comment="seconds of finished pauses")
    joined_at: Mapped[moment]
    called_at: Mapped[datetime | None] = mapped_column(UtcTime())
    ready_at: Mapped[datetime | None] = mapped_column(
        UtcTime(),
        comment="when its site said they sit there ready; empty = not said, or taken back",
    )
    started_at: Mapped[datetime | None] = mapped_column(UtcTime())
    paused_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="set while paused or parked"
    )
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime())
    put_first_reason: Mapped[str] = mapped_column(
        default="", comment="why the order was overridden"
    )
    extended_reason: Mapped[str] = mapped_column(
        default="",
        server_default="",
        info={"layout": 2},
        comment="why it was last given more time",
    )
    receipt_hash: Mapped[str | None] = mapped_column(
        String(64),
        info={"layout": 2},
        comment="of the code of who joined by themselves; empty = staff put them in",
    )
    end_reason: Mapped[str] = mapped_column(
        default="", comment="why withdrawn, parked or ended early"
    )
    entry: Mapped[int] = entry_number()
