"""Hands messages to the mail server of this installation."""

from functools import partial

from console.errors import Refused
from console.mail.outbox import Carry, Parcel
from console.settings import Settings
from integrations.mail import client
from integrations.mail.message import message_of

_PORTS = {"starttls": 587, "tls": 465}


def carrier(settings: Settings) -> Carry:
    """Give what hands one message over.

    Raises:
        Refused: `mail_off`, no mail server is set.
    """
    if not settings.sends_mail:
        raise Refused("mail_off")
    return partial(_carry, server_of(settings))


def server_of(settings: Settings) -> client.Server:
    """Give the mail server as the settings name it."""
    return client.Server(
        host=settings.smtp_host,
        port=settings.smtp_port or _PORTS[settings.smtp_security],
        is_tls=settings.smtp_security == "tls",
        sender=settings.smtp_sender,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value(),
        ca_file=settings.smtp_ca_file,
        seconds=settings.smtp_seconds,
    )


def _carry(server: client.Server, parcel: Parcel) -> None:
    message = message_of(
        sender=server.sender,
        to=parcel.address,
        name=parcel.name,
        subject=parcel.subject,
        body=parcel.body,
        at=parcel.put_in_at,
        message_id=f"<{parcel.recipient_id}.{parcel.put_in_at:%Y%m%d%H%M%S%f}@{_domain(server)}>",
        ics=parcel.ics,
        files=parcel.files,
    )
    client.carry(server, message, parcel.address)


def _domain(server: client.Server) -> str:
    return server.sender.rpartition("@")[2]
