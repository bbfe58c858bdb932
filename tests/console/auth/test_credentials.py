import threading
import unicodedata
from collections.abc import Callable
from datetime import timedelta

import bcrypt
import pytest

from console import clock, db
from console.auth import check_queue, credentials, login_failures, login_sessions, passwords
from console.errors import NotFound, Refused
from models import Account
from tests.console.auth.people import (
    ELSEWHERE,
    HERE,
    PASSWORD,
    counted,
    failures,
    signed_in,
    with_password,
)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The hashes bcrypt was asked to compare with, in order."""
    made: list[bytes] = []
    really = bcrypt.checkpw

    def counting(password: bytes, hashed: bytes) -> bool:
        made.append(hashed)
        return really(password, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", counting)
    return made


def check(name: str, password: str, address: str = HERE, device: str | None = None) -> int:
    return credentials.check(name, password, address=address, device_hash=device)


def refusal(act: Callable[[], object]) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as raised:
        act()
    return raised.value.code, dict(raised.value.facts)


def test_name_and_password_when_right_give_the_account(database: str) -> None:
    account_id = with_password("thư.ký")

    found = check(unicodedata.normalize("NFD", " Thư.KÝ "), PASSWORD)

    assert found == account_id
    assert counted("thư.ký") == 0


@pytest.mark.parametrize("name", ["minh", "closed", "locked", "nobody", "cli", "", "x" * 500])
def test_any_name_when_the_password_is_wrong_costs_one_check_of_the_same_work(
    database: str, checks: list[bytes], name: str
) -> None:
    with_password("minh")
    with_password("closed", is_closed=True)
    with_password("locked")
    failures("locked", login_failures.MOST_BY_NAME)

    refusal(lambda: check(name, "sai mật khẩu rồi"))

    assert len(checks) == 1
    assert checks[0].startswith(b"$2b$04$")


@pytest.mark.parametrize("name", ["minh", "closed", "nobody", "cli", "a\0b", "x" * 500])
def test_any_name_when_refused_gets_the_same_answer(database: str, name: str) -> None:
    with_password("minh")
    with_password("closed", is_closed=True)
    password = PASSWORD if name == "closed" else "sai mật khẩu rồi"

    answer = refusal(lambda: check(name, password))

    assert answer == ("sign_in_failed", {})


@pytest.mark.parametrize("name", ["minh", "closed", "nobody"])
def test_a_name_when_failed_too_often_from_one_address_waits_known_or_not(
    database: str, checks: list[bytes], name: str
) -> None:
    with_password("minh")
    with_password("closed", is_closed=True)
    failures(name, login_failures.MOST_BY_NAME_AND_ADDRESS, minutes_ago=4)

    answer = refusal(lambda: check(name, PASSWORD))

    assert answer == ("sign_in_locked", {"minutes": 11})
    assert len(checks) == 1
    assert counted(name) == login_failures.MOST_BY_NAME_AND_ADDRESS


def test_a_name_when_locked_at_one_address_is_open_at_another(database: str) -> None:
    account_id = with_password()
    failures("minh", login_failures.MOST_BY_NAME_AND_ADDRESS)

    assert check("minh", PASSWORD, ELSEWHERE) == account_id


def test_a_name_when_failed_from_many_addresses_waits_everywhere(database: str) -> None:
    with_password()
    for number in range(login_failures.MOST_BY_NAME):
        failures("minh", 1, f"192.0.2.{number}")

    assert refusal(lambda: check("minh", PASSWORD, ELSEWHERE))[0] == "sign_in_locked"


def test_an_address_when_it_failed_with_many_names_waits_for_every_name(database: str) -> None:
    account_id = with_password()
    for number in range(login_failures.MOST_BY_ADDRESS):
        failures(f"name{number}", 1)

    assert refusal(lambda: check("minh", PASSWORD))[0] == "sign_in_locked"
    assert check("minh", PASSWORD, ELSEWHERE) == account_id


def test_an_address_of_the_new_kind_when_it_changes_within_its_network_is_one(
    database: str,
) -> None:
    for number in range(login_failures.MOST_BY_NAME_AND_ADDRESS):
        refusal(lambda at=number: check("nobody", "sai", f"2001:db8::{at:x}"))  # type: ignore[misc]

    assert refusal(lambda: check("nobody", "sai", "2001:db8::ffff"))[0] == "sign_in_locked"
    assert refusal(lambda: check("nobody", "sai", "2001:db8:1::1"))[0] == "sign_in_failed"


def test_a_wait_when_its_time_is_over_ends(database: str) -> None:
    account_id = with_password()
    failures("minh", login_failures.MOST_BY_NAME_AND_ADDRESS)

    with clock.stopped(clock.now() + login_failures.WINDOW + timedelta(seconds=1)):
        assert check("minh", PASSWORD) == account_id


def test_failures_when_they_no_longer_count_are_removed_with_the_next(database: str) -> None:
    failures("minh", 5, minutes_ago=16)

    refusal(lambda: check("nobody", "sai"))

    assert (counted("minh"), counted("nobody")) == (0, 1)


def test_a_device_that_signed_in_before_when_others_fail_is_never_locked(database: str) -> None:
    account_id = with_password()
    device = login_sessions.fingerprint(signed_in(account_id).device_token)
    failures("minh", login_failures.MOST_BY_NAME)
    failures("other", login_failures.MOST_BY_ADDRESS)

    assert refusal(lambda: check("minh", PASSWORD))[0] == "sign_in_locked"
    assert check("minh", PASSWORD, device=device) == account_id
    assert refusal(lambda: check("minh", "sai", device=device))[0] == "sign_in_failed"


def test_a_device_when_it_signed_out_is_still_known(database: str) -> None:
    account_id = with_password()
    signed = signed_in(account_id)
    login_sessions.end(signed.login_session_id)
    failures("minh", login_failures.MOST_BY_NAME)

    device = login_sessions.fingerprint(signed.device_token)

    assert check("minh", PASSWORD, device=device) == account_id


def test_a_device_of_another_account_when_it_tries_is_locked_like_any(database: str) -> None:
    with_password()
    device = login_sessions.fingerprint(signed_in(with_password("lan")).device_token)
    failures("minh", login_failures.MOST_BY_NAME)

    assert refusal(lambda: check("minh", PASSWORD, device=device))[0] == "sign_in_locked"


def test_a_wrong_password_when_counted_leaves_no_trace_of_itself(
    database: str, caplog: pytest.LogCaptureFixture
) -> None:
    with_password()

    with pytest.raises(Refused) as raised:
        check("minh", "mật khẩu riêng tư")

    assert "riêng tư" not in f"{raised.value!r}{raised.value.facts}{caplog.text}"


def test_guesses_when_made_at_once_cannot_outrun_the_count(sqlite_database: str) -> None:
    with_password()
    answers: list[str] = []
    start = threading.Barrier(20)

    def guess() -> None:
        start.wait()
        answers.append(refusal(lambda: check("minh", "sai"))[0])

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert len(answers) == 20
    assert refusal(lambda: check("minh", PASSWORD))[0] == "sign_in_locked"


def test_the_own_password_when_confirmed_wrongly_too_often_waits(database: str) -> None:
    account_id = with_password()
    credentials.confirm(account_id, PASSWORD, address=HERE)

    answers = [
        refusal(lambda: credentials.confirm(account_id, "sai", address=HERE))[0]
        for _ in range(login_failures.MOST_BY_NAME_AND_ADDRESS + 1)
    ]

    assert set(answers[:-1]) == {"password_wrong"}
    assert answers[-1] == "sign_in_locked"


def test_a_new_password_when_chosen_gives_its_hash(database: str) -> None:
    account_id = with_password()

    chosen = credentials.choose_password(account_id, PASSWORD, "mùa thu Hà Nội", address=HERE)

    assert passwords.is_right("mùa thu Hà Nội", chosen)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (PASSWORD, PASSWORD, "password_unchanged"),
        (PASSWORD, unicodedata.normalize("NFD", PASSWORD), "password_unchanged"),
        (PASSWORD, "ngắn", "password_too_short"),
        ("sai mật khẩu rồi", "mùa thu Hà Nội", "password_wrong"),
    ],
)
def test_a_new_password_when_it_cannot_be_taken_is_refused(
    database: str, old: str, new: str, code: str
) -> None:
    account_id = with_password()

    answer = refusal(lambda: credentials.choose_password(account_id, old, new, address=HERE))

    assert answer[0] == code


def test_a_password_of_nobody_when_confirmed_is_not_found(database: str) -> None:
    with pytest.raises(NotFound):
        credentials.confirm(4711, PASSWORD, address=HERE)


def test_an_account_without_a_password_when_tried_does_not_open(database: str) -> None:
    account_id = with_password()
    with db.writing() as session:
        session.get_one(Account, account_id).password_hash = None

    assert refusal(lambda: check("minh", ""))[0] == "sign_in_failed"


def test_a_check_when_too_many_wait_is_refused_and_the_known_go_on(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    account_id = with_password("minh")
    begun, may_end = threading.Event(), threading.Event()
    really = passwords.is_right

    def slow(password: str, password_hash: str | None) -> bool:
        begun.set()
        return may_end.wait(30)

    queue = check_queue.CheckQueue(at_once=1, waiting=0)
    monkeypatch.setattr(check_queue, "OF_STRANGERS", queue)
    monkeypatch.setattr(passwords, "is_right", slow)
    first = threading.Thread(target=queue.is_right, args=("", None))
    first.start()
    begun.wait(30)
    monkeypatch.setattr(passwords, "is_right", really)

    assert refusal(lambda: check("minh", PASSWORD)) == ("sign_in_busy", {})
    credentials.confirm(account_id, PASSWORD, address=HERE)
    may_end.set()
    first.join()
    assert check("minh", PASSWORD) == account_id
