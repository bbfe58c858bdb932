"""`account …`: make accounts, unlock or close them, hand out passwords and tickets.

A one-time password is printed once and kept nowhere.
"""

import argparse
from pathlib import Path
from typing import Any

from console import bootstrap, settings
from console.administration import account_list
from console.administration.acts import accounts, own_sign_in
from console.administration.rules import RowRefused
from console.administration.views import accounts as accounts_view
from console.auth import passwords
from console.auth.actor import Actor
from console.auth.roles import PEOPLE
from console.cli.output import say, say_json
from console.errors import Refused
from console.i18n.catalog import translate
from models.codes.people import Role

ROLES = [role.value for role in PEOPLE]


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("account", help="accounts, their passwords and sign-in tickets")
    acts = group.add_subparsers(required=True, metavar="ACT")
    parser = acts.add_parser("add", help="make an account; prints its one-time password")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--role", required=True, choices=ROLES)
    parser.add_argument("--unit", default="", metavar="CODE", help="for operator and department")
    parser.add_argument("--display-name", default="", metavar="TEXT")
    _finish(parser, add_one)
    for name, run, told in (
        ("unlock", unlock, "forget failed sign-ins"),
        ("password", give_password, "give a new one-time password"),
        ("close", close, "close for good and sign out everywhere"),
        ("ticket", give_ticket, "print a single-use sign-in ticket (60 s)"),
    ):
        parser = acts.add_parser(name, help=told)
        parser.add_argument("name", metavar="NAME")
        _finish(parser, run)
    parser = acts.add_parser(
        "factor", help="take a lost second factor off, and sign out everywhere"
    )
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--reason", required=True, metavar="TEXT")
    _finish(parser, reset_factor)
    parser = acts.add_parser("import", help="make all accounts of a CSV file, or none")
    parser.add_argument("file", type=Path, metavar="FILE")
    _finish(parser, import_list)


def _finish(parser: Any, run: Any) -> None:
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def add_one(arguments: argparse.Namespace) -> int:
    """Make one account and print its one-time password."""
    actor = bootstrap.command_line()
    unit_id = accounts_view.unit_id_of(actor, arguments.unit) if arguments.unit else None
    password = passwords.one_time()
    account_id = accounts.add_account(
        actor,
        arguments.name,
        Role(arguments.role),
        display_name=arguments.display_name,
        unit_id=unit_id,
        password_hash=passwords.hash_password(password),
    )
    told = {"name": arguments.name, "password": password}
    if arguments.json:
        say_json({"account_id": account_id, **told})
    else:
        say("accounts.added", **told)
    return 0


def give_password(arguments: argparse.Namespace) -> int:
    """Give a new one-time password and print it."""
    actor, account_id = _found(arguments)
    password = passwords.one_time()
    accounts.set_password(actor, account_id, passwords.hash_password(password))
    told = {"name": arguments.name, "password": password}
    if arguments.json:
        say_json({"account_id": account_id, **told})
    else:
        say("accounts.password_set", **told)
    return 0


def unlock(arguments: argparse.Namespace) -> int:
    """Forget the failed sign-ins of an account."""
    actor, account_id = _found(arguments)
    accounts.unlock_account(actor, account_id)
    return _tell(arguments, account_id, "accounts.unlocked")


def close(arguments: argparse.Namespace) -> int:
    """Close an account for good."""
    actor, account_id = _found(arguments)
    accounts.close_account(actor, account_id)
    return _tell(arguments, account_id, "accounts.closed")


def reset_factor(arguments: argparse.Namespace) -> int:
    """Take the second factor off an account."""
    actor, account_id = _found(arguments)
    own_sign_in.reset_second_factor(actor, account_id, arguments.reason)
    return _tell(arguments, account_id, "accounts.factor_reset")


def give_ticket(arguments: argparse.Namespace) -> int:
    """Print a sign-in ticket, alone on its line."""
    actor, account_id = _found(arguments)
    ticket = accounts.issue_ticket(actor, account_id)
    if arguments.json:
        say_json({"account_id": account_id, "ticket": ticket})
    else:
        print(ticket)
    return 0


def import_list(arguments: argparse.Namespace) -> int:
    """Make all accounts of a list and print each name with its one-time password."""
    try:
        given = _import(bootstrap.command_line(), account_list.read(_content(arguments.file)))
    except RowRefused as row:
        because = translate(
            settings.current().language, f"error.{row.because.code}", **row.because.facts
        )
        raise Refused("account_row_wrong", line=row.line, because=because) from None
    if arguments.json:
        say_json([{"name": name, "password": password} for name, password in given])
        return 0
    for name, password in given:
        print(f"{name}\t{password}")
    say("accounts.imported", count=len(given))
    return 0


def _import(actor: Actor, listed: tuple[account_list.Listed, ...]) -> list[tuple[str, str]]:
    made = [passwords.one_time() for _ in listed]
    accounts.import_accounts(
        actor, listed, [passwords.hash_password(password) for password in made]
    )
    return [(row.name, password) for row, password in zip(listed, made, strict=True)]


def _found(arguments: argparse.Namespace) -> tuple[Actor, int]:
    actor = bootstrap.command_line()
    return actor, accounts_view.account_id_of(actor, arguments.name)


def _tell(arguments: argparse.Namespace, account_id: int, key: str) -> int:
    if arguments.json:
        say_json({"account_id": account_id, "name": arguments.name})
    else:
        say(key, name=arguments.name)
    return 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused("file_unreadable", name=file.name) from None
