import json
import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from console import clock, db
from console.administration import account_list
from console.administration.acts import accounts, database
from console.administration.rules import RowRefused
from console.auth import login_sessions, passwords
from console.auth.actor import Actor
from console.auth.login_sessions import SignedIn
from console.auth.permissions import PUBLIC_ACCOUNT
from console.bootstrap import CLI_ACCOUNT_ID, command_line
from console.errors import ConsoleError, NotAllowed, NotFound, NotSignedIn, Refused
from console.live.bell import BELL, Ring
from console.live.topics import session_topic
from models import Account, CalendarFeed, Installation, JournalEntry, LoginFailure, LoginSession
from models.codes.people import Role, UnitKind
from tests import make
from tests.cast import sign_in

HASH = "$2b$04$" + "a" * 53
OTHER_HASH = "$2b$04$" + "b" * 53


@pytest.fixture
def son(database: str) -> Actor:
    return sign_in(Role.ADMIN)


@pytest.fixture
def rings(son: Actor) -> Iterator[list[Ring]]:
    heard: list[Ring] = []
    stop = BELL.listen(heard.append)
    yield heard
    stop()


def account(account_id: int) -> Account:
    with db.reading() as session:
        return session.get_one(Account, account_id)


def entries() -> list[JournalEntry]:
    with db.reading() as session:
        return list(session.scalars(select(JournalEntry).order_by(JournalEntry.number)))


def names() -> set[str]:
    with db.reading() as session:
        return set(session.scalars(select(Account.name))) - {"cli", "son", PUBLIC_ACCOUNT}


def signed_in(account_id: int) -> SignedIn:
    return login_sessions.redeem(login_sessions.make_ticket(account_id), device_token=None)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(ConsoleError) as raised:
        act()
    return raised.value.code


def add(son: Actor, name: str = "minh", role: Role = Role.SECRETARY) -> int:
    return accounts.add_account(son, name, role, password_hash=HASH)


def test_an_account_when_added_must_change_its_password(son: Actor) -> None:
    made = account(
        accounts.add_account(
            son, " Minh ", Role.SECRETARY, display_name=" Lê  Minh", password_hash=HASH
        )
    )

    assert (made.name, made.display_name, made.role) == ("minh", "Lê Minh", Role.SECRETARY)
    assert made.must_change_password
    (entry,) = entries()
    assert (entry.act, entry.subject) == ("administration:account:added", f"account:{made.id}")
    assert "minh" not in entry.facts.lower()
    assert HASH not in entry.facts


@pytest.mark.parametrize("name", ["", "a", "hai từ", "x" * 65, ".minh", "a/b", "<b>minh</b>"])
def test_an_account_when_its_name_cannot_be_typed_well_is_refused(son: Actor, name: str) -> None:
    assert refusal(lambda: add(son, name)) == "account_name_wrong"


def test_an_account_when_its_name_is_taken_is_refused_also_after_closing(son: Actor) -> None:
    accounts.close_account(son, add(son))

    assert refusal(lambda: add(son, "MINH")) == "account_exists"


def test_an_account_when_handed_a_password_instead_of_a_hash_is_not_made(son: Actor) -> None:
    with pytest.raises(ValueError, match="not a password hash"):
        accounts.add_account(son, "minh", Role.SECRETARY, password_hash="k7ma-4xha-2utr-9cee")

    assert names() == set()


def test_an_account_when_it_would_be_another_command_line_is_refused(son: Actor) -> None:
    assert refusal(lambda: add(son, role=Role.SYSTEM)) == "role_system"


@pytest.mark.parametrize(
    ("role", "kind", "code"),
    [
        (Role.OPERATOR, None, "role_needs_branch"),
        (Role.OPERATOR, UnitKind.DEPARTMENT, "role_needs_branch"),
        (Role.OPERATOR, UnitKind.BRANCH, ""),
        (Role.DEPARTMENT, None, "role_needs_department"),
        (Role.DEPARTMENT, UnitKind.BRANCH, "role_needs_department"),
        (Role.DEPARTMENT, UnitKind.DEPARTMENT, ""),
        (Role.DEPARTMENT, UnitKind.CENTRE, ""),
        (Role.DEPARTMENT, UnitKind.OFFICE, ""),
        (Role.SECRETARY, UnitKind.OFFICE, ""),
        (Role.SECRETARY, None, ""),
    ],
)
def test_an_account_when_its_role_needs_a_unit_has_one_of_that_kind(
    son: Actor, role: Role, kind: UnitKind | None, code: str
) -> None:
    unit_id = make.make_unit("U", kind) if kind else None
    refused = ""

    try:
        accounts.add_account(son, "minh", role, unit_id=unit_id, password_hash=HASH)
    except Refused as raised:
        refused = raised.code

    assert refused == code
    assert names() == (set() if code else {"minh"})


def test_an_account_when_its_unit_has_ended_or_is_none_is_refused(son: Actor) -> None:
    ended = make.make_unit("SNGV", valid_to=make.HELD_ON.replace(year=2025))

    def make_for(unit_id: int) -> object:
        return accounts.add_account(son, "tu", Role.DEPARTMENT, unit_id=unit_id, password_hash=HASH)

    assert refusal(lambda: make_for(ended)) == "unit_ended"
    assert refusal(lambda: make_for(4711)) == "unit_not_found"


def test_a_list_when_imported_makes_every_account_in_one_entry(son: Actor) -> None:
    make.make_branch(1)
    listed = account_list.read(
        b"\xef\xbb\xbfname,role,unit,display_name\r\nminh,secretary,,\r\nlan,operator,CN01,Lan\r\n"
    )

    ids = accounts.import_accounts(son, listed, [HASH, OTHER_HASH])

    assert [account(one).name for one in ids] == ["minh", "lan"]
    assert account(ids[1]).password_hash == OTHER_HASH
    (entry,) = entries()
    assert json.loads(entry.facts)["accounts"] == list(ids)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("lan,operator,CN99,", "unit_not_found"),
        ("lan,operator,,", "role_needs_branch"),
        ("son,auditor,,", "account_exists"),
    ],
)
def test_a_list_when_one_row_is_wrong_makes_no_account(son: Actor, row: str, code: str) -> None:
    text = f"name,role,unit,display_name\nminh,secretary,,\n{row}\n"
    listed = account_list.read(text.encode())

    with pytest.raises(RowRefused) as raised:
        accounts.import_accounts(son, listed, [HASH, HASH])

    assert (raised.value.line, raised.value.because.code) == (3, code)
    assert names() == set()
    assert entries() == []


def test_an_account_when_closed_is_signed_out_everywhere(son: Actor, rings: list[Ring]) -> None:
    account_id = add(son)
    logins = [signed_in(account_id), signed_in(account_id)]
    other = signed_in(add(son, "lan", Role.REVIEWER))

    accounts.close_account(son, account_id)

    assert [login_sessions.restore(one.cookie_token) for one in logins] == [None, None]
    assert login_sessions.restore(other.cookie_token) is not None
    told = {session_topic(one.login_session_id) for one in logins}
    assert told <= set(rings[-1].topics)
    assert session_topic(other.login_session_id) not in rings[-1].topics
    assert refusal(lambda: accounts.close_account(son, account_id)) == "account_closed"


def test_a_closed_account_when_its_login_acts_is_refused(son: Actor) -> None:
    account_id = add(son)
    login = login_sessions.restore(signed_in(account_id).cookie_token)
    accounts.close_account(son, account_id)

    with pytest.raises(NotSignedIn):
        accounts.set_language(login, "en")


def test_an_account_when_closed_leaves_no_ticket_to_redeem(son: Actor) -> None:
    account_id = add(son)
    ticket = login_sessions.make_ticket(account_id)
    accounts.close_account(son, account_id)

    with pytest.raises(NotSignedIn):
        login_sessions.redeem(ticket, device_token=None)


def test_an_admin_when_closing_oneself_or_the_last_is_refused(son: Actor) -> None:
    assert refusal(lambda: accounts.close_account(son, son.account_id)) == "cannot_close_self"
    assert refusal(lambda: accounts.close_account(command_line(), son.account_id)) == "last_admin"


def test_two_admins_when_they_close_each_other_at_once_leave_one_open(son: Actor) -> None:
    other = sign_in(Role.ADMIN, name="hoa")
    start = threading.Barrier(2)
    refused: list[ConsoleError] = []

    def close(who: Actor, whom: Actor) -> None:
        start.wait()
        try:
            accounts.close_account(who, whom.account_id)
        except ConsoleError as raised:
            refused.append(raised)

    threads = [threading.Thread(target=close, args=pair) for pair in ((son, other), (other, son))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert [type(one) for one in refused] == [NotSignedIn]
    closed = [account(one.account_id).closed_at is not None for one in (son, other)]
    assert sorted(closed) == [False, True]


def test_an_account_when_closed_while_its_ticket_is_redeemed_ends_signed_out(son: Actor) -> None:
    for number in range(8):
        account_id = add(son, f"name{number}")
        ticket = login_sessions.make_ticket(account_id)
        start = threading.Barrier(2)

        def redeem(start: threading.Barrier = start, ticket: str = ticket) -> None:
            start.wait()
            try:
                login_sessions.redeem(ticket, device_token=None)
            except NotSignedIn:
                return

        thread = threading.Thread(target=redeem)
        thread.start()
        start.wait()
        accounts.set_password(son, account_id, OTHER_HASH)
        thread.join()

        with db.reading() as session:
            assert login_sessions.living(session, account_id, clock.now()) == []


@pytest.mark.parametrize("account_id", [CLI_ACCOUNT_ID, 4711])
def test_the_command_line_or_nobody_when_acted_on_is_not_found(son: Actor, account_id: int) -> None:
    for act in (
        lambda: accounts.close_account(son, account_id),
        lambda: accounts.unlock_account(son, account_id),
        lambda: accounts.set_password(son, account_id, HASH),
        lambda: accounts.issue_ticket(command_line(), account_id),
    ):
        with pytest.raises(NotFound):
            act()


def test_an_account_when_unlocked_has_no_failures_any_more(son: Actor) -> None:
    account_id = add(son)
    with db.writing() as session:
        for name in ("minh", "lan"):
            session.add(LoginFailure(name=name, address="203.0.113.7", at=clock.now()))

    accounts.unlock_account(son, account_id)

    with db.reading() as session:
        assert list(session.scalars(select(LoginFailure.name))) == ["lan"]
    assert entries()[-1].act == "administration:account:unlocked"


def test_a_password_when_set_must_be_changed_and_ends_logins(son: Actor) -> None:
    account_id = add(son)
    login = signed_in(account_id)
    ticket = login_sessions.make_ticket(account_id)
    with db.writing() as session:
        session.add(CalendarFeed(account_id=account_id, token_hash="a" * 64, made_at=clock.now()))

    accounts.set_password(son, account_id, OTHER_HASH)

    with db.reading() as session:
        assert session.scalars(select(CalendarFeed.token_hash)).all() == [None]

    assert account(account_id).password_hash == OTHER_HASH
    assert account(account_id).must_change_password
    assert login_sessions.restore(login.cookie_token) is None
    with pytest.raises(NotSignedIn):
        login_sessions.redeem(ticket, device_token=None)
    assert OTHER_HASH not in entries()[-1].facts


def test_an_admin_when_resetting_the_own_password_is_refused(son: Actor) -> None:
    code = refusal(lambda: accounts.set_password(son, son.account_id, HASH))

    assert code == "cannot_reset_self"


def test_a_one_time_password_when_changed_lets_its_owner_work(son: Actor) -> None:
    account_id = add(son)
    login, elsewhere = signed_in(account_id), signed_in(account_id)
    owner = login_sessions.restore(login.cookie_token)
    assert owner is not None

    accounts.change_own_password(owner, OTHER_HASH, keep=login.login_session_id)

    kept = login_sessions.restore(login.cookie_token)
    assert kept is not None
    assert not kept.must_change_password
    assert login_sessions.restore(elsewhere.cookie_token) is None
    assert account(account_id).password_hash == OTHER_HASH


def test_a_one_time_password_when_unchanged_stops_every_other_act(son: Actor) -> None:
    admin = login_sessions.restore(signed_in(add(son, "hoa", Role.ADMIN)).cookie_token)

    assert refusal(lambda: accounts.unlock_account(admin, son.account_id)) == "password_must_change"


def test_the_command_line_when_choosing_a_password_is_not_found(son: Actor) -> None:
    with pytest.raises(NotFound):
        accounts.change_own_password(command_line(), HASH)


def test_the_login_of_another_when_named_to_be_kept_is_not_spared(son: Actor) -> None:
    owner = login_sessions.restore(signed_in(add(son)).cookie_token)
    assert owner is not None

    accounts.change_own_password(owner, OTHER_HASH, keep=son.login_session_id)

    assert login_sessions.of_account(owner.account_id) == ()
    assert len(login_sessions.of_account(son.account_id)) == 1


def test_a_login_when_revoked_ends_rings_and_its_device_is_forgotten(
    son: Actor, rings: list[Ring]
) -> None:
    account_id = add(son)
    login, other = signed_in(account_id), signed_in(account_id)

    accounts.revoke_session(son, login.login_session_id)

    assert login_sessions.restore(login.cookie_token) is None
    assert login_sessions.restore(other.cookie_token) is not None
    assert session_topic(login.login_session_id) in rings[-1].topics
    with db.reading() as session:
        devices = {one.id: one.device_hash for one in session.scalars(select(LoginSession))}
    assert devices[login.login_session_id] is None
    assert devices[other.login_session_id] is not None
    again = refusal(lambda: accounts.revoke_session(son, login.login_session_id))
    assert again == "session_ended"
    assert refusal(lambda: accounts.revoke_session(son, 4711)) == "login_session_not_found"


def test_a_ticket_when_an_admin_asks_for_one_is_refused(son: Actor) -> None:
    account_id = add(son)

    with pytest.raises(NotAllowed) as raised:
        accounts.issue_ticket(son, account_id)

    assert raised.value.code == "command_line_only"


def test_a_ticket_when_the_command_line_issues_it_signs_in_and_is_journalled(son: Actor) -> None:
    account_id = add(son)

    ticket = accounts.issue_ticket(command_line(), account_id)

    assert login_sessions.redeem(ticket, device_token=None).login_session_id
    entry = entries()[-1]
    assert entry.act == "administration:ticket:issued"
    assert ticket not in entry.facts


def test_a_language_when_chosen_is_kept_and_another_is_refused(son: Actor) -> None:
    accounts.set_language(son, "en")

    assert account(son.account_id).language == "en"
    assert refusal(lambda: accounts.set_language(son, "fr")) == "language_unknown"


def test_a_database_when_marked_as_demonstration_stays_so(son: Actor) -> None:
    database.mark_demonstration(command_line())

    with db.reading() as session:
        assert session.get_one(Installation, 1).demonstration_since is not None
    code = refusal(lambda: database.mark_demonstration(command_line()))
    assert code == "demonstration_already"


def test_a_real_password_when_chosen_through_the_whole_way_opens_the_account(son: Actor) -> None:
    account_id = accounts.add_account(
        son, "minh", Role.SECRETARY, password_hash=passwords.hash_password("k7ma-4xha-2utr-9cee")
    )
    login = signed_in(account_id)
    owner = login_sessions.restore(login.cookie_token)

    accounts.change_own_password(owner, passwords.hash_password("mùa thu Hà Nội"))

    assert passwords.is_right("mùa thu Hà Nội", account(account_id).password_hash)
    assert login_sessions.restore(login.cookie_token) is None
