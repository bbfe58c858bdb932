"""Meetings: programme, who holds which duty, who was invited, breaks."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment
from models.codes.meetings import AskerShown, Attendance, DutyKind, MeetingState, TurnOrder


class Meeting(Base):
    """One month's conference (Kỳ Hội nghị); code `YYYY-MM`."""

    __tablename__ = "meetings"

    id: Mapped[key]
    code: Mapped[str] = mapped_column(String(7), unique=True)
    state: Mapped[MeetingState] = mapped_column(
        coded(MeetingState, "state"), default=MeetingState.PLANNED
    )
    held_on: Mapped[date | None] = mapped_column(comment="empty until scheduled")
    planned_start_at: Mapped[datetime | None] = mapped_column(UtcTime())
    venue: Mapped[str] = mapped_column(default="")
    asker_shown: Mapped[AskerShown] = mapped_column(
        coded(AskerShown, "asker_shown"), default=AskerShown.SITE
    )
    seconds_per_turn: Mapped[int] = mapped_column(
        default=180, comment="seconds allowed for one turn"
    )
    seconds_per_answer: Mapped[int] = mapped_column(
        default=300,
        server_default="300",
        info={"layout": 2},
        comment="seconds allowed for one answer",
    )
    is_queue_public: Mapped[bool] = mapped_column(
        default=False,
        server_default=false(),
        info={"layout": 2},
        comment="people may put themselves in the queue",
    )
    turn_order: Mapped[TurnOrder] = mapped_column(
        coded(TurnOrder, "turn_order"), default=TurnOrder.FAIR, server_default="fair"
    )
    hall_weight: Mapped[int] = mapped_column(
        default=1, server_default="1", comment="share of the hall in the fair order"
    )
    bridge_weight: Mapped[int] = mapped_column(
        default=1, server_default="1", comment="share of each bridge in the fair order"
    )
    online_weight: Mapped[int] = mapped_column(
        default=1, server_default="1", comment="share of all individuals online in the fair order"
    )
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime())
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime())
    list_opens_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="when public registration begins; empty = not open"
    )
    list_closes_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="when public registration ends"
    )
    minutes_for_matters: Mapped[int | None] = mapped_column(
        comment="minutes of the live part; empty = as usual"
    )
    hall_places: Mapped[int | None] = mapped_column(comment="seats in the hall; empty = no limit")
    created_at: Mapped[moment]


class AgendaItem(Base):
    """One item of the programme; the six standard ones come with the schedule (P22)."""

    __tablename__ = "agenda_items"
    __table_args__ = (UniqueConstraint("meeting_id", "position"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    position: Mapped[int] = mapped_column(comment="from 1")
    title: Mapped[str]
    title_announced: Mapped[str | None] = mapped_column(
        comment="as the chair announced it, if other"
    )
    minutes_planned: Mapped[int] = mapped_column(default=0, comment="minutes; 0 = open")
    started_at: Mapped[datetime | None] = mapped_column(UtcTime())
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime())


class Duty(Base):
    """Who chairs, deputises, keeps the minutes or operates a site in this meeting."""

    __tablename__ = "duties"
    __table_args__ = (
        CheckConstraint("account_id IS NOT NULL OR person <> ''", name="somebody"),
        CheckConstraint("kind <> 'operator' OR unit_id IS NOT NULL", name="operator_of_a_site"),
    )

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    kind: Mapped[DutyKind] = mapped_column(coded(DutyKind, "kind"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    person: Mapped[str] = mapped_column(default="", comment="name and title in words, as minuted")
    unit_id: Mapped[int | None] = mapped_column(
        ForeignKey("units.id"), comment="site of an operator"
    )
    from_at: Mapped[moment]
    to_at: Mapped[datetime | None] = mapped_column(UtcTime(), comment="empty = still on duty")
    entry: Mapped[int] = entry_number()


class Delegate(Base):
    """An invited participant."""

    __tablename__ = "delegates"

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    organization: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="", server_default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    attendance: Mapped[Attendance] = mapped_column(
        coded(Attendance, "attendance"), default=Attendance.EXPECTED
    )
    reason: Mapped[str] = mapped_column(default="", comment="why absent, if said")
    entry: Mapped[int] = entry_number()


class Recess(Base):
    """A break of the meeting."""

    __tablename__ = "recesses"

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    started_at: Mapped[moment]
    minutes_planned: Mapped[int | None] = mapped_column(comment="minutes")
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime())
    entry: Mapped[int] = entry_number()
