import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from console import clock, db, settings
from console.auth import login_sessions
from console.auth.login_sessions import SignedIn
from console.bootstrap import CLI_ACCOUNT_ID
from console.errors import NotFound, NotSignedIn
from console.live.bell import BELL, Ring
from console.live.topics import session_topic
from models import Account, LoginSession, Ticket
from tests.console.auth.people import signed_in, with_password


@pytest.fixture
def rings() -> Iterator[list[Ring]]:
    heard: list[Ring] = []
    stop = BELL.listen(heard.append)
    yield heard
    stop()


def stored(login_session_id: int) -> LoginSession:
    with db.reading() as session:
        return session.get_one(LoginSession, login_session_id)


def close(account_id: int) -> None:
    with db.writing() as session:
        session.get_one(Account, account_id).closed_at = clock.now()


def test_a_ticket_when_redeemed_opens_a_login_session(database: str) -> None:
    account_id = with_password()

    signed = signed_in(account_id)

    actor = login_sessions.restore(signed.cookie_token)
    assert actor is not None
    assert (actor.account_id, actor.login_session_id) == (account_id, signed.login_session_id)
    assert actor.name == "minh"


def test_tokens_when_stored_are_hashes_and_are_not_shown(database: str) -> None:
    account_id = with_password()
    ticket = login_sessions.make_ticket(account_id)

    signed = login_sessions.redeem(ticket, device_token=None)

    with db.reading() as session:
        kept = [*session.scalars(select(Ticket.token_hash))]
        kept += session.execute(select(LoginSession.token_hash, LoginSession.device_hash)).one()
    tokens = (ticket, signed.cookie_token, signed.device_token)
    assert kept == [login_sessions.fingerprint(one) for one in tokens]
    assert not any(one in repr(signed) for one in tokens)


def test_a_login_session_when_begun_lasts_as_long_as_set(database: str) -> None:
    now = clock.now()

    with clock.stopped(now):
        signed = signed_in(with_password())

    assert signed.expires_at == now + timedelta(hours=settings.current().session_hours)


def test_a_ticket_when_used_twice_is_refused(database: str) -> None:
    ticket = login_sessions.make_ticket(with_password())
    login_sessions.redeem(ticket, device_token=None)

    with pytest.raises(NotSignedIn) as raised:
        login_sessions.redeem(ticket, device_token=None)

    assert raised.value.code == "ticket_invalid"


def test_a_ticket_when_sixty_seconds_old_is_refused(database: str) -> None:
    ticket = login_sessions.make_ticket(with_password())

    with clock.stopped(clock.now() + timedelta(seconds=60)), pytest.raises(NotSignedIn):
        login_sessions.redeem(ticket, device_token=None)


def test_a_ticket_when_its_account_was_closed_meanwhile_is_refused(database: str) -> None:
    account_id = with_password()
    ticket = login_sessions.make_ticket(account_id)
    close(account_id)

    with pytest.raises(NotSignedIn):
        login_sessions.redeem(ticket, device_token=None)


@pytest.mark.parametrize("token", ["", "x" * 43, "\ud800", "ký tự", "x" * 100_000])
def test_a_ticket_when_made_up_is_refused(database: str, token: str) -> None:
    with pytest.raises(NotSignedIn):
        login_sessions.redeem(token, device_token=None)


def test_a_ticket_when_asked_for_who_cannot_sign_in_is_refused(database: str) -> None:
    closed = with_password(is_closed=True)

    for account_id in (closed, CLI_ACCOUNT_ID, 4711):
        with pytest.raises(NotFound):
            login_sessions.make_ticket(account_id)


def test_a_ticket_when_twenty_redeem_it_at_once_lets_one_in(database: str) -> None:
    ticket = login_sessions.make_ticket(with_password())
    start = threading.Barrier(20)
    let_in: list[SignedIn] = []
    refused: list[NotSignedIn] = []

    def redeem() -> None:
        start.wait()
        try:
            let_in.append(login_sessions.redeem(ticket, device_token=None))
        except NotSignedIn as raised:
            refused.append(raised)

    threads = [threading.Thread(target=redeem) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert (len(let_in), len(refused)) == (1, 19)
    with db.reading() as session:
        assert len(session.scalars(select(LoginSession)).all()) == 1


def test_a_device_when_it_signs_in_again_keeps_its_token(database: str) -> None:
    account_id = with_password()
    first = signed_in(account_id)

    again = signed_in(account_id, first.device_token)

    assert again.device_token == first.device_token
    assert again.cookie_token != first.cookie_token


@pytest.mark.parametrize("given", ["", "short", "x" * 10_000])
def test_a_device_when_its_token_is_no_token_of_ours_gets_a_new_one(
    database: str, given: str
) -> None:
    signed = signed_in(with_password(), given)

    assert signed.device_token != given
    assert len(signed.device_token) == 43


@pytest.mark.parametrize(
    "cookie", ["", "x", "\ud800", "x" * 100_000, "Nobody-gave-this_0123456789abcdefghijklmno"]
)
def test_a_cookie_when_forged_restores_nothing(database: str, cookie: str) -> None:
    signed_in(with_password())

    assert login_sessions.restore(cookie) is None


def test_another_token_when_used_as_the_cookie_restores_nothing(database: str) -> None:
    account_id = with_password()
    ticket = login_sessions.make_ticket(account_id)
    signed = login_sessions.redeem(ticket, device_token=None)

    stored_hash = stored(signed.login_session_id).token_hash

    for token in (ticket, signed.device_token, stored_hash):
        assert login_sessions.restore(token) is None


def test_a_login_session_when_expired_restores_nothing(database: str) -> None:
    signed = signed_in(with_password())

    with clock.stopped(signed.expires_at):
        assert login_sessions.restore(signed.cookie_token) is None


def test_a_login_session_when_its_account_was_closed_restores_nothing(database: str) -> None:
    account_id = with_password()
    signed = signed_in(account_id)
    close(account_id)

    assert login_sessions.restore(signed.cookie_token) is None


def test_a_login_session_when_signed_out_restores_nothing_and_rings_once(
    database: str, rings: list[Ring]
) -> None:
    account_id = with_password()
    signed, other = signed_in(account_id), signed_in(account_id)

    login_sessions.end(signed.login_session_id)
    login_sessions.end(signed.login_session_id)

    assert login_sessions.restore(signed.cookie_token) is None
    assert login_sessions.restore(other.cookie_token) is not None
    assert rings == [Ring("", 0, (session_topic(signed.login_session_id),))]


def test_a_login_session_nobody_has_when_ended_rings_nothing(
    database: str, rings: list[Ring]
) -> None:
    login_sessions.end(4711)

    assert rings == []


def test_a_login_session_when_used_often_notes_it_once_a_minute(database: str) -> None:
    begun = clock.now()
    with clock.stopped(begun):
        signed = signed_in(with_password())

    noted = []
    for seconds in (30, 59, 60, 90, 120):
        with clock.stopped(begun + timedelta(seconds=seconds)):
            login_sessions.restore(signed.cookie_token)
        at = stored(signed.login_session_id).last_used_at
        noted.append((at - begun).total_seconds())

    assert noted == [0, 0, 60, 60, 120]


def test_many_login_sessions_when_restored_at_once_are_those_that_stand(database: str) -> None:
    minh = with_password()
    standing, ended, expired, closed = (
        signed_in(minh),
        signed_in(minh),
        signed_in(minh),
        signed_in(with_password(name="lan")),
    )
    login_sessions.end(ended.login_session_id)
    with db.writing() as session:
        session.get_one(LoginSession, expired.login_session_id).expires_at = clock.now()
        session.get_one(Account, stored(closed.login_session_id).account_id).closed_at = clock.now()

    asked = [one.login_session_id for one in (standing, ended, expired, closed)]
    found = login_sessions.restore_all([*asked, 9999])

    assert found == {standing.login_session_id: login_sessions.restore(standing.cookie_token)}
    assert login_sessions.restore_all([]) == {}


def test_many_login_sessions_when_restored_again_and_again_note_it_once_a_minute(
    database: str,
) -> None:
    one = signed_in(with_password())
    begun = stored(one.login_session_id).last_used_at

    used = []
    for seconds in (59, 60, 61):
        with clock.stopped(begun + timedelta(seconds=seconds)):
            login_sessions.restore_all([one.login_session_id])
        used.append((stored(one.login_session_id).last_used_at - begun).total_seconds())

    assert used == [0, 60, 60]


def test_login_sessions_of_an_account_when_listed_are_its_living_ones(database: str) -> None:
    account_id = with_password()
    first, second, ended = (signed_in(account_id) for _ in range(3))
    signed_in(with_password("lan"))
    login_sessions.end(ended.login_session_id)

    listed = login_sessions.of_account(account_id)

    assert [one.id for one in listed] == [second.login_session_id, first.login_session_id]
    with clock.stopped(second.expires_at):
        assert login_sessions.of_account(account_id) == ()


def test_tickets_when_long_expired_are_removed_with_the_next(database: str) -> None:
    account_id = with_password()
    login_sessions.make_ticket(account_id)

    with clock.stopped(clock.now() + timedelta(days=2)):
        login_sessions.make_ticket(account_id)

    with db.reading() as session:
        assert len(session.scalars(select(Ticket)).all()) == 1
