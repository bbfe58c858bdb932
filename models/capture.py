"""What was said and decided: notes, outcomes, commitments, head counts.

Nothing here is edited: a correction is a new row that names the one it replaces. An outcome taken
back seconds after it was decided keeps its row too, with the entry that took it back.
"""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, coded, entry_number, key, moment, salt
from models.codes.capture import NoteKind, OutcomeKind, UnitReportKind


class Note(Base):
    """One piece of what was said (ghi nhận)."""

    __tablename__ = "notes"
    __table_args__ = (
        CheckConstraint("kind <> 'answer' OR unit_id IS NOT NULL", name="answer_names_unit"),
        CheckConstraint("kind <> 'conclusion' OR number IS NOT NULL", name="conclusion_numbered"),
        UniqueConstraint("replaces_id"),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("matters.id"), index=True)
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id"))
    kind: Mapped[NoteKind] = mapped_column(coded(NoteKind, "kind"))
    text: Mapped[str] = mapped_column(comment="empty in a correction = taken back")
    salt: Mapped[salt]
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"), comment="who answered, or acts"
    )
    person: Mapped[str] = mapped_column(default="", comment="who spoke for the unit, in words")
    number: Mapped[int | None] = mapped_column(comment="number of a conclusion, from 1")
    due_on: Mapped[date | None] = mapped_column(comment="due date of a conclusion, as said")
    happened_at: Mapped[moment]
    recorded_at: Mapped[moment]
    is_late: Mapped[bool] = mapped_column(default=False, comment="entered after the fact")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("notes.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()


class ConclusionMatter(Base):
    """Which matters a conclusion speaks of."""

    __tablename__ = "conclusion_matters"

    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id"), primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), primary_key=True)


class Outcome(Base):
    """How a matter ended (kết quả); the highest version that nobody took back holds."""

    __tablename__ = "outcomes"
    __table_args__ = (UniqueConstraint("matter_id", "version"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    version: Mapped[int] = mapped_column(comment="from 1; the highest of a matter holds")
    kind: Mapped[OutcomeKind] = mapped_column(coded(OutcomeKind, "kind"))
    text: Mapped[str] = mapped_column(default="")
    salt: Mapped[salt]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), comment="who acts on it")
    body_unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"), comment="authority reported to, or body referred to"
    )
    due_on: Mapped[date | None] = mapped_column(comment="as said; never rolled to a working day")
    happened_at: Mapped[moment]
    recorded_at: Mapped[moment]
    is_late: Mapped[bool] = mapped_column(default=False, comment="entered after the fact")
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    undone_entry: Mapped[int | None] = mapped_column(
        comment="number of the journal entry that took it back; empty = it stands"
    )
    entry: Mapped[int] = entry_number()


class Proposal(Base):
    """An outcome the secretary prepared for the chair; the newest of a matter stands.

    It stands only while the outcome it was made for stands: what the chair decides ends it.
    """

    __tablename__ = "proposals"

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), index=True)
    outcome_version: Mapped[int] = mapped_column(
        comment="version that held when it was made; 0 = undecided"
    )
    kind: Mapped[OutcomeKind] = mapped_column(coded(OutcomeKind, "kind"))
    text: Mapped[str] = mapped_column(default="")
    salt: Mapped[salt]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), comment="who would act")
    body_unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"), comment="authority to report to, or body to refer to"
    )
    due_on: Mapped[date | None] = mapped_column(comment="as proposed")
    recorded_at: Mapped[moment]
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()


class UnitReport(Base):
    """What a unit said of a question before it answers; its newest of a matter stands."""

    __tablename__ = "unit_reports"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'elsewhere') = (other_unit_id IS NOT NULL)", name="elsewhere_names_unit"
        ),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    kind: Mapped[UnitReportKind] = mapped_column(coded(UnitReportKind, "kind"))
    other_unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"), comment="who should answer instead"
    )
    recorded_at: Mapped[moment]
    author_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()


class Commitment(Base):
    """Work given to a unit with or without a date (việc giao, cam kết); overdue is computed."""

    __tablename__ = "commitments"
    __table_args__ = (
        CheckConstraint(
            "(outcome_id IS NULL) <> (note_id IS NULL)", name="from_outcome_or_conclusion"
        ),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("outcomes.id"), unique=True)
    note_id: Mapped[int | None] = mapped_column(ForeignKey("notes.id"), unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    salt: Mapped[salt]
    due_on: Mapped[date | None] = mapped_column(comment="as said; empty = none given")
    entry: Mapped[int] = entry_number()


class MatterClaim(Base):
    """Who writes of a matter now (đang ghi); the row goes when they leave it."""

    __tablename__ = "matter_claims"
    __table_args__ = (UniqueConstraint("meeting_id", "account_id"),)

    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    since: Mapped[moment]
    entry: Mapped[int] = entry_number()


class Recording(Base):
    """A recording of the meeting made elsewhere (bản ghi âm, ghi hình): when its clock began."""

    __tablename__ = "recordings"

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    started_at: Mapped[moment]
    undone_entry: Mapped[int | None] = mapped_column(
        comment="number of the journal entry that took it back; empty = it stands"
    )
    entry: Mapped[int] = entry_number()


class HeadCount(Base):
    """How many people were at a site at a moment."""

    __tablename__ = "headcounts"
    __table_args__ = (CheckConstraint("people_count >= 0", name="not_negative"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    bridge_id: Mapped[int | None] = mapped_column(ForeignKey("bridges.id"), comment="empty = hall")
    people_count: Mapped[int]
    happened_at: Mapped[moment]
    replaces_id: Mapped[int | None] = mapped_column(
        ForeignKey("headcounts.id"), unique=True, comment="the count this one corrects"
    )
    entry: Mapped[int] = entry_number()
