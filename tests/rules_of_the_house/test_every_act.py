"""Every act refuses who may not: each role, a closed account, a revoked sign-in, nobody."""

import inspect
from typing import Any

import pytest

from console import bootstrap, clock, db
from console.auth.actor import Actor
from console.auth.permissions import HELD
from console.errors import NotAllowed, NotSignedIn
from console.use_case import REGISTRY, UseCase
from models import Account, LoginSession
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

bootstrap.load_acts()
PEOPLE = [role for role in Role if role is not Role.SYSTEM]


def arguments(case: UseCase, meeting_id: int) -> tuple[list[Any], dict[str, None]]:
    """Enough arguments to get to the door; nothing behind it is reached by who may not."""
    positional: list[Any] = []
    named: dict[str, None] = {}
    for parameter in list(inspect.signature(case.function).parameters.values())[1:]:
        if parameter.default is not inspect.Parameter.empty:
            continue
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[parameter.name] = None
        else:
            positional.append(None)
    if not case.is_house:
        positional[0] = meeting_id
    return positional, named


def attempt(case: UseCase, actor: Actor | None, meeting_id: int) -> Exception | None:
    positional, named = arguments(case, meeting_id)
    try:
        case.call(actor, *positional, **named)
    except Exception as raised:  # noqa: BLE001  behind the door empty arguments break anything
        return raised
    return None


def refused_at_the_door(raised: Exception | None) -> bool:
    return isinstance(raised, NotAllowed) and raised.code == "not_allowed"


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


def test_the_registry_is_not_empty() -> None:
    assert len(REGISTRY) > 30


@pytest.mark.parametrize("role", PEOPLE)
def test_a_role_passes_the_door_of_its_own_acts_only(meeting_id: int, role: Role) -> None:
    actor = sign_in(role, unit_id=make.make_branch(7))
    may = {name: case.permission in HELD[role] for name, case in REGISTRY.items()}

    passed = {
        name: not refused_at_the_door(attempt(case, actor, meeting_id))
        for name, case in REGISTRY.items()
    }

    assert passed == may


def test_nobody_passes_no_door(meeting_id: int) -> None:
    raised = {name: attempt(case, None, meeting_id) for name, case in REGISTRY.items()}

    assert [name for name, one in raised.items() if not isinstance(one, NotSignedIn)] == []


@pytest.mark.parametrize("role", PEOPLE)
def test_a_closed_account_passes_no_door(meeting_id: int, role: Role) -> None:
    actor = sign_in(role)
    with db.writing() as session:
        session.get_one(Account, actor.account_id).closed_at = clock.now()

    raised = {name: attempt(case, actor, meeting_id) for name, case in REGISTRY.items()}

    assert [name for name, one in raised.items() if not isinstance(one, NotSignedIn)] == []


@pytest.mark.parametrize("role", PEOPLE)
def test_a_revoked_sign_in_passes_no_door(meeting_id: int, role: Role) -> None:
    actor = sign_in(role)
    with db.writing() as session:
        session.get_one(LoginSession, actor.login_session_id).revoked_at = clock.now()

    raised = {name: attempt(case, actor, meeting_id) for name, case in REGISTRY.items()}

    assert [name for name, one in raised.items() if not isinstance(one, NotSignedIn)] == []
