"""`meeting schedule DATE` and `deadlines DATE`: a month's date and its legal clock."""

import argparse
import dataclasses
from datetime import date, time
from typing import Any

from console import bootstrap, db, schema, settings
from console.auth.actor import Actor
from console.cli.output import say, say_json
from console.cli.parser import day, local_time
from console.i18n.catalog import translate
from console.meetings import rules
from console.meetings.acts import agenda
from console.meetings.views import agenda as agenda_view
from console.working_days import counting, legal_clock


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("meeting", help="schedule a meeting")
    acts = group.add_subparsers(required=True, metavar="ACT")
    parser = acts.add_parser("schedule", help="give a month's meeting its date")
    parser.add_argument("date", type=day, metavar="DATE", help="2026-10-29")
    parser.add_argument("--start", type=local_time, default=time(8, 30), metavar="HH:MM")
    parser.add_argument("--venue", default="")
    parser.set_defaults(run=schedule)
    parser = commands.add_parser("deadlines", help="the statutory dates around a meeting")
    parser.add_argument("date", type=day, metavar="DATE", help="2026-10-29")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=tell_deadlines)


def schedule(arguments: argparse.Namespace) -> int:
    """Date the month's meeting, opening the month first when it is new; then tell its clock."""
    actor = bootstrap.command_line()
    held_on: date = arguments.date
    counted = _deadlines(held_on)
    found = agenda_view.load(actor, _month(actor, held_on))
    meeting_id = agenda.set_date(
        actor,
        found.meeting_id,
        held_on,
        start=arguments.start,
        venue=arguments.venue,
        seen=found.day,
    )
    planned = agenda_view.load(actor, meeting_id)
    say(
        "meetings.scheduled",
        code=planned.code,
        on=held_on,
        start=arguments.start,
        items=len(planned.items),
    )
    _tell(counted)
    return 0


def _month(actor: Actor, held_on: date) -> int:
    code = rules.month_of(held_on)
    return agenda_view.find(actor, code) or agenda.open_month(actor, code)


def tell_deadlines(arguments: argparse.Namespace) -> int:
    """Tell the statutory dates of a meeting on a day, each with its arithmetic."""
    counted = _deadlines(arguments.date)
    if arguments.json:
        items = [dataclasses.asdict(deadline) for deadline in counted]
        say_json({"meeting_on": arguments.date, "items": items})
    else:
        _tell(counted)
    return 0


def _deadlines(meeting_on: date) -> tuple[counting.Deadline, ...]:
    return _clock().deadlines(meeting_on, settings.current().language)


def _clock() -> legal_clock.LegalClock:
    """Give the clock of this installation, or the shipped one where no database is set up."""
    if schema.installed() != schema.newest():
        return legal_clock.shipped()
    with db.reading() as session:
        return legal_clock.load(session)


def _tell(counted: tuple[counting.Deadline, ...]) -> None:
    language = settings.current().language
    for deadline in counted:
        name = translate(language, f"meetings.{deadline.key}")
        say("meetings.deadline", name=name, due_on=deadline.due_on, arithmetic=deadline.arithmetic)
