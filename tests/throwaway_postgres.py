"""Runs a command with a throw-away PostgreSQL: `python -m tests.throwaway_postgres -- COMMAND …`.

The cluster lives in a temporary folder, listens on the loopback address only, trusts everybody
there, and is gone afterwards. The command finds its address in CONSOLE_TEST_POSTGRES_URL.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing in this cluster outlives the run, so nothing has to reach the disk.
OPTIONS = (
    "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off "
    "-c full_page_writes=off -c max_connections=300"
)


def main(words: list[str]) -> int:
    """Run the command; gives its exit code."""
    command = words[1:] if words[:1] == ["--"] else words
    if not command:
        sys.stderr.write("usage: python -m tests.throwaway_postgres -- COMMAND …\n")
        return 2
    with cluster() as address:
        environment = {**os.environ, "CONSOLE_TEST_POSTGRES_URL": address}
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; gives the address of its database `postgres`."""
    folder = Path(tempfile.mkdtemp(prefix="console-postgres-"))
    if os.getuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
    programs, files = _programs(), folder / "files"
    port = _free_port()
    _run(
        [str(programs / "initdb"), "-D", str(files), "-A", "trust", "-U", "postgres", "-E", "UTF8"]
    )
    options = f"-p {port} -c unix_socket_directories={folder} {OPTIONS}"
    control = [str(programs / "pg_ctl"), "-D", str(files), "-w"]
    _run([*control, "-o", options, "-l", str(folder / "log"), "start"])
    try:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parts[-2]))
    if not found:
        raise SystemExit("PostgreSQL is missing: apt-get install postgresql, or run `make test`")
    return found[-1]


def _run(command: list[str]) -> None:
    user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
    done = subprocess.run(
        command,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{Path(command[0]).name}: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
