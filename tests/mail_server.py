"""A real mail server on this machine, with a certificate of its own; obeys what a test asks."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from console.settings import Settings

USER, PASSWORD = "console", "mat-khau-thu"
SENDER = "hoinghi@example.vn"


class Behaviour:
    """What arrived, and what the server says to it; replaced by a test."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, EmailMessage]] = []
        self.to_recipient: dict[str, str] = {}  # address -> answer in place of taking it
        self.on_recipient: Callable[[Any], None] = lambda server: None
        self.on_message: Callable[[Any], None] = lambda server: None

    async def handle_RCPT(  # noqa: N802  named by the library
        self, server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.on_recipient(server)
        if address in self.to_recipient:
            return self.to_recipient[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  named by the library
        self, server: Any, _session: Session, envelope: Envelope
    ) -> str:
        content = cast(bytes, envelope.content)
        message = message_from_bytes(content, policy=default)
        self.arrived.extend((to, message) for to in envelope.rcpt_tos)
        self.on_message(server)
        return "250 OK"

    @property
    def addresses(self) -> list[str]:
        return [to for to, _ in self.arrived]


def hang_up(server: Any) -> None:
    """Go away in the middle, without a word."""
    server.transport.abort()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """Write a certificate for this machine and its key; gives both files."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    names = [x509.DNSName(name)]
    alternative: list[x509.GeneralName] = [*names]
    if name == "localhost":
        alternative.append(x509.IPAddress(IPv4Address("127.0.0.1")))
    day = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(day)
        .not_valid_after(day + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName(alternative), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return public, private


@contextmanager
def running(
    behaviour: Behaviour,
    folder: Path,
    *,
    security: str = "starttls",
    certificate_for: str = "localhost",
    asks_login: bool = False,
    encrypts: bool = True,
) -> Iterator[Settings]:
    """Serve until the end of the block; gives the settings that reach it."""
    public, private = certificate(folder, certificate_for)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    more: dict[str, Any] = {}
    if security == "tls":
        more["ssl_context"] = context
    elif encrypts:
        more |= {"tls_context": context, "require_starttls": True}
    if asks_login:
        more |= {"authenticator": _login, "auth_required": True}
        more |= {"auth_require_tls": security != "tls"}
    port = free_port()
    controller = Controller(behaviour, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield settings_for(port, public, security=security, logs_in=asks_login)
    finally:
        controller.stop()


def settings_for(
    port: int, trusted: Path | None = None, *, security: str = "starttls", logs_in: bool = False
) -> Settings:
    given: dict[str, Any] = {"smtp_user": USER, "smtp_password": PASSWORD} if logs_in else {}
    return Settings(
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security=security,
        smtp_sender=SENDER,
        smtp_ca_file=str(trusted or ""),
        smtp_seconds=5,
        **given,
    )


def _login(
    _server: Any, _session: Session, _envelope: Envelope, _mechanism: str, given: Any
) -> AuthResult:
    is_right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=is_right)
