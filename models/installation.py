"""What this database is: real or a demonstration."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime


class Installation(Base):
    """One row at most; its presence with a time marks a demonstration."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    demonstration_since: Mapped[datetime | None] = mapped_column(UtcTime())
