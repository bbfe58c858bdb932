"""The table of who may do what, written from the registry of use-cases."""

from collections.abc import Iterator

from console.auth.permissions import HELD, Permission
from console.auth.roles import PEOPLE
from console.i18n.catalog import translate
from console.use_case import REGISTRY, UseCase
from models.codes.people import Role


def markdown() -> str:
    """Write the page `docs/permissions.md`: permissions by role, then acts by permission."""
    return "\n".join([*_head(), *_permissions(), *_acts()]) + "\n"


def _head() -> Iterator[str]:
    yield "# Who may do what"
    yield ""
    yield "Written by `python -m console permissions` from the code; a test keeps it true. Row"
    yield "scope comes on top: operators act for their own branch, departments for their own unit,"
    yield "leaders run a meeting only while they hold the duty of chair or deputy in it. The"
    yield "command line acts as the system account `cli`, which holds every permission; forms sent"
    yield "by the public are taken in by the account `(public)`, which holds `registration:send`"
    yield "alone. Neither can sign in."
    yield ""


def _permissions() -> Iterator[str]:
    yield "## Permissions by role"
    yield ""
    yield "| permission | " + " | ".join(_role(role) for role in PEOPLE) + " |"
    yield "|---|" + ":-:|" * len(PEOPLE)
    for permission in Permission:
        held = ("●" if permission in HELD[role] else "" for role in PEOPLE)
        yield f"| `{permission.value}` | " + " | ".join(held) + " |"
    yield ""


def _acts() -> Iterator[str]:
    yield "## Acts"
    yield ""
    yield "| act | permission | journal | what it does |"
    yield "|---|---|---|---|"
    for case in sorted(REGISTRY.values(), key=lambda case: case.name):
        yield _line(case)


def _line(case: UseCase) -> str:
    chain = "house" if case.is_house else "meeting"
    return f"| `{case.name}` | `{case.permission.value}` | {chain} | {case.summary} |"


def _role(role: Role) -> str:
    return translate("en", f"role.{role.value}")
