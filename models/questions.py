"""Questions as asked, matters as answered, and who is assigned.

decision of a question:  unreviewed -> accepted | excluded | referred  (undone by deciding again)
place of a matter:       none -> scheduled -> on_floor -> done
state of an assignment:  open -> drafted -> cleared | returned | transferred
The three are separate: a decision does not move a matter, a place does not decide a question.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment, salt
from models.codes.questions import AssignmentPart, AssignmentState, Decision, Kind, Place


class Question(Base):
    """What one person asked; the wording is never edited."""

    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_meeting_id_decision", "meeting_id", "decision"),
        {"sqlite_autoincrement": True},  # the journal names it by id, also when it was undone
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registrations.id"),
        index=True,
        comment="empty = asked from the floor without a form",
    )
    ref: Mapped[str] = mapped_column(
        String(36), unique=True, comment="2026-10-031, …-031#2, floor …-s001"
    )
    wording: Mapped[str]
    salt: Mapped[salt]
    kind: Mapped[Kind | None] = mapped_column(coded(Kind, "kind"), comment="empty until decided")
    decision: Mapped[Decision] = mapped_column(
        coded(Decision, "decision"), default=Decision.UNREVIEWED
    )
    reason: Mapped[str] = mapped_column(default="", comment="why excluded or referred")
    referred_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    field_id: Mapped[int | None] = mapped_column(ForeignKey("fields.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcTime())
    dossier_code: Mapped[str] = mapped_column(
        String(60), default="", server_default="", comment="one-stop dossier, as the sender wrote"
    )
    body_text: Mapped[str] = mapped_column(
        String(200), default="", server_default="", comment="who deals with it, as the sender wrote"
    )
    priority: Mapped[int | None] = mapped_column(
        comment="1 = first, 2 = soon, 3 = in turn; empty = not weighed"
    )
    priority_reasons: Mapped[str] = mapped_column(
        String(200), default="", server_default="", comment="codes, a comma between them"
    )
    priority_note: Mapped[str] = mapped_column(
        default="", server_default="", comment="why a person set it; empty = as suggested"
    )
    recorded_at: Mapped[moment]
    entry: Mapped[int] = entry_number()


class Matter(Base):
    """What the meeting answers once; covers one or several questions."""

    __tablename__ = "matters"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int] = mapped_column(comment="from 1 in the meeting, in order of making")
    wording: Mapped[str] = mapped_column(default="", comment="as put on screen; empty = not yet")
    salt: Mapped[salt]
    lead_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    field_id: Mapped[int | None] = mapped_column(ForeignKey("fields.id"))
    place: Mapped[Place] = mapped_column(coded(Place, "place"), default=Place.NONE)
    programme_position: Mapped[int | None] = mapped_column(comment="order in the programme, from 1")
    minutes_planned: Mapped[int | None] = mapped_column(
        comment="minutes of the live part; empty = as usual"
    )
    pick_reasons: Mapped[str] = mapped_column(
        String(200),
        default="",
        server_default="",
        comment="why it was suggested for the programme: codes, a comma between them",
    )
    left_from: Mapped[int | None] = mapped_column(
        comment="left to a written answer, from this position; 0 = it had none; empty = not left"
    )
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("matters.id"))
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("matters.id"), comment="set while its questions are grouped into another matter"
    )
    spokesperson_question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    asked_turn_id: Mapped[int | None] = mapped_column(
        ForeignKey("turns.id"),
        comment="the turn it was asked in; names the asker's site",
    )
    taken_up_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="when it came to the floor"
    )
    created_at: Mapped[moment]
    entry: Mapped[int] = entry_number()


class MatterQuestion(Base):
    """Which questions a matter covers (many to many)."""

    __tablename__ = "matter_questions"
    __table_args__ = (UniqueConstraint("matter_id", "question_id"),)

    id: Mapped[key]
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    from_matter_id: Mapped[int | None] = mapped_column(
        ForeignKey("matters.id"),
        comment="the matter it was grouped out of; undoing returns it there",
    )
    entry: Mapped[int] = entry_number()


class Assignment(Base):
    """One unit's part in one matter."""

    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("matter_id", "unit_id"),)

    id: Mapped[key]
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    part: Mapped[AssignmentPart] = mapped_column(coded(AssignmentPart, "part"))
    state: Mapped[AssignmentState] = mapped_column(
        coded(AssignmentState, "state"), default=AssignmentState.OPEN
    )
    assigned_at: Mapped[moment]
    entry: Mapped[int] = entry_number()


# What a unit still answers; a part it gave on stays as a row.
PART_STANDS = Assignment.state != AssignmentState.TRANSFERRED
