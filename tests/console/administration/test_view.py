import pytest

from console.administration import actions, view
from console.auth import login_sessions
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound
from models.people import Role
from tests import make
from tests.cast import sign_in

HASH = "$2b$04$" + "a" * 53


@pytest.fixture
def son(database: str) -> Actor:
    return sign_in(Role.ADMIN)


def add(son: Actor, name: str, display_name: str) -> int:
    return actions.add_account(
        son, name, Role.AUDITOR, display_name=display_name, password_hash=HASH
    )


def test_accounts_when_listed_stand_in_the_vietnamese_order_the_closed_last(son: Actor) -> None:
    add(son, "ha", "Nguyễn Thu Hà")
    actions.close_account(son, add(son, "an", "Lê An"))
    add(son, "duc", "Trần Đức")
    add(son, "dung", "Phạm Dung")

    listed = view.load(son).accounts

    assert [one.name for one in listed] == ["dung", "duc", "ha", "son", "an"]
    assert [one.can_close for one in listed] == [True, True, True, False, False]


@pytest.mark.parametrize("search", ["duc", "ĐỨC trần", "CN03", "chi nhanh so 3", "operator"])
def test_accounts_when_searched_are_found_without_accents_by_name_unit_and_role(
    son: Actor, search: str
) -> None:
    add(son, "ha", "Nguyễn Thu Hà")
    actions.add_account(
        son,
        "duc",
        Role.OPERATOR,
        display_name="Trần Đức",
        unit_id=make.make_branch(3),
        password_hash=HASH,
    )

    found = view.load(son, search).accounts

    assert [(one.name, one.unit) for one in found] == [("duc", "CN03")]


def test_login_sessions_when_listed_are_those_of_the_account(son: Actor) -> None:
    account_id = add(son, "ha", "Hà")
    signed = login_sessions.redeem(login_sessions.make_ticket(account_id), device_token=None)

    seen = view.load_login_sessions(son, account_id)

    assert [one.id for one in seen.sessions] == [signed.login_session_id]
    counts = {one.name: one.session_count for one in view.load(son).accounts}
    assert counts == {"ha": 1, "son": 1}


def test_an_account_when_looked_up_is_found_however_typed(son: Actor) -> None:
    account_id = add(son, "ha", "Hà")

    assert view.account_id_of(son, " HA ") == account_id
    with pytest.raises(NotFound):
        view.account_id_of(son, "nobody")
    with pytest.raises(NotFound):
        view.unit_id_of(son, "CN99")
    with pytest.raises(NotFound):
        view.load_login_sessions(son, 4711)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AUDITOR, Role.OPERATOR])
def test_accounts_when_somebody_else_asks_are_refused(database: str, role: Role) -> None:
    stranger = sign_in(role)

    for ask in (
        lambda: view.load(stranger),
        lambda: view.load_login_sessions(stranger, 1),
        lambda: view.account_id_of(stranger, "cli"),
        lambda: view.unit_id_of(stranger, "CN01"),
        lambda: view.missing_units(stranger, {"host": {"code": "A", "name": "A"}}),
    ):
        with pytest.raises(NotAllowed):
            ask()
