"""`meeting schedule` and `deadlines` on the command line."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from console import db, settings
from console.cli.main import main
from models import AgendaItem, JournalEntry, Meeting
from tests import make

KEYS = [
    "public_notice",
    "media_notice",
    "invitation",
    "programme",
    "result_notice",
    "conclusion_notice",
]


@pytest.fixture
def console(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("CONSOLE_DATABASE_URL", database)
    settings.current.cache_clear()
    yield database
    settings.current.cache_clear()


def test_scheduling_opens_the_month_and_dates_it(
    console: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make.make_branch()

    code = main(["meeting", "schedule", "2026-10-29", "--start", "09:00", "--venue", "Tầng 3"])

    db.connect(console)
    with db.reading() as session:
        made = session.scalars(select(Meeting)).one()
        items = session.scalar(select(func.count()).select_from(AgendaItem))
        chains = session.scalars(select(JournalEntry.chain).order_by(JournalEntry.at)).all()
    assert code == 0
    assert (made.code, str(made.held_on), made.venue, items) == (
        "2026-10",
        "2026-10-29",
        "Tầng 3",
        6,
    )
    assert str(made.planned_start_at) == "2026-10-29 02:00:00+00:00"
    assert chains == ["house", "2026-10"]
    assert "09:00 ngày 29/10/2026" in capsys.readouterr().out


def test_scheduling_again_moves_the_same_month(console: str) -> None:
    main(["meeting", "schedule", "2026-10-29"])

    code = main(["meeting", "schedule", "2026-10-30"])

    db.connect(console)
    with db.reading() as session:
        made = session.scalars(select(Meeting)).one()
    assert (code, str(made.held_on)) == (0, "2026-10-30")


def test_scheduling_an_open_meeting_is_refused_with_its_reason(
    console: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make.make_open_meeting()

    code = main(["meeting", "schedule", "2026-10-29"])

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert "đã khai mạc" in said.err


def test_a_date_that_is_none_is_wrong_use(console: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["meeting", "schedule", "29/10/2026"])

    assert stopped.value.code == 2


def test_deadlines_are_one_json_document(console: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["deadlines", "2026-10-29", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["meeting_on"]) == (0, "2026-10-29")
    assert [one["key"] for one in told["items"]] == KEYS
    assert {tuple(one) for one in told["items"]} == {
        ("key", "due_on", "recommended_on", "arithmetic", "estimated")
    }
    assert told["items"][0]["due_on"] == "2026-10-20"


def test_deadlines_are_told_in_words(console: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["deadlines", "2026-10-29"])

    assert "20/10/2026  Thông báo công khai về Hội nghị." in capsys.readouterr().out
