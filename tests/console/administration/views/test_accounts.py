from datetime import date

import pytest

from console import clock
from console.administration.acts import accounts
from console.administration.views import accounts as accounts_view
from console.administration.views import directory
from console.auth import login_failures
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import selects

HASH = "$2b$04$" + "a" * 53


@pytest.fixture
def son(database: str) -> Actor:
    return sign_in(Role.ADMIN)


def add(son: Actor, name: str, display_name: str) -> int:
    return accounts.add_account(
        son, name, Role.AUDITOR, display_name=display_name, password_hash=HASH
    )


def test_accounts_when_listed_stand_in_the_vietnamese_order_the_closed_last(son: Actor) -> None:
    add(son, "ha", "Nguyễn Thu Hà")
    accounts.close_account(son, add(son, "an", "Lê An"))
    add(son, "duc", "Trần Đức")
    add(son, "dung", "Phạm Dung")

    listed = accounts_view.load(son).accounts

    assert [one.name for one in listed] == ["dung", "duc", "ha", "son", "an"]
    assert [one.can_close for one in listed] == [True, True, True, False, False]


@pytest.mark.parametrize("search", ["duc", "ĐỨC trần", "CN03", "chi nhanh so 3", "operator"])
def test_accounts_when_searched_are_found_without_accents_by_name_unit_and_role(
    son: Actor, search: str
) -> None:
    add(son, "ha", "Nguyễn Thu Hà")
    accounts.add_account(
        son,
        "duc",
        Role.OPERATOR,
        display_name="Trần Đức",
        unit_id=make.make_branch(3),
        password_hash=HASH,
    )

    found = accounts_view.load(son, search).accounts

    assert [(one.name, one.unit) for one in found] == [("duc", "CN03")]


def test_an_account_when_looked_up_is_found_however_typed(son: Actor) -> None:
    account_id = add(son, "ha", "Hà")

    assert accounts_view.account_id_of(son, " HA ") == account_id
    with pytest.raises(NotFound):
        accounts_view.account_id_of(son, "nobody")
    with pytest.raises(NotFound):
        accounts_view.unit_id_of(son, "CN99")


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AUDITOR, Role.OPERATOR])
def test_accounts_when_somebody_else_asks_are_refused(database: str, role: Role) -> None:
    stranger = sign_in(role)

    for ask in (
        lambda: accounts_view.load(stranger),
        lambda: accounts_view.account_id_of(stranger, "cli"),
        lambda: accounts_view.unit_id_of(stranger, "CN01"),
        lambda: accounts_view.missing_units(stranger, {"host": {"code": "A", "name": "A"}}),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_every_living_session_is_listed_with_whose_it_is_and_the_own_marked(son: Actor) -> None:
    minh = sign_in(Role.SECRETARY)
    accounts.revoke_session(son, sign_in(Role.LEADER).login_session_id or 0)

    listed = accounts_view.load_sessions(son)

    assert {(one.account, one.is_own) for one in listed} == {("son", True), ("minh", False)}
    with pytest.raises(NotAllowed):
        accounts_view.load_sessions(minh)


def test_failed_sign_ins_weigh_for_a_while_only(son: Actor) -> None:
    add(son, "ha", "Nguyễn Thu Hà")
    login_failures.record("ha", "10.0.0.1")
    now = accounts_view.load(son, "ha").accounts

    with clock.stopped(clock.now() + login_failures.WINDOW):
        later = accounts_view.load(son, "ha").accounts

    assert [one.failure_count for one in (*now, *later)] == [1, 0]


def test_accounts_when_there_are_more_take_no_more_queries(son: Actor) -> None:
    few = selects(lambda: accounts_view.load(son))
    for number in range(9):
        sign_in(Role.AUDITOR, name=f"auditor{number}")

    assert selects(lambda: accounts_view.load(son)) == few
    assert (few, selects(lambda: accounts_view.load_sessions(son))) == (5, 3)
    assert selects(lambda: directory.load(son)) == 4


def test_the_directory_names_successors_and_what_a_role_can_act_for(son: Actor) -> None:
    heir = make.make_unit("VPUB")
    make.make_unit("SNGV", valid_to=date(2025, 2, 28), successor_id=heir, aliases=["Ngoại vụ"])
    make.make_branch(3)
    make.make_field("DD", heir)

    shown = directory.load(son)

    ended = shown.found("ngoai vu").units
    assert [(one.code, one.is_valid, one.successor) for one in ended] == [("SNGV", False, "VPUB")]
    assert [one.code for one in shown.choices(Role.DEPARTMENT)] == ["VPUB"]
    assert [one.code for one in shown.choices(Role.OPERATOR)] == ["CN03"]
    assert shown.choices(Role.AUDITOR) == ()
    assert [(one.code, one.unit) for one in shown.fields] == [("DD", "VPUB")]


def test_the_directory_is_for_who_edits_it(database: str) -> None:
    with pytest.raises(NotAllowed):
        directory.load(sign_in(Role.SECRETARY))
