"""What people asked about their own data: the register of requests."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, entry_number, key, moment, salt
from models.codes.personal_data import RequestKind, RequestState, RequestWay


class DataRequest(Base):
    """One request of one person; it outlives what was erased, and holds nothing of it."""

    __tablename__ = "data_requests"
    __table_args__ = (CheckConstraint("state = 'open' OR answer <> ''", name="ends_with_answer"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    kind: Mapped[RequestKind] = mapped_column(coded(RequestKind, "kind"))
    way: Mapped[RequestWay] = mapped_column(coded(RequestWay, "way"))
    text: Mapped[str] = mapped_column(default="", comment="what was asked, or why")
    salt: Mapped[salt]
    state: Mapped[RequestState] = mapped_column(
        coded(RequestState, "state"), default=RequestState.OPEN
    )
    asked_at: Mapped[moment]
    answer_by: Mapped[date] = mapped_column(comment="last day of the first answer")
    do_by: Mapped[date] = mapped_column(comment="last day to do what is asked")
    answer: Mapped[str] = mapped_column(default="", comment="what the person is told")
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime())
    entry: Mapped[int] = entry_number()
