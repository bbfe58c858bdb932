"""`demo --stage STAGE [--seed N]`: fill an empty database with a demonstration."""

import argparse
from typing import Any

from console import schema
from console.cli.output import say
from console.demo import people, stages
from console.i18n.catalog import translate


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("demo", help="fill an empty database with a demonstration")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--stage", choices=[stage.value for stage in stages.Stage])
    what.add_argument("--logins", action="store_true", help="only say how to sign in")
    parser.add_argument("--seed", type=int, default=7)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration and say how to sign in."""
    if arguments.stage:
        schema.upgrade()
        code = stages.build(stages.Stage(arguments.stage), arguments.seed)
        say("demo.built", stage=arguments.stage, code=code)
    say("demo.logins", password=people.PASSWORD)
    for person in people.PEOPLE:
        role = translate("vi", f"role.{person.role.value}")
        say("demo.login", name=person.name, role=role, unit=person.unit)
    return 0
