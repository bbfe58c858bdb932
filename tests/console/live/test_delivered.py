"""Which entries the bell still has to ring for."""

from console import db
from console.live.bell import Ring
from console.live.delivered import Delivered
from console.live.publisher import OwnAct, payload


def test_what_stood_before_the_start_is_not_missed() -> None:
    heard = Delivered({"2026-10": 5})

    assert heard.missed({"2026-10": 5}) == {}


def test_entries_nobody_rang_for_are_missed_once_also_of_a_new_chain() -> None:
    heard = Delivered({"2026-10": 5})
    heard.hear(Ring("2026-10", 7, ()))

    first = heard.missed({"2026-10": 8, "2026-11": 1})
    again = heard.missed({"2026-10": 8, "2026-11": 1})

    assert (first, again) == ({"2026-10": [6, 8], "2026-11": [1]}, {})


def test_a_ring_beyond_the_heads_that_were_read_is_remembered() -> None:
    heard = Delivered({})
    heard.hear(Ring("house", 3, ()))

    assert heard.missed({"house": 1}) == {"house": [1]}
    assert heard.missed({"house": 4}) == {"house": [2, 4]}
    assert [heard.is_new("house", one) for one in (3, 4, 5)] == [False, False, True]


def test_an_own_act_between_commit_and_ring_is_not_missed(sqlite_database: str) -> None:
    heard = Delivered({})

    with OwnAct() as act, db.writing() as session:
        act.announce(session, Ring("2026-10", 1, ()))
        while_under_way = heard.missed({"2026-10": 1})

    assert while_under_way == {}
    assert heard.missed({"2026-10": 2}) == {"2026-10": [2]}


def test_an_act_that_failed_leaves_its_number_to_others(sqlite_database: str) -> None:
    heard = Delivered({})
    with OwnAct() as act, db.writing() as session:
        act.announce(session, Ring("2026-10", 1, ()))
        session.rollback()

    assert heard.missed({"2026-10": 1}) == {"2026-10": [1]}


def test_topics_that_are_too_long_to_be_told_are_left_to_the_journal() -> None:
    short = payload(Ring("house", 1, ("house",)))
    long = payload(Ring("house", 1, tuple(f"session:{number}" for number in range(1000))))

    assert ('"topics":["house"]' in short, '"topics":null' in long) == (True, True)
    assert len(long.encode()) < 8000
