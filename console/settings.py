"""Reads the environment once into a frozen `Settings`; nonsense stops the start with one line."""

import logging
import os
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from models.codes.people import Role

PREFIX = "CONSOLE_"
_PEOPLE = set(Role) - {Role.SYSTEM}
_ADDRESS = re.compile(r"[!-?A-~]+@[a-zA-Z0-9.-]+", re.ASCII)
_LOG = logging.getLogger("console.settings")


class SettingsWrong(Exception):
    """A variable cannot be used; the text is one line naming it."""


class Settings(BaseSettings):
    """Every setting, its default and its unit; the variable is `CONSOLE_` and the name."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True
    )

    database_url: SecretStr = SecretStr("sqlite:///var/console.sqlite3")
    public_url: str = "http://127.0.0.1:8501"
    language: str = Field(default="vi", pattern="^(vi|en)$")
    trusted_proxies: str = "127.0.0.1"
    session_hours: int = Field(default=12, ge=1, le=72)  # hours until a sign-in ends
    second_factor_roles: str = ""  # comma-separated; who must have a second factor
    metrics_token: SecretStr | None = None
    anonymous_sessions: int = Field(default=50, ge=1, le=10_000)  # open pages without sign-in
    public_submissions: int = Field(default=600, ge=1, le=1_000_000)  # forms an hour, an address
    upload_megabytes: int = Field(default=10, ge=1, le=100)
    show_error_details: bool = False
    anchor_file: Path | None = None  # the house chain's heads are added to it, on another machine
    backup_folder: Path | None = None  # where copies lie; named when they hold who was erased
    backup_days: int = Field(default=90, ge=1, le=3_650)  # days a copy may be kept
    smtp_host: str = ""  # empty = no mail is sent
    smtp_port: int | None = Field(default=None, ge=1, le=65_535)  # 587, or 465 with tls
    smtp_security: str = Field(default="starttls", pattern="^(starttls|tls)$")
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_sender: str = ""  # address mail comes from
    smtp_ca_file: str = ""  # certificates to trust beside those of the system
    smtp_seconds: float = Field(default=20.0, ge=1, le=120)  # for each answer of the server

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        scheme = value.get_secret_value().split(":", 1)[0]
        if scheme not in ("sqlite", "postgresql", "postgresql+psycopg"):
            raise ValueError("must start with sqlite:/// or postgresql://")
        _refuse_unusable(value.get_secret_value())
        return value

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, value: str) -> str:
        parts = urlsplit(value)
        is_whole = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/")
        if not is_whole or parts.port == 0:  # reading a port beyond 65535 raises ValueError
            raise ValueError("must be http(s)://host[:port]")
        return value.rstrip("/")

    @field_validator("second_factor_roles")
    @classmethod
    def _known_roles(cls, value: str) -> str:
        if unknown := _listed(value) - _PEOPLE:
            known = ", ".join(sorted(_PEOPLE))
            raise ValueError(f"no such role: {', '.join(sorted(unknown))}; known: {known}")
        return value

    @field_validator("smtp_sender")
    @classmethod
    def _one_address(cls, value: str) -> str:
        if value and not _ADDRESS.fullmatch(value):
            raise ValueError("must be one address: name@host")
        return value

    @field_validator("smtp_user", "smtp_password")
    @classmethod
    def _plain_letters(cls, value: str | SecretStr) -> str | SecretStr:
        written = value if isinstance(value, str) else value.get_secret_value()
        if not written.isascii():
            raise ValueError("mail servers take ASCII letters, digits and signs only")
        return value

    @field_validator("smtp_ca_file")
    @classmethod
    def _file_there(cls, value: str) -> str:
        if value and not Path(value).is_file():
            raise ValueError("no such file")
        return value

    @model_validator(mode="after")
    def _sender_of_mail(self) -> "Settings":
        if self.smtp_host and not self.smtp_sender:
            raise ValueError("smtp_sender is needed beside smtp_host")
        return self

    @property
    def must_have_second_factor(self) -> frozenset[Role]:
        """Roles whose people do nothing before they have enrolled an authenticator."""
        return frozenset(Role(role) for role in _listed(self.second_factor_roles))

    @property
    def sends_mail(self) -> bool:
        """Whether a mail server is set."""
        return bool(self.smtp_host)

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach us through https, so that cookies must be Secure."""
        return self.public_url.startswith("https://")


def read() -> Settings:
    """Read the environment; a secret may also come from the file named by `NAME_FILE`.

    Raises:
        SettingsWrong: a variable makes no sense; one line names it.
    """
    given = _from_files()
    _tell_unknown()
    try:
        return Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = PREFIX + str(first["loc"][0] if first["loc"] else "smtp_sender").upper()
        raise SettingsWrong(f"{name}: {str(first['msg']).removeprefix('Value error, ')}") from None


@cache
def current() -> Settings:
    """Give the settings of this process, read at the first call."""
    return read()


def _listed(value: str) -> set[str]:
    return {name.strip() for name in value.split(",")} - {""}


def _refuse_unusable(address: str) -> None:
    # The address may hold a password, so what could not be read is not repeated.
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError("cannot be read as a database address") from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("must name a file: sqlite:///path")


def _from_files() -> dict[str, Any]:
    """Read what stands in files; a variable set to nothing is not set."""
    given: dict[str, Any] = {}
    for name in Settings.model_fields:
        variable = f"{PREFIX}{name.upper()}_FILE"
        file = os.environ.get(variable, "")
        if file:
            try:
                given[name] = Path(file).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError):
                raise SettingsWrong(f"{variable}: cannot read {file}") from None
    return given


def unknown_variables() -> list[str]:
    """Give the variables that begin like ours and are no setting.

    Orchestrators add some of their own where a service is called "console": `CONSOLE_SERVICE_HOST`,
    `CONSOLE_PORT=tcp://…`. They are told, for one may be a slip, and never used.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    known |= {f"{name}_FILE" for name in known}
    return sorted(
        variable
        for variable in os.environ
        if variable.startswith(PREFIX) and variable not in known and "_TEST_" not in variable
    )


def _tell_unknown() -> None:
    ignored = unknown_variables()
    if ignored:
        _LOG.warning("no such setting, ignored: %s", ", ".join(ignored))
