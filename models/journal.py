"""The journal: gap-free hash chains, one per meeting and one named `house`.

Times, facts and topics are kept as text, exactly as they were hashed; JSON columns would reorder
them and break the chain.
"""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class JournalHead(Base):
    """Number and hash of the last entry of a chain; taken first by every act."""

    __tablename__ = "journal_heads"

    chain: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), unique=True)
    number: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64), default="")


class JournalEntry(Base):
    """One act; never changed or removed (triggers refuse it)."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_chain_actor_id_number", "chain", "actor_id", "number"),)

    chain: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(
        String(27), comment="recorded, UTC, 2026-10-29T02:17:40.000000Z"
    )
    happened_at: Mapped[str] = mapped_column(String(27), comment="happened, UTC")
    actor_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    act: Mapped[str] = mapped_column(String(48), comment="floor:turn:called")
    subject: Mapped[str] = mapped_column(String(48), comment="turn:17")
    facts: Mapped[str] = mapped_column(
        comment="canonical JSON text; ids, codes, times, salted hashes"
    )
    topics: Mapped[str] = mapped_column(comment="canonical JSON list of the topics it rings")
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class JournalSubject(Base):
    """Finds one thing's history without scanning."""

    __tablename__ = "journal_subjects"
    __table_args__ = (Index("ix_journal_subjects_kind_id", "kind", "id"),)

    chain: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class JournalSeal(Base):
    """What an act left of one row: its hash; the entry's facts hold the digest of all its seals."""

    __tablename__ = "journal_seals"
    __table_args__ = (Index("ix_journal_seals_thing_key", "thing", "key"),)

    chain: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    thing: Mapped[str] = mapped_column(String(32), primary_key=True, comment="name of the table")
    key: Mapped[str] = mapped_column(String(96), primary_key=True, comment="of the row, 17 or 17/3")
    salt: Mapped[str] = mapped_column(
        String(32), comment="of the row's hash; of a head, the number it stood at"
    )
    hash: Mapped[str] = mapped_column(String(64), comment="empty = the act removed the row")
