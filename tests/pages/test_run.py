"""What a run of a page remembers, and that a fragment's own run reads anew."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier

from console.ui import run


def test_inside_a_run_the_same_thing_is_read_once() -> None:
    times: list[int] = []

    def answer(given: int) -> int:
        times.append(given)
        return given * 2

    with run.remembering():
        answers = [run.once(answer, 4), run.once(answer, 4), run.once(answer, 5)]

    assert answers == [8, 8, 10]
    assert times == [4, 5]


def test_outside_a_run_and_in_the_next_one_it_is_read_anew() -> None:
    times: list[int] = []

    def answer() -> int:
        times.append(1)
        return len(times)

    with run.remembering():
        first = run.once(answer)
    second = run.once(answer)
    with run.remembering():
        third = run.once(answer)

    assert [first, second, third] == [1, 2, 3]


def test_only_a_few_pages_run_at_once() -> None:
    group = Barrier(run.PAGES_AT_ONCE, timeout=30)
    inside: list[int] = []
    most: list[int] = []

    def page(number: int) -> None:
        with run.turn():
            inside.append(number)
            most.append(len(inside))
            group.wait()
            inside.remove(number)

    with ThreadPoolExecutor(3 * run.PAGES_AT_ONCE) as pages:
        list(pages.map(page, range(3 * run.PAGES_AT_ONCE)))

    assert max(most) == run.PAGES_AT_ONCE


def test_strangers_never_wait_in_the_way_of_the_staff() -> None:
    with ExitStack() as held:
        for _ in range(run.STRANGERS_AT_ONCE):
            held.enter_context(run.turn(is_stranger=True))
        for _ in range(run.PAGES_AT_ONCE):
            held.enter_context(run.turn())
        with ThreadPoolExecutor(1) as further:
            waits = further.submit(_take_turn, is_stranger=True)
            assert not waits.done()
            held.close()
            assert waits.result(30)


def test_a_page_that_waits_for_something_slow_lets_others_run() -> None:
    with ThreadPoolExecutor(1) as further, ExitStack() as held:
        for _ in range(run.STRANGERS_AT_ONCE):
            held.enter_context(run.turn(is_stranger=True))
        with run.outside_turn():
            assert further.submit(_take_turn, is_stranger=True).result(30)
        waits = further.submit(_take_turn, is_stranger=True)
        assert not waits.done()
        held.close()


def _take_turn(*, is_stranger: bool) -> bool:
    with run.turn(is_stranger=is_stranger):
        return True
