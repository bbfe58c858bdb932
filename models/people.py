"""Units, fields, accounts, and how accounts sign in."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime, coded, key, moment
from models.codes.people import Role, UnitKind, UnitLevel


class Unit(Base):
    """A body that asks, answers or hosts; editable reference data with validity."""

    __tablename__ = "units"

    id: Mapped[key]
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str]
    kind: Mapped[UnitKind] = mapped_column(coded(UnitKind, "kind"))
    level: Mapped[UnitLevel] = mapped_column(coded(UnitLevel, "level"))
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list, comment="old or short names")
    branch_number: Mapped[int | None] = mapped_column(comment="number of a branch, from 1")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(
        default="", server_default="", comment="where work of the unit is told of; empty = none"
    )
    note: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None] = mapped_column(
        comment="last day of validity; empty = still valid"
    )
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))


class Field(Base):
    """A field of procedures (lĩnh vực) and who usually answers in it."""

    __tablename__ = "fields"

    id: Mapped[key]
    code: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str]
    default_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))


class Account(Base):
    """Somebody who may sign in; closed, never deleted."""

    __tablename__ = "accounts"

    id: Mapped[key]
    name: Mapped[str] = mapped_column(
        String(64), unique=True, comment="sign-in name, lower case, NFC"
    )
    display_name: Mapped[str]
    role: Mapped[Role] = mapped_column(coded(Role, "role"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    language: Mapped[str] = mapped_column(String(2), default="vi")
    password_hash: Mapped[str | None] = mapped_column(comment="bcrypt; empty = cannot sign in")
    must_change_password: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[moment]
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime())


class LoginSession(Base):
    """One signed-in browser; the cookie itself is never stored, only its hash."""

    __tablename__ = "login_sessions"
    __table_args__ = (
        Index("ix_login_sessions_account_id_device_hash", "account_id", "device_hash"),
    )

    id: Mapped[key]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    token_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="SHA-256 of the cookie"
    )
    device_hash: Mapped[str | None] = mapped_column(
        String(64),
        comment="SHA-256 of the device cookie; a device that signed in before is never slowed",
    )
    created_at: Mapped[moment]
    expires_at: Mapped[moment]
    last_used_at: Mapped[moment]
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime())
    code_due: Mapped[bool] = mapped_column(
        default=False, server_default=false(), comment="the second factor was not shown yet"
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(
        UtcTime(), comment="when its owner last showed password and code"
    )


class SecondFactor(Base):
    """The authenticator of an account; none = the password is enough."""

    __tablename__ = "second_factors"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(String(64), comment="base32; shared with the telephone")
    enrolled_at: Mapped[moment]
    last_step: Mapped[int] = mapped_column(
        comment="half minute (RFC 6238) of the last code taken; none up to it is taken again"
    )


class RecoveryCode(Base):
    """A code that stands once in place of the authenticator."""

    __tablename__ = "recovery_codes"

    id: Mapped[key]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True, comment="SHA-256 of the code")
    used_at: Mapped[datetime | None] = mapped_column(UtcTime())


class Ticket(Base):
    """A single-use proof of a finished sign-in, exchanged for the cookie."""

    __tablename__ = "tickets"

    id: Mapped[key]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[moment]
    expires_at: Mapped[moment]
    used_at: Mapped[datetime | None] = mapped_column(UtcTime())


class LoginFailure(Base):
    """A failed sign-in, counted per account name and address; no other trace of the attempt."""

    __tablename__ = "login_failures"
    __table_args__ = (
        Index("ix_login_failures_name_at", "name", "at"),
        Index("ix_login_failures_address_at", "address", "at"),
        CheckConstraint("length(name) <= 64", name="name_bounded"),
    )

    id: Mapped[key]
    name: Mapped[str] = mapped_column(String(64), comment="as typed, folded; may be unknown")
    address: Mapped[str] = mapped_column(String(64), comment="network address of the browser")
    at: Mapped[moment]
