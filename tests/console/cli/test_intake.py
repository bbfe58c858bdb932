"""`import registrations`: a preview writes nothing, a commit writes once, and says so."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from console import clock, db, settings
from console.cli.main import main
from models import Base, Installation
from models.codes.meetings import MeetingState
from tests.console.import_files.sample_files import DATA, csv_of, form

OCTOBER = str(DATA / "registrations-2026-10.xlsx")
Run = Callable[..., int]


@pytest.fixture
def run(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run a command on the test's database, and leave that database connected."""
    monkeypatch.setenv("CONSOLE_DATABASE_URL", database)
    settings.current.cache_clear()

    def command(*arguments: str) -> int:
        code = main(arguments)
        db.connect(database)
        return code

    yield command
    settings.current.cache_clear()


def import_october(run: Run, *more: str) -> int:
    return run("import", "registrations", OCTOBER, "--meeting", "2026-10", *more)


def counted(*names: str) -> list[int]:
    with db.reading() as session:
        return [
            session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
            for name in names
        ]


def test_a_preview_writes_nothing_not_even_the_month(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code = import_october(run)

    told = capsys.readouterr().out
    assert (code, counted("meetings", "imports", "journal")) == (0, [0, 0, 0])
    assert "104 phiếu mới, 0 phiếu đã có" in told
    assert "bản xem trước" in told


def test_a_commit_opens_the_month_without_a_date(run: Run) -> None:
    code = import_october(run, "--commit")

    with db.reading() as session:
        meeting = session.execute(select(Base.metadata.tables["meetings"])).one()
    assert (code, meeting.code, meeting.held_on, meeting.state) == (
        0,
        "2026-10",
        None,
        MeetingState.PLANNED,
    )
    assert counted("imports", "registrations", "questions", "journal") == [1, 104, 104, 2]


def test_the_same_file_twice_changes_nothing_and_says_so(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    import_october(run, "--commit")
    before = counted("imports", "registrations", "questions", "journal")
    capsys.readouterr()

    code = import_october(run, "--commit")

    assert (code, counted("imports", "registrations", "questions", "journal")) == (0, before)
    assert "không có gì thay đổi" in capsys.readouterr().out


@pytest.mark.parametrize("more", [(), ("--commit",)])
def test_json_tells_every_row_and_cell(
    run: Run, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    code = import_october(run, "--json", *more)

    told = json.loads(capsys.readouterr().out)
    row = told["rows"][17]
    assert (code, told["counts"]) == (0, {"new": 104, "known": 0, "refused": 0})
    assert (told["commit"], told["import_id"]) == ((True, 1) if more else (False, None))
    assert (len(told["rows"]), row["record"], row["ref"], row["effect"]) == (
        104,
        18,
        "2026-10-018",
        "new",
    )
    question = row["cells"]["question"]
    assert (len(row["cells"]), question["verdict"]) == (14, "warning")
    assert question["findings"][0]["code"] == "formula_text"


def test_a_row_to_look_at_is_told_with_what_to_do(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "phieu.csv"
    file.write_bytes(csv_of(form(), [*form()[:12], "CCCD 001090012345", "Không"]))

    run("import", "registrations", str(file), "--meeting", "2026-10")

    told = capsys.readouterr().out
    assert "2026-10-002" in told
    assert "che số này" in told
    assert "2026-10-001" not in told


def test_many_rows_to_look_at_are_cut_short(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "phieu.csv"
    rows = [[*form()[:12], f"=cmd|{n}", "Không"] for n in range(70)]
    file.write_bytes(csv_of(*rows))

    run("import", "registrations", str(file), "--meeting", "2026-10")

    assert "và 10 dòng nữa" in capsys.readouterr().out


def test_a_file_of_wrong_rows_alone_fails_and_opens_no_month(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "phieu.csv"
    file.write_bytes(csv_of([*form()[:12], "x" * 20_001, "Không"]))

    code = run("import", "registrations", str(file), "--meeting", "2026-10", "--commit")

    assert (code, counted("meetings", "imports")) == (1, [0, 0])


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"%PDF-1.7", b"no,header\n1,2\n", b"\0" * 1000]
)
def test_a_file_that_is_none_gets_one_sentence_and_leaves_nothing(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "phieu.csv"
    file.write_bytes(content)

    code = run("import", "registrations", str(file), "--meeting", "2026-10", "--commit")

    said = capsys.readouterr()
    assert (code, said.out, counted("meetings", "imports")) == (1, "", [0, 0])
    assert len(said.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("import", "registrations", str(tmp_path / "x.csv"), "--meeting", "2026-10")

    assert (code, "x.csv" in capsys.readouterr().err) == (1, True)


def test_a_month_that_is_none_is_refused(run: Run) -> None:
    code = run("import", "registrations", OCTOBER, "--meeting", "2026-13", "--commit")

    assert (code, counted("meetings")) == (2, [0])


def test_a_demonstration_refuses_and_opens_no_month(run: Run) -> None:
    with db.writing() as session:
        session.add(Installation(id=1, demonstration_since=clock.now()))

    code = import_october(run, "--commit")

    assert (code, counted("meetings", "imports")) == (1, [0, 0])
