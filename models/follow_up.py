"""What was said about commitments afterwards: reports of fulfilment, and what was found of them.

Nothing here is edited: a later report is a new row, and so is what the secretary found.
"""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, coded, entry_number, key, moment, salt
from models.codes.follow_up import FulfilmentKind


class Fulfilment(Base):
    """One report on a commitment (báo cáo thực hiện); the highest version stands."""

    __tablename__ = "fulfilments"
    __table_args__ = (
        UniqueConstraint("commitment_id", "version"),
        CheckConstraint("kind <> 'done' OR done_on IS NOT NULL", name="done_on_a_day"),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"))
    version: Mapped[int] = mapped_column(comment="from 1; the highest of a commitment stands")
    kind: Mapped[FulfilmentKind] = mapped_column(coded(FulfilmentKind, "kind"))
    text: Mapped[str] = mapped_column(comment="what was done, or why not")
    evidence: Mapped[str] = mapped_column(default="", comment="number of a document, or a link")
    salt: Mapped[salt]
    done_on: Mapped[date | None] = mapped_column(comment="the day it was done; empty = not yet")
    recorded_at: Mapped[moment]
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()


class FulfilmentCheck(Base):
    """What the secretary found of one report: the commitment is kept, or the report goes back."""

    __tablename__ = "fulfilment_checks"
    __table_args__ = (CheckConstraint("is_kept OR text <> ''", name="returned_with_reason"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    fulfilment_id: Mapped[int] = mapped_column(ForeignKey("fulfilments.id"), unique=True)
    is_kept: Mapped[bool]
    text: Mapped[str] = mapped_column(default="", comment="why it goes back")
    salt: Mapped[salt]
    recorded_at: Mapped[moment]
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()
