"""`mail send`: send once what is due."""

import argparse
from typing import Any

from console import settings
from console.cli.said import say
from console.errors import Unavailable
from console.mail import carrying, sending
from models.mail import MailState


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("mail", help="send mail")
    acts = group.add_subparsers(required=True, metavar="ACT")
    parser = acts.add_parser("send", help="send once what is due")
    parser.set_defaults(run=send)


def send(_arguments: argparse.Namespace) -> int:
    """Send what is due and say what became of it; 3 when no server takes anything."""
    chosen = settings.current()
    done = sending.send_due(carrying.carrier(chosen))
    say(
        "mail.round",
        sent=done.sent,
        failed=done.counts.get(MailState.FAILED, 0),
        given_up=done.counts.get(MailState.GIVEN_UP, 0),
        unsure=done.counts.get(MailState.SENDING, 0),
    )
    if done.fault is not None:
        raise Unavailable("mail_server", host=chosen.smtp_host, fault=done.fault.value)
    return 0
