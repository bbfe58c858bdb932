"""`make run` and `make test` set themselves up, and say clearly what they cannot do themselves."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASH = "/bin/bash"


def test_integration_when_read_then_it_calls_nothing_but_make_test() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()

    commands = [line for line in lines if not line.startswith("#")]

    assert commands == ["set -eu", 'cd "$(dirname "$0")/.."', "exec make test"]


def test_help_when_asked_then_it_lists_every_target_for_people() -> None:
    done = run("make", "--no-print-directory", "-C", str(ROOT), "help")

    listed = [line.split()[0] for line in done.stdout.splitlines()]
    named = re.findall(r"^\| `make ([a-z]+)", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    wanted = (
        "run test steady coverage check fmt story pictures bench attacks eval learn journeys "
        "migration pins"
    )
    assert listed == ["help", *wanted.split()]
    assert set(named) <= set(listed)


def test_packages_when_missing_and_nobody_may_install_then_one_line_names_them(
    tmp_path: Path,
) -> None:
    programs(tmp_path, id="echo 1000")

    done = run(BASH, "setup/packages.sh", "bash", "no-such-package", path=tmp_path)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "Missing Debian packages: no-such-package. "
        "Install them as root: apt-get install no-such-package"
    ]


def test_packages_when_all_are_there_then_nothing_is_said(tmp_path: Path) -> None:
    programs(tmp_path, id="echo 1000")

    done = run(BASH, "setup/packages.sh", "bash", "coreutils", path=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_environment_when_python_is_too_old_then_the_version_needed_is_told(
    tmp_path: Path,
) -> None:
    programs(tmp_path, python3='[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')

    done = run(BASH, str(ROOT / "setup" / "venv.sh"), "none", path=tmp_path, folder=tmp_path)

    assert done.returncode == 1
    assert done.stderr == "Python 3.11 or newer is needed; this machine has Python 3.9.2.\n"


def test_demonstration_when_its_port_is_taken_then_another_is_proposed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = run(BASH, str(ROOT / "setup" / "demonstration.sh"), str(port), folder=tmp_path)

    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert f"make run PORT={port + 1}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_postgres_when_its_command_ends_then_the_code_is_kept_and_nothing_stays() -> None:
    told = "import os; print(*[n for n in os.environ if n.startswith('CONSOLE_')]); "
    place = "print(os.environ['CONSOLE_TEST_POSTGRES_URL'].split('host=')[1]); raise SystemExit(7)"

    done = run(
        *(sys.executable, "-m", "tests.throwaway_postgres", "--"),
        *(sys.executable, "-c", told + place),
        CONSOLE_LANGUAGE="en",
    )

    seen, folder = done.stdout.splitlines()
    assert done.returncode == 7
    assert seen == "CONSOLE_TEST_POSTGRES_URL"
    assert not Path(folder).exists()


def programs(folder: Path, **scripts: str) -> None:
    """Lay out the only programs a script shall find: these, and the machine's dpkg-query."""
    (folder / "dpkg-query").symlink_to(str(shutil.which("dpkg-query")))
    for name, script in scripts.items():
        (folder / name).write_text(f"#!{BASH}\n{script}\n")
        (folder / name).chmod(0o755)


def run(
    *command: str, path: Path | None = None, folder: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, **environment}
    if path:
        given["PATH"] = str(path)
    return subprocess.run(
        command, cwd=folder, env=given, capture_output=True, text=True, check=False
    )
