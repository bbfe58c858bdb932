"""`review suggest`: the printed shape, and what is said without it."""

import json
from collections.abc import Callable, Iterator

import pytest

from console import db, settings
from console.cli.main import main
from tests import make

PLATES = "Khu 68 hộ dân chúng tôi chưa được cấp biển số nhà, xin hỏi bao giờ có?"
SHAPE = [
    *("ref", "question_id", "kind", "evidence", "similar", "repeats"),
    *("field", "lead_unit", "other_units", "priority", "priority_reasons"),
]
Run = Callable[..., int]


@pytest.fixture
def run(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setenv("CONSOLE_DATABASE_URL", database)
    settings.current.cache_clear()

    def command(*arguments: str) -> int:
        code = main(arguments)
        db.connect(database)
        return code

    yield command
    settings.current.cache_clear()


@pytest.fixture
def asked(database: str) -> None:
    make.make_question(make.make_meeting("2026-09"), "2026-09-001", wording=PLATES)
    october = make.make_meeting()
    make.make_question(october, "2026-10-001", wording=PLATES)
    make.make_question(october, "2026-10-002", wording=PLATES)


def test_json_has_the_printed_shape(
    run: Run, asked: None, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("review", "suggest", "--meeting", "2026-10", "--json")

    told = json.loads(capsys.readouterr().out)
    first = told["questions"][0]
    assert (code, told["meeting"], list(first)) == (0, "2026-10", SHAPE)
    assert [one["ref"] for one in first["similar"]] == ["2026-10-002"]
    assert [(one["ref"], one["meeting"]) for one in first["repeats"]] == [
        ("2026-09-001", "2026-09")
    ]


def test_without_json_each_question_is_one_line(
    run: Run, asked: None, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("review", "suggest", "--meeting", "2026-10")

    lines = capsys.readouterr().out.splitlines()
    assert (code, len(lines)) == (0, 3)
    assert lines[0].startswith("2026-10-001")
    assert "2 câu hỏi" in lines[2]


def test_a_month_that_is_not_there_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    code = run("review", "suggest", "--meeting", "2031-01", "--json")

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
