"""`setup/steady.sh` tells how each run ended, fails with the first of them, and leaves nothing."""

import os
import re
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "setup" / "steady.sh"
# Two loops and the command itself are what the script has begun.
THREE_CHILDREN = 'read -ra pids < "/proc/$PPID/task/$PPID/children"; [ ${#pids[@]} = 3 ]'
FAILS_ONCE = """
mkdir "$TMPDIR/failed" || { rmdir "$TMPDIR/failed"; exit 0; }
echo 'FAILED tests/a.py::test_b[1 2] - assert 1 == 2'
echo 'ERROR tests/c.py::test_d'
exit 1
"""


def test_steady_when_all_runs_pass_then_it_passes_beside_two_busy_loops(tmp_path: Path) -> None:
    code, rows = steady(tmp_path, "2", "bash", "-c", THREE_CHILDREN)

    assert (code, rows) == (0, [["1", "passed", "-"], ["2", "passed", "-"]])
    assert list(tmp_path.iterdir()) == []


def test_steady_when_the_first_run_fails_then_it_goes_on_and_keeps_what_that_one_wrote(
    tmp_path: Path,
) -> None:
    code, rows = steady(tmp_path, "2", "bash", "-c", FAILS_ONCE)

    assert code == 1
    assert rows == [
        ["1", "failed", "tests/a.py::test_b[1 2] tests/c.py::test_d"],
        ["2", "passed", "-"],
    ]
    assert [file.name for file in tmp_path.glob("*/*.log")] == ["1.log"]


def test_steady_when_it_is_stopped_then_no_loop_stays(tmp_path: Path) -> None:
    code, rows = steady(tmp_path, "2", "bash", "-c", "kill -TERM $PPID")

    assert (code, rows) == (143, [])


@pytest.mark.parametrize("runs", ["", "0", "many"])
def test_steady_when_no_number_is_given_then_it_says_how_it_is_called(
    tmp_path: Path, runs: str
) -> None:
    assert steady(tmp_path, runs, "true") == (2, [])


def steady(folder: Path, *words: str) -> tuple[int, list[list[str]]]:
    """Run the script to its end: its exit code, and its rows without the seconds."""
    script = subprocess.Popen(
        [str(SCRIPT), *words],
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    told, _ = script.communicate()
    with pytest.raises(ProcessLookupError):  # nobody is left of those it began
        os.killpg(script.pid, 0)
    return script.returncode, [
        list(row) for row in re.findall(r"(?m)^ *(\d+) +\d+ +(\w+) +(.*)$", told)
    ]
