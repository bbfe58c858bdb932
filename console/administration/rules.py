"""Which accounts there can be: names, roles, and the unit a role acts for."""

import re
from datetime import date

from console.auth import roles
from console.auth.credentials import sign_in_name
from console.errors import NotFound, Refused
from console.queries.units import is_valid
from models import Unit
from models.codes.people import Role

LONGEST_DISPLAY_NAME = 120  # characters

# Letters of any language, digits and a few signs; begins with a letter or digit.
_NAME = re.compile(r"[^\W_][\w.@-]{1,63}")


class RowRefused(Refused):
    """One row of a list cannot be taken, so none is; `because` says why."""

    def __init__(self, line: int, because: NotFound | Refused) -> None:
        """Keep the line of the file, from 1, and the refusal of that row."""
        super().__init__("account_row_wrong", line=line, because=because.code)
        self.line = line
        self.because = because


def account_name(typed: str) -> str:
    """Give the sign-in name an account is kept under.

    Raises:
        Refused: `account_name_wrong`.
    """
    name = sign_in_name(typed)
    if not _NAME.fullmatch(name):
        raise Refused("account_name_wrong")
    return name


def refuse_role(role: Role) -> None:
    """Let nobody make another command line.

    Raises:
        Refused: `role_system`.
    """
    if not roles.of(role).signs_in:
        raise Refused("role_system")


def refuse_unit(role: Role, unit: Unit | None, today: date) -> None:
    """Let a role have only a unit it can act for.

    Raises:
        Refused: `role_needs_branch`, `role_needs_department`, `unit_ended`.
    """
    facts = roles.of(role)
    if facts.unit_kinds and (unit is None or unit.kind not in facts.unit_kinds):
        raise Refused(facts.unit_missing)
    if unit and not is_valid(unit, today):
        raise Refused("unit_ended", unit=unit.name)
