"""`mail send` and `mail remind`: send once what is due, put in the reminders of today."""

import argparse
from typing import Any

from console import bootstrap, settings
from console.cli.output import say
from console.errors import Unavailable
from console.mail import delivery, outbox
from console.mail.acts import reminders
from models.codes.mail import MailState


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("mail", help="send mail")
    acts = group.add_subparsers(required=True, metavar="ACT")
    parser = acts.add_parser("send", help="send once what is due")
    parser.set_defaults(run=send)
    parser = acts.add_parser("remind", help="put in today's reminders to units")
    parser.set_defaults(run=remind)


def remind(_arguments: argparse.Namespace) -> int:
    """Put in the reminders of today; what is in already stays."""
    meetings = reminders.remind_all(bootstrap.command_line())
    say("mail.reminded", count=meetings)
    return 0


def send(_arguments: argparse.Namespace) -> int:
    """Send what is due and say what became of it; 3 when no server takes anything."""
    chosen = settings.current()
    done = outbox.send_due(delivery.carrier(chosen))
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
