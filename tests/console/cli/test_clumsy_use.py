"""Whatever is typed and whatever the database is: one sentence, the right exit code, no trace."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from console import settings
from console.cli.main import main

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """Run one command in a folder of its own; keywords are its environment."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **environment: str) -> Done:
        chosen = {"CONSOLE_DATABASE_URL": f"sqlite:///{tmp_path / 'console.sqlite3'}"}
        for name, value in (chosen | environment).items():
            monkeypatch.setenv(name, value)
        settings.current.cache_clear()
        capsys.readouterr()
        code = exit_code(arguments)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    yield run
    settings.current.cache_clear()


def exit_code(arguments: Sequence[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


def alone(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the console in a process of its own, from another folder."""
    return subprocess.run(
        [sys.executable, "-m", "console", *arguments],
        cwd=folder,
        env=surroundings(folder, **environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def surroundings(folder: Path, **environment: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONSOLE_")}
    address = {"CONSOLE_DATABASE_URL": f"sqlite:///{folder / 'console.sqlite3'}"}
    return kept | {"PYTHONPATH": str(ROOT)} | address | environment


def assert_one_sentence(done: Done, code: int) -> None:
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("journal", "verify"),
        ("backup", "copy"),
        ("account", "add", "minh", "--role", "admin"),
        ("review", "suggest", "--meeting", "2026-10"),
    ],
)
def test_a_command_on_a_database_without_tables_when_run_then_names_migrate(
    command: Command, arguments: tuple[str, ...]
) -> None:
    done = command(*arguments)

    assert_one_sentence(done, 1)
    assert "python -m console migrate" in done.stderr


@pytest.mark.parametrize("name", ["migrate", "journal verify", "demo --stage empty"])
def test_a_command_on_a_newer_database_when_run_then_refuses(
    tmp_path: Path, command: Command, name: str
) -> None:
    command("migrate")
    with sqlite3.connect(tmp_path / "console.sqlite3") as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")

    done = command(*name.split())

    assert_one_sentence(done, 1)
    assert "9999" in done.stderr


@pytest.mark.parametrize("name", ["migrate", "journal verify", "demo --stage empty"])
def test_a_command_on_a_file_that_is_no_database_when_run_then_says_so(
    tmp_path: Path, command: Command, name: str
) -> None:
    (tmp_path / "console.sqlite3").write_text("no database, but long enough to be looked at")

    done = command(*name.split())

    assert_one_sentence(done, 3)
    assert "SQLite" in done.stderr


def test_a_folder_that_cannot_be_made_when_migrating_then_says_so(
    tmp_path: Path, command: Command
) -> None:
    (tmp_path / "file").write_text("x")

    done = command("migrate", CONSOLE_DATABASE_URL=f"sqlite:///{tmp_path}/file/x.db")

    assert_one_sentence(done, 3)


@pytest.mark.parametrize(
    "address",
    ["sqlite://", "sqlite:", "sqlite:///:memory:", "postgresql://a:geheim@b:zz/x", "mysql://x"],
)
def test_an_unusable_database_address_when_started_then_names_the_variable_and_no_password(
    command: Command, address: str
) -> None:
    done = command("migrate", CONSOLE_DATABASE_URL=address)

    assert_one_sentence(done, 2)
    assert "CONSOLE_DATABASE_URL" in done.stderr
    assert "geheim" not in done.stderr


@pytest.mark.parametrize("address", ["http://x:99999999", "http://[x", "http://:80", "ftp://x"])
def test_an_unusable_public_address_when_started_then_names_the_variable(
    command: Command, address: str
) -> None:
    done = command("migrate", CONSOLE_PUBLIC_URL=address)

    assert_one_sentence(done, 2)
    assert "CONSOLE_PUBLIC_URL" in done.stderr


def test_an_unreachable_server_when_asked_then_says_so_in_one_line(command: Command) -> None:
    done = command("migrate", CONSOLE_DATABASE_URL="postgresql://nobody@127.0.0.1:1/x")

    assert_one_sentence(done, 3)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("deadlines 29/10/2026", "2026-10-29"),
        ("meeting schedule 2026-10-29 --start 08:30+07:00", "08:30"),
        ("replay x --meeting 2026-10 --speed nan", "100000"),
        ("demo --stage nowhere", "closed"),
        ("demo --stage empty --seed x", "số nguyên"),
        ("demo --stage", "--stage"),
        ("account add", "NAME"),
        ("migrate now", "now"),
        ("", "COMMAND"),
    ],
)
def test_a_wrong_argument_when_given_then_says_what_is_expected(
    command: Command, arguments: str, told: str
) -> None:
    done = command(*arguments.split())

    assert_one_sentence(done, 2)
    assert told in done.stderr
    assert "--help" in done.stderr


def test_an_argument_that_is_no_text_when_given_then_is_refused(command: Command) -> None:
    done = command("journal", "verify", "--meeting", os.fsdecode(b"\xff"))

    assert_one_sentence(done, 2)


def test_a_refusal_when_json_is_asked_for_then_leaves_standard_output_empty(
    command: Command,
) -> None:
    command("migrate")

    done = command("journal", "verify", "--meeting", "2026-10", "--json")

    assert_one_sentence(done, 2)


@pytest.mark.parametrize("code", ["ascii", "latin-1"])
def test_vietnamese_when_the_locale_is_narrow_then_comes_out_whole(
    tmp_path: Path, code: str
) -> None:
    done = alone(tmp_path, "migrate", PYTHONIOENCODING=code, LC_ALL="C")

    assert done.returncode == 0
    assert "Cơ sở dữ liệu đã ở phiên bản" in done.stdout


def test_a_reader_who_leaves_when_listing_then_ends_quietly(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "console", "permissions"],
            env=surroundings(tmp_path),
            stdout=closed,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_when_listing_then_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "console", "permissions"],
            env=surroundings(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "dung lượng" in done.stderr


def test_a_command_when_interrupted_then_leaves_with_one_line(
    tmp_path: Path, command: Command
) -> None:
    command("migrate")
    fifo = tmp_path / "run.jsonl"
    os.mkfifo(fifo)
    running = subprocess.Popen(
        [sys.executable, "-m", "console", "replay", str(fifo), "--meeting", "2026-10"],
        env=surroundings(tmp_path),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )

    with fifo.open("w"):  # opens when the command reads
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()

    assert running.returncode == 130
    assert said.count("\n") == 1


def test_a_backup_when_restored_on_a_new_machine_then_needs_no_migration(
    tmp_path: Path, command: Command
) -> None:
    command("migrate")
    command("backup", "copy")
    new = f"sqlite:///{tmp_path / 'new.sqlite3'}"

    done = command("restore", "copy", CONSOLE_DATABASE_URL=new)

    assert done.returncode == 0, done.stderr
    assert command("journal", "verify", CONSOLE_DATABASE_URL=new).returncode == 0


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"seq": 1e999, "t": 0}', '{"seq": 1, "t": 1e300, "kind": "open"}']
)
def test_a_run_with_an_absurd_line_when_played_then_names_the_line(
    tmp_path: Path, command: Command, line: str
) -> None:
    command("migrate")
    (tmp_path / "run.jsonl").write_text(line)

    done = command("replay", "run.jsonl", "--meeting", "2026-10")

    assert_one_sentence(done, 1)
    assert "Dòng 1" in done.stderr
