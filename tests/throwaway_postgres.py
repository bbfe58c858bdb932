"""Runs a command with a throw-away PostgreSQL: `python -m tests.throwaway_postgres -- COMMAND …`.

The cluster lives in a temporary folder, listens only on a socket inside it, and is gone afterwards,
also when the command fails or is stopped. The command finds its address in
CONSOLE_TEST_POSTGRES_URL and sees no other setting of the console. Cluster and files of pytest lie
in memory where the machine has room for them.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")  # where Debian keeps them: <version>/bin
UNPRIVILEGED = ("postgres", "nobody")  # whom root becomes: the server refuses to run as root
# A database per test is thousands of small files made and thrown away: four times slower on disk.
IN_MEMORY = Path("/dev/shm")
ROOM_NEEDED = 6 * 2**30  # bytes

# Nothing in this cluster outlives the run, so nothing has to reach the disk.
OPTIONS = (
    "-c listen_addresses= -c fsync=off -c synchronous_commit=off "
    "-c full_page_writes=off -c autovacuum=off -c max_connections=300"
)


def main(words: list[str]) -> int:
    """Run the command; gives its exit code, as a shell does when a signal ended it."""
    command = words[1:] if words[:1] == ["--"] else words
    if not command:
        sys.stderr.write("usage: python -m tests.throwaway_postgres -- COMMAND …\n")
        return 2
    # A terminal interrupts the command too, which then ends by itself; so the cluster outlives it.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, _stop)
    with cluster() as address:
        return _ended(command, address)


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; gives the address of its database `postgres`."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="console-postgres-", dir=_in_memory()))
    control = [str(programs / "pg_ctl"), "-D", str(folder / "files"), "-w"]
    try:
        _make(programs, folder)
        options = f"-c unix_socket_directories={folder} {OPTIONS}"
        _run([*control, "-o", options, "-l", str(folder / "log"), "start"], folder / "log")
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        if (folder / "files" / "postmaster.pid").exists():
            _run([*control, "-m", "immediate", "stop"], folder / "log")
        shutil.rmtree(folder)


def _in_memory() -> Path | None:
    """Give where temporary files stay in memory; None = wherever the machine keeps them."""
    if not IN_MEMORY.is_dir() or not os.access(IN_MEMORY, os.W_OK):
        return None
    return IN_MEMORY if shutil.disk_usage(IN_MEMORY).free >= ROOM_NEEDED else None


def _make(programs: Path, folder: Path) -> None:
    owner = _owner()
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    # The locale is named because the machine's own may be set without being installed.
    named = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _run([str(programs / "initdb"), "-D", str(folder / "files"), *named], folder / "log")


def _programs() -> Path:
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda one: float(one.parts[-3]))
    if not found:
        raise SystemExit("PostgreSQL is missing: apt-get install postgresql, or run `make test`")
    return found[-1].parent


def _owner() -> pwd.struct_passwd | None:
    if os.getuid() != 0:
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    return next(known[name] for name in UNPRIVILEGED if name in known)


def _run(command: list[str], log: Path) -> None:
    owner = _owner()
    done = subprocess.run(
        command,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        start_new_session=True,  # an interrupt is for the command, not for the server
    )
    if done.returncode != 0:
        said = log.read_text() if log.exists() else ""
        raise SystemExit(f"{Path(command[0]).name}: {done.stderr}{said}")


def _ended(command: list[str], address: str) -> int:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONSOLE_")}
    with tempfile.TemporaryDirectory(prefix="console-tests-", dir=_in_memory()) as folder:
        told = {"CONSOLE_TEST_POSTGRES_URL": address, "PYTEST_DEBUG_TEMPROOT": folder}
        started = subprocess.Popen(command, env={**kept, **told})
        try:
            code = started.wait()
        except SystemExit:
            started.terminate()
            started.wait()
            raise
    return code if code >= 0 else 128 - code


def _stop(number: int, _frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough; the cleaning up follows
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
