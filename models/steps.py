"""How far a month's plan is: its steps with who, when and proof, and its day put off or called off.

in force of a step: the newest record; `open` = taken back
"""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, coded, entry_number, key, moment
from models.codes.steps import ChangeKind, Step, StepState


class StepRecord(Base):
    """That a step was done, skipped for a reason, or is open again; never changed."""

    __tablename__ = "step_records"
    __table_args__ = (CheckConstraint("state = 'open' OR text <> ''", name="says_proof_or_why"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    step: Mapped[Step] = mapped_column(coded(Step, "step"))
    state: Mapped[StepState] = mapped_column(coded(StepState, "state"))
    text: Mapped[str] = mapped_column(comment="document that proves it, or why it was skipped")
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[moment]
    entry: Mapped[int] = entry_number()


class MeetingChange(Base):
    """A meeting put off to another day, or called off; told to everybody, with the reason."""

    __tablename__ = "meeting_changes"
    __table_args__ = (
        CheckConstraint("kind <> 'postponed' OR to_on IS NOT NULL", name="postponed_to_a_day"),
        CheckConstraint("reason <> ''", name="says_why"),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    kind: Mapped[ChangeKind] = mapped_column(coded(ChangeKind, "kind"))
    from_on: Mapped[date | None] = mapped_column(comment="the day it was to be held on")
    to_on: Mapped[date | None] = mapped_column(comment="the new day")
    reason: Mapped[str] = mapped_column(comment="as everybody reads it")
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[moment]
    entry: Mapped[int] = entry_number()
