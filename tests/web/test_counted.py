"""What an address did within a time."""

from datetime import timedelta

from console import clock
from console.web.rate_limit import Counted
from tests.console.registration.citizen import NOW


def test_an_address_is_full_until_its_first_time_is_old() -> None:
    counted = Counted(2, timedelta(minutes=10))
    for minute in (0, 5):
        with clock.stopped(NOW + timedelta(minutes=minute)):
            counted.add("a")

    told = []
    for minute in (5, 9, 10, 14):
        with clock.stopped(NOW + timedelta(minutes=minute)):
            told.append((counted.is_full("a"), counted.is_full("b")))

    assert told == [(True, False), (True, False), (False, False), (False, False)]


def test_one_time_less_than_allowed_is_not_full() -> None:
    counted = Counted(2)
    counted.add("a")

    assert not counted.is_full("a")
