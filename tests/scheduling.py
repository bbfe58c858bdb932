"""Gives each worker a file of tests at a time, and browsers to two of them at most.

A browser and the server it looks at want a core for themselves: with more of them on two cores
each step of a journey waits for all others. The other workers fill what is left of the machine.
"""

from collections.abc import Iterator

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

BROWSER_TESTS = "tests/journeys/"
BROWSERS = 2


def first_to_last(items: list[pytest.Item]) -> list[pytest.Item]:
    """Sort tests, file by file: what takes minutes begins, then come the files with most tests."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.nodeid.partition("::")[0], []).append(item)

    def place(file: list[pytest.Item]) -> tuple[bool, int]:
        return (not any(item.get_closest_marker("long") for item in file), -len(file))

    return [item for file in sorted(files.values(), key=place) for item in file]


class TwoBrowsers(LoadFileScheduling):  # type: ignore[misc]
    """Knows tests by their names alone, and keeps the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _assign_work_unit(self, node: WorkerController) -> None:
        file = self._next_for(node)
        if file is not None:
            self.workqueue.move_to_end(file, last=False)
            super()._assign_work_unit(node)

    def _reschedule(self, node: WorkerController) -> None:
        if self.workqueue and self._next_for(node) is None and not node.shutting_down:
            node.shutdown()
        else:
            super()._reschedule(node)

    def _next_for(self, node: WorkerController) -> str | None:
        """Choose a file for a worker; None = only browser tests are left, and enough drive one."""
        waiting: list[str] = list(self.workqueue)
        others = [file for file in waiting if not file.startswith(BROWSER_TESTS)]
        if others and self._is_at_its_only_test(node):
            return others[-1]  # it waits behind that test, and nobody else can take it
        if self._may_drive(node) and len(others) < len(waiting):
            return next(file for file in waiting if file.startswith(BROWSER_TESTS))
        return others[0] if others else None

    def _is_at_its_only_test(self, node: WorkerController) -> bool:
        return [len(self.assigned_work[node][file]) for file in self._pending_files(node)] == [1]

    def _may_drive(self, node: WorkerController) -> bool:
        drivers = [each for each in self.nodes if self._drives(each)]
        return node in drivers or len(drivers) < BROWSERS

    def _drives(self, node: WorkerController) -> bool:
        return any(file.startswith(BROWSER_TESTS) for file in self._pending_files(node))

    def _pending_files(self, node: WorkerController) -> Iterator[str]:
        for file, tests in self.assigned_work[node].items():
            if not all(tests.values()):
                yield file
