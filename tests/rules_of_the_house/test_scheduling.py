"""Two workers at most drive browsers, the longest test begins, and nothing is left out."""

from collections import Counter, deque
from types import SimpleNamespace
from typing import Any

from tests.scheduling import BROWSER_TESTS, BROWSERS, TwoBrowsers

LONG = f"{BROWSER_TESTS}test_whole.py::test_it"
LASTS = {LONG: 30}  # rounds; every other test is over after one
FILES = [*(f"{BROWSER_TESTS}test_{name}.py" for name in "abc"), *(f"test_{n}.py" for n in range(9))]
TESTS = [LONG, *(f"{file}::test_{n}" for file in FILES for n in range(5)), "test_small.py::test_it"]


class Worker:
    """A worker as a scheduler sees it: it begins a test when it knows which comes next."""

    def __init__(self) -> None:
        self.queue: deque[int] = deque()
        self.gateway = SimpleNamespace(id="any")
        self.shutting_down = False
        self.rounds = 0

    def send_runtest_some(self, places: list[int]) -> None:
        self.queue.extend(places)

    def shutdown(self) -> None:
        self.shutting_down = True

    def running(self) -> str | None:
        can_run = len(self.queue) > 1 or (self.queue and self.shutting_down)
        return TESTS[self.queue[0]] if can_run else None

    def ended(self) -> int | None:
        """Run for a round; gives the place of the test that is then over."""
        test = self.running()
        self.rounds += 1
        if test is None or self.rounds < LASTS.get(test, 1):
            return None
        self.rounds = 0
        return self.queue.popleft()


def played(count: int) -> list[list[str]]:
    """Give what ran in each round."""
    config: Any = SimpleNamespace(getvalue=lambda _: [f"{count}*popen"], option=SimpleNamespace())
    scheduler = TwoBrowsers(config)
    workers = [Worker() for _ in range(count)]
    for worker in workers:
        scheduler.add_node(worker)
        scheduler.add_node_collection(worker, TESTS)
    scheduler.schedule()
    rounds = []
    while any(worker.queue for worker in workers):
        rounds.append([test for worker in workers if (test := worker.running())])
        assert rounds[-1], "nobody has anything to do, and tests are left"
        for worker in workers:
            if (place := worker.ended()) is not None:
                scheduler.mark_test_complete(worker, place)
    return rounds


def test_workers_when_there_are_four_then_two_of_them_drive_browsers_at_a_time() -> None:
    rounds = played(4)

    driving = [sum(test.startswith(BROWSER_TESTS) for test in running) for running in rounds]
    assert max(driving) == BROWSERS
    assert driving[0] == BROWSERS
    assert {len(running) for running in rounds[: LASTS[LONG] - 20]} == {4}


def test_the_first_test_of_all_when_it_is_long_then_begins_at_once_and_keeps_nothing_back() -> None:
    rounds = played(4)

    assert all(LONG in running for running in rounds[: LASTS[LONG]])
    assert len(rounds) <= LASTS[LONG] + 2  # behind it waited one small test


def test_tests_when_shared_by_any_number_of_workers_then_each_ends_once() -> None:
    for count in (1, 2, 3, 4):
        ends = Counter(test for running in played(count) for test in running)

        assert ends == {test: LASTS.get(test, 1) for test in TESTS}
