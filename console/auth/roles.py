"""What the roles of accounts are, apart from what each may do (`permissions.py`)."""

from dataclasses import dataclass

from models.codes.people import Role, UnitKind


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """Everything the console knows of one role; its word is `role.<code>`."""

    role: Role
    unit_kinds: tuple[UnitKind, ...] = ()  # acts for one such unit alone; empty = for the Centre
    unit_missing: str = ""  # refusal of an account without such a unit
    signs_in: bool = True


ROLES = (
    RoleFacts(Role.SECRETARY),
    RoleFacts(Role.REVIEWER),
    RoleFacts(Role.OPERATOR, (UnitKind.BRANCH,), "role_needs_branch"),
    RoleFacts(
        Role.DEPARTMENT,
        (UnitKind.DEPARTMENT, UnitKind.CENTRE, UnitKind.OFFICE),
        "role_needs_department",
    ),
    RoleFacts(Role.PUBLISHER),
    RoleFacts(Role.ADMIN),
    RoleFacts(Role.AUDITOR),
    RoleFacts(Role.LEADER),
    RoleFacts(Role.SYSTEM, signs_in=False),
)
PEOPLE = tuple(facts.role for facts in ROLES if facts.signs_in)
BOUND = tuple(facts.role for facts in ROLES if facts.unit_kinds)  # to one unit
_BY_ROLE = {facts.role: facts for facts in ROLES}


def of(role: Role) -> RoleFacts:
    """Give the row of a role."""
    return _BY_ROLE[role]
