"""Codes of authenticators and recovery codes: right once, counted when wrong, needed where set."""

from datetime import datetime, timedelta

import pyotp
import pytest

from console import clock, db, settings
from console.administration.acts import own_sign_in
from console.auth import door, login_sessions, second_factor
from console.auth.actor import Actor
from console.auth.login_sessions import SignedIn
from console.auth.permissions import Permission
from console.errors import NotAllowed, NotSignedIn, Refused, Unconfirmed
from console.settings import Settings, SettingsWrong
from models.codes.people import Role
from tests.console.auth.people import signed_in, with_password

AT = datetime.fromisoformat("2026-10-05T08:00:00+07:00")


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [AT]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    return now


def enrolled(account_id: int) -> tuple[str, tuple[str, ...]]:
    secret, codes = second_factor.new_secret(), second_factor.new_recovery_codes()
    own_sign_in.enrol_second_factor(
        restored(signed_in(account_id)),
        secret,
        pyotp.TOTP(secret).at(clock.now()),
        [second_factor.recovery_hash(code) for code in codes],
    )
    return secret, codes


def restored(login: SignedIn) -> Actor:
    actor = login_sessions.restore(login.cookie_token)
    assert actor is not None
    return actor


def refusal(login: SignedIn, typed: str) -> str:
    with pytest.raises(Refused) as raised:
        second_factor.show_code(login.login_session_id, typed)
    return raised.value.code


def test_a_sign_in_waits_for_its_code_and_is_nobody_until_then(
    database: str, time: list[datetime]
) -> None:
    account_id = with_password()
    secret, _ = enrolled(account_id)
    time[0] += timedelta(minutes=1)
    login = signed_in(account_id)

    assert login_sessions.restore(login.cookie_token) is None
    assert login_sessions.restore_all([login.login_session_id]) == {}
    assert second_factor.waiting(login.cookie_token) is not None

    code = pyotp.TOTP(secret).at(time[0])
    second_factor.show_code(login.login_session_id, f" {code[:3]} {code[3:]} ")
    assert restored(login).account_id == account_id


@pytest.mark.usefixtures("sqlite_database")
def test_the_door_refuses_who_still_owes_the_code(time: list[datetime]) -> None:
    account_id = with_password()
    actor = restored(signed_in(account_id))
    enrolled(account_id)
    waiting = signed_in(account_id)
    pretended = Actor(account_id, waiting.login_session_id, actor.name, actor.name, actor.role)

    with db.reading() as session, pytest.raises(NotSignedIn):
        door.admit(session, pretended, Permission.OWN_PASSWORD)


@pytest.mark.usefixtures("sqlite_database")
def test_no_code_is_taken_twice(time: list[datetime]) -> None:
    account_id = with_password()
    secret, codes = enrolled(account_id)
    used_at_enrolment = pyotp.TOTP(secret).at(time[0])
    assert refusal(signed_in(account_id), used_at_enrolment) == "code_wrong"

    second_factor.show_code(signed_in(account_id).login_session_id, codes[0].upper())
    assert refusal(signed_in(account_id), codes[0]) == "code_wrong"
    with db.reading() as session:
        assert second_factor.recovery_codes_left(session, account_id) == len(codes) - 1


@pytest.mark.usefixtures("sqlite_database")
def test_wrong_codes_are_counted_by_account_and_then_a_right_one_waits(
    time: list[datetime],
) -> None:
    account_id = with_password()
    _, codes = enrolled(account_id)
    login = signed_in(account_id)

    assert {refusal(login, "000000 nothing") for _ in range(5)} == {"code_wrong"}
    assert refusal(login, codes[0]) == "code_locked"

    time[0] += timedelta(minutes=16)
    second_factor.show_code(signed_in(account_id).login_session_id, codes[0])


@pytest.mark.usefixtures("sqlite_database")
def test_a_role_that_needs_a_second_factor_does_nothing_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needing = Settings(second_factor_roles="secretary, admin")
    monkeypatch.setattr(settings, "current", lambda: needing)
    account_id = with_password()
    login = signed_in(account_id)
    actor = restored(login)
    assert actor.must_enrol

    with db.reading() as session, pytest.raises(NotAllowed, match="second_factor_must"):
        door.admit(session, actor, Permission.MEETING_READ)
    secret = second_factor.new_secret()
    own_sign_in.enrol_second_factor(actor, secret, pyotp.TOTP(secret).at(AT), [])
    assert not restored(login).must_enrol
    with db.reading() as session:
        assert door.admit(session, actor, Permission.MEETING_READ).id == account_id


def test_a_role_that_is_none_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSOLE_SECOND_FACTOR_ROLES", "secretary,boss")

    with pytest.raises(SettingsWrong, match="CONSOLE_SECOND_FACTOR_ROLES: no such role: boss"):
        settings.read()


@pytest.mark.usefixtures("sqlite_database")
def test_who_showed_who_they_are_longer_ago_must_do_so_again(time: list[datetime]) -> None:
    account_id = with_password()
    actor = restored(signed_in(account_id))
    time[0] += timedelta(minutes=5)
    secret = second_factor.new_secret()
    code = pyotp.TOTP(secret).at(time[0])

    with pytest.raises(Unconfirmed):
        own_sign_in.enrol_second_factor(actor, secret, code, [])

    assert actor.login_session_id is not None
    second_factor.confirm(account_id, actor.login_session_id, "")
    own_sign_in.enrol_second_factor(actor, secret, code, [])
    with pytest.raises(Refused, match="code_wrong"):
        second_factor.confirm(account_id, actor.login_session_id, "")


def test_roles_are_read_from_the_setting() -> None:
    assert Settings(second_factor_roles="admin").must_have_second_factor == {Role.ADMIN}
