"""What the public reads of a meeting's results, version by version, exactly as it was published."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, coded, entry_number, key, moment
from models.codes.results import ResultsState


class Results(Base):
    """One version: published, or taken back with a reason; never changed, see `models.frozen`."""

    __tablename__ = "results"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    version: Mapped[int] = mapped_column(comment="from 1")
    state: Mapped[ResultsState] = mapped_column(coded(ResultsState, "state"))
    content: Mapped[str] = mapped_column(comment="JSON, what was published; empty = taken back")
    content_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the content, UTF-8")
    shown: Mapped[str] = mapped_column(
        comment="JSON, the reason for each place shown as it was written; internal"
    )
    reason: Mapped[str] = mapped_column(comment="why it was taken back; empty = published")
    published_at: Mapped[moment]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    entry: Mapped[int] = entry_number()
