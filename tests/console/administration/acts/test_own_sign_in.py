"""The own sign-in, a lost second factor, and what the journal is told of failed accesses."""

import json
from collections.abc import Callable

import pyotp
import pytest
from sqlalchemy import select

from console import clock, db
from console.administration.acts import accesses, own_sign_in
from console.administration.failed_accesses import MOST_AN_HOUR, FailedAccess
from console.administration.views import own_sign_in as view
from console.auth import login_sessions, second_factor
from console.auth.actor import Actor
from console.bootstrap import command_line, the_public
from console.errors import ConsoleError, Invalid
from console.ui import failed_access
from models import JournalEntry, RecoveryCode, SecondFactor
from models.codes.people import Role
from tests.cast import sign_in


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(ConsoleError) as raised:
        act()
    return raised.value.code


def another_login(actor: Actor) -> login_sessions.SignedIn:
    ticket = login_sessions.make_ticket(actor.account_id)
    return login_sessions.redeem(ticket, device_token=None)


def enrol(actor: Actor) -> tuple[str, ...]:
    secret, codes = second_factor.new_secret(), second_factor.new_recovery_codes()
    hashes = [second_factor.recovery_hash(code) for code in codes]
    code = pyotp.TOTP(secret).at(clock.now())
    own_sign_in.enrol_second_factor(actor, secret, code, hashes)
    return codes


def entries() -> list[JournalEntry]:
    with db.reading() as session:
        return list(session.scalars(select(JournalEntry).order_by(JournalEntry.number)))


def test_enrolling_needs_a_right_code_keeps_no_recovery_code_and_ends_other_sessions(
    minh: Actor,
) -> None:
    elsewhere = another_login(minh)
    wrong = own_sign_in.enrol_second_factor
    assert refusal(lambda: wrong(minh, second_factor.new_secret(), "no code", [])) == "code_wrong"

    first, second = enrol(minh), enrol(minh)

    with db.reading() as session:
        kept = set(session.scalars(select(RecoveryCode.code_hash)))
        assert kept == {second_factor.recovery_hash(code) for code in second}
        assert session.get(SecondFactor, minh.account_id) is not None
    assert login_sessions.restore(elsewhere.cookie_token) is None
    told = [(one.act, json.loads(one.facts)["replaces"]) for one in entries()]
    act = "administration:factor:enrolled"
    assert told == [(act, False), (act, True)]
    assert not any(code in one.facts for one in entries() for code in first + second)


def test_a_lost_second_factor_is_taken_off_by_somebody_else_for_a_reason(minh: Actor) -> None:
    son = sign_in(Role.ADMIN)
    reset = own_sign_in.reset_second_factor
    assert refusal(lambda: reset(son, minh.account_id, "đã gọi lại")) == "factor_missing"
    enrol(minh)
    assert refusal(lambda: reset(son, son.account_id, "của mình")) == "cannot_reset_self_factor"
    for reason in ("", "x" * 501):
        with pytest.raises(Invalid):
            reset(son, minh.account_id, reason)

    reset(command_line(), minh.account_id, " đã gọi  lại ")

    assert json.loads(entries()[-1].facts)["reason"] == "đã gọi lại"
    with db.reading() as session:
        assert session.get(SecondFactor, minh.account_id) is None
        assert session.scalars(select(RecoveryCode)).all() == []
        assert login_sessions.living(session, minh.account_id, clock.now()) == []


def test_one_ends_ones_own_sessions_and_nobody_elses(minh: Actor) -> None:
    others = [another_login(minh), another_login(minh)]
    stranger = another_login(sign_in(Role.ADMIN))
    assert [line.id for line in view.load(minh).sessions][-1] == minh.login_session_id
    end = own_sign_in.end_own_session
    assert refusal(lambda: end(minh, stranger.login_session_id)) == "login_session_not_found"

    end(minh, others[0].login_session_id)
    assert refusal(lambda: end(minh, others[0].login_session_id)) == "session_ended"
    own_sign_in.end_other_sessions(minh)

    assert [line.id for line in view.load(minh).sessions] == [minh.login_session_id]
    assert refusal(lambda: own_sign_in.end_other_sessions(minh)) == "sessions_alone"
    assert login_sessions.restore(stranger.cookie_token) is not None


@pytest.mark.usefixtures("minh")
def test_failed_accesses_are_told_once_in_a_while_and_never_too_often() -> None:
    for _ in range(3):
        failed_access.tell(FailedAccess.PASSWORD, None)
        failed_access.tell(FailedAccess.CODE, None)
    assert [json.loads(one.facts)["kind"] for one in entries()] == ["password", "code"]

    public = the_public()
    for account_id in range(1000, 1000 + MOST_AN_HOUR - 2):
        accesses.tell_failed_access(public, FailedAccess.PAGE, account_id)
    more = accesses.tell_failed_access
    assert refusal(lambda: more(public, FailedAccess.PAGE, 5000)) == "access_told"
    assert len(entries()) == MOST_AN_HOUR
