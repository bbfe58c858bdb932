"""What an address did within a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from console import clock
from console.web.rate_limit import Counted
from tests.console.registration.citizen import NOW


def test_an_address_is_full_until_its_first_time_is_old() -> None:
    counted = Counted(2, timedelta(minutes=10))
    for minute in (0, 5):
        with clock.stopped(NOW + timedelta(minutes=minute)):
            assert counted.take("a")

    told = []
    for minute in (5, 9, 10):
        with clock.stopped(NOW + timedelta(minutes=minute)):
            told.append((counted.minutes_to_wait("a"), counted.take("a"), counted.take("b")))

    assert told == [(5, False, True), (1, False, True), (0, True, False)]


def test_what_was_no_failure_is_given_back() -> None:
    counted = Counted(1)

    for _ in range(3):
        assert counted.take("a")
        counted.give_back("a")

    assert (counted.take("a"), counted.take("a")) == (True, False)


def test_guesses_side_by_side_are_not_more_than_one_by_one() -> None:
    counted = Counted(10)

    with ThreadPoolExecutor(48) as threads:
        taken = list(threads.map(lambda _: counted.take("a"), range(48)))

    assert taken.count(True) == 10


def test_a_network_of_the_new_kind_is_one_address() -> None:
    counted = Counted(1)

    assert counted.take("2001:db8:1:2::5")
    assert not counted.take("2001:db8:1:2:ffff::9")
    assert counted.take("2001:db8:1:3::5")
    assert counted.take("::ffff:203.0.113.7")
    assert not counted.take("203.0.113.7")
