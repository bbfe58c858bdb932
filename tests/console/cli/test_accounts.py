"""`account …` and `directory import` on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from console import db, settings
from console.auth import credentials, login_sessions
from console.auth.permissions import PUBLIC_ACCOUNT
from console.cli.main import main
from console.errors import Refused
from models import Account, JournalEntry, LoginFailure, Unit

SAMPLE = Path(__file__).parents[2] / "data" / "directory.json"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def console(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("CONSOLE_DATABASE_URL", database)
    settings.current.cache_clear()
    yield database
    settings.current.cache_clear()


def run(console: str, *arguments: str) -> int:
    """Run one command; the database is open again afterwards."""
    code = main(list(arguments))
    db.connect(console)
    return code


def made(console: str, capsys: Capture, name: str, role: str = "secretary") -> str:
    """Make an account; gives its one-time password."""
    run(console, "account", "add", name, "--role", role, "--json")
    return str(json.loads(capsys.readouterr().out)["password"])


def check(name: str, password: str) -> int:
    return credentials.check(name, password, address="203.0.113.7", device_hash=None)


def names() -> set[str]:
    with db.reading() as session:
        return set(session.scalars(select(Account.name))) - {"cli", PUBLIC_ACCOUNT}


def told() -> str:
    with db.reading() as session:
        return "\n".join(session.scalars(select(JournalEntry.facts)))


def test_an_account_when_added_opens_with_the_password_printed(
    console: str, capsys: Capture
) -> None:
    code = run(console, "account", "add", "Minh", "--role", "secretary")

    said = capsys.readouterr()
    password = said.out.strip().rsplit(" ", 1)[-1]
    assert code == 0
    assert check("minh", password)
    assert password not in f"{said.err}{told()}"


def test_an_account_when_its_unit_is_named_belongs_to_it(console: str, capsys: Capture) -> None:
    run(console, "directory", "import", str(SAMPLE))

    code = run(console, "account", "add", "lan", "--role", "operator", "--unit", "CN01")

    assert code == 0
    with db.reading() as session:
        unit = select(Unit.code).join(Account, Account.unit_id == Unit.id)
        assert session.scalars(unit).all() == ["CN01"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("add", "lan", "--role", "operator"), 1, "phải thuộc một chi nhánh"),
        (("add", "lan", "--role", "operator", "--unit", "CN99"), 2, "Không tìm thấy đơn vị"),
        (("add", "m inh", "--role", "auditor"), 1, "Tên đăng nhập cần"),
        (("close", "nobody"), 2, "Không tìm thấy tài khoản"),
        (("close", "cli"), 2, "Không tìm thấy tài khoản"),
        (("password", "cli"), 2, "Không tìm thấy tài khoản"),
        (("ticket", "cli"), 2, "Không tìm thấy tài khoản"),
        (("import", "no-such-file.csv"), 1, "Không đọc được tệp no-such-file.csv"),
    ],
)
def test_a_command_when_refused_says_why_and_makes_nothing(
    console: str, capsys: Capture, arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert run(console, "account", *arguments) == code

    heard = capsys.readouterr()
    assert said in heard.err
    assert heard.out == ""
    assert names() == set()


@pytest.mark.parametrize("role", ["system", "chief"])
def test_a_role_when_nobody_can_have_it_is_wrong_use(
    console: str, capsys: Capture, role: str
) -> None:
    with pytest.raises(SystemExit) as raised:
        run(console, "account", "add", "minh", "--role", role)

    assert raised.value.code == 2
    assert "--role" in capsys.readouterr().err


def test_a_password_when_given_anew_replaces_the_old(console: str, capsys: Capture) -> None:
    old = made(console, capsys, "minh")

    code = run(console, "account", "password", "minh", "--json")

    new = json.loads(capsys.readouterr().out)["password"]
    assert code == 0
    assert check("minh", new)
    with pytest.raises(Refused):
        check("minh", old)


def test_a_locked_account_when_unlocked_opens_again(console: str, capsys: Capture) -> None:
    password = made(console, capsys, "minh")
    for _ in range(10):
        with pytest.raises(Refused):
            check("minh", "sai")
    with pytest.raises(Refused) as locked:
        check("minh", password)

    code = run(console, "account", "unlock", "MINH")

    assert (locked.value.code, code) == ("sign_in_locked", 0)
    assert check("minh", password)
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(LoginFailure)) == 0


def test_an_account_when_closed_does_not_open(console: str, capsys: Capture) -> None:
    password = made(console, capsys, "minh")

    code = run(console, "account", "close", "minh")

    assert code == 0
    with pytest.raises(Refused):
        check("minh", password)


def test_the_last_administrator_when_closed_is_refused(console: str, capsys: Capture) -> None:
    made(console, capsys, "son", "admin")

    assert run(console, "account", "close", "son") == 1
    assert "quản trị cuối cùng" in capsys.readouterr().err


def test_a_ticket_when_printed_stands_alone_and_signs_in_once(
    console: str, capsys: Capture
) -> None:
    made(console, capsys, "minh")

    code = run(console, "account", "ticket", "minh")

    ticket = capsys.readouterr().out.strip()
    signed = login_sessions.redeem(ticket, device_token=None)
    actor = login_sessions.restore(signed.cookie_token)
    assert code == 0
    assert actor is not None
    assert (actor.name, actor.must_change_password) == ("minh", True)
    assert ticket not in told()


def test_a_list_when_imported_prints_every_password_once(
    console: str, capsys: Capture, tmp_path: Path
) -> None:
    run(console, "directory", "import", str(SAMPLE))
    file = tmp_path / "accounts.csv"
    text = "name,role,unit,display_name\nminh,secretary,,Lê Minh\nlan,operator,CN01,\n"
    file.write_text(text, "utf-8-sig", newline="\r\n")
    capsys.readouterr()

    code = run(console, "account", "import", str(file), "--json")

    given = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [one["name"] for one in given] == ["minh", "lan"]
    assert all(check(one["name"], one["password"]) for one in given)
    assert given[0]["password"] != given[1]["password"]


def test_a_list_when_one_row_is_wrong_makes_nothing_and_says_which(
    console: str, capsys: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("name,role,unit,display_name\nminh,secretary,,\nlan,operator,CN01,\n")

    code = run(console, "account", "import", str(file))

    heard = capsys.readouterr()
    assert code == 1
    assert heard.out == ""
    assert heard.err.startswith("Dòng 3 chưa đúng nên chưa tạo tài khoản nào. Không tìm thấy")
    assert names() == set()


def test_a_directory_when_imported_twice_says_what_changed_and_what_is_missing(
    console: str, capsys: Capture, tmp_path: Path
) -> None:
    run(console, "directory", "import", str(SAMPLE), "--json")
    first = json.loads(capsys.readouterr().out)
    less = json.loads(SAMPLE.read_text("utf-8"))
    less["branches"].pop()
    file = tmp_path / "directory.json"
    file.write_text(json.dumps(less), "utf-8")

    code = run(console, "directory", "import", str(file))

    assert first == {"changed": 74, "missing_units": []}
    assert code == 0
    assert "CN12" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"PK\x03\x04", b"[" * 100_000])
def test_a_directory_when_it_is_no_json_is_refused_in_one_line(
    console: str, capsys: Capture, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "directory.json"
    file.write_bytes(content)

    code = run(console, "directory", "import", str(file))

    heard = capsys.readouterr()
    assert (code, heard.out) == (1, "")
    assert heard.err.count("\n") == 1
    assert told() == ""
