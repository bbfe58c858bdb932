"""`floor order` and `floor times`: the printed shapes, with reasons and times of Hanoi."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from console import clock, db, settings
from console.cli.main import main
from models.codes.floor import TurnKind, TurnState
from tests import make
from tests.console.floor import stage

Run = Callable[..., int]
SHAPE = ["turn", "name", "source", "reason", "expected_at", "earliest", "latest"]


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


def furnish(meeting_id: int) -> None:
    bridge_id = make.make_bridge(meeting_id, make.make_branch(3))
    stage.on_air(meeting_id, 1)
    make.make_turn(meeting_id, 2, name="Bà Hạnh", joined_at=stage.after(30))
    make.make_turn(meeting_id, 3, name="", bridge_id=bridge_id, joined_at=stage.after(600))


def test_the_order_is_printed_next_first_with_reason_and_time(
    run: Run, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(make.make_open_meeting())

    with clock.stopped(stage.after(120)):
        assert run("floor", "order", "--meeting", "2026-10", "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert [list(one) for one in told] == [SHAPE] * 2
    first, second = told
    assert (first["turn"], first["name"]) == (3, "")
    assert first["source"] == "Chi nhánh số 3"
    assert first["reason"] == "Chi nhánh số 3 chưa có ai phát biểu, chờ từ 08:40"
    assert (second["turn"], second["name"], second["source"]) == (2, "Bà Hạnh", "Hội trường")
    assert first["expected_at"] == "2026-10-29T08:34:00+07:00"
    moments = [
        datetime.fromisoformat(first[name]) for name in ("earliest", "expected_at", "latest")
    ]
    assert moments == sorted(moments)


def test_before_the_opening_there_are_no_times(
    run: Run, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make.make_turn(make.make_meeting(), state=TurnState.WAITING)

    assert run("floor", "order", "--meeting", "2026-10", "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert [told[0][name] for name in SHAPE[4:]] == [None] * 3


def test_people_read_lines_and_a_wrong_month_is_told(
    run: Run, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(make.make_open_meeting())

    with clock.stopped(stage.after(120)):
        assert run("floor", "order", "--meeting", "2026-10") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("3. -, Chi nhánh số 3, khoảng 08:34.")
    assert lines[-1] == "Kỳ 2026-10: 2 người trong thứ tự phát biểu."
    assert run("floor", "order", "--meeting", "2026-09") == 2


def test_the_times_tell_who_had_the_floor_and_units_that_answered(
    run: Run, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting_id = make.make_open_meeting()
    furnish(meeting_id)
    answered = {"started_at": stage.after(20), "ended_at": stage.after(50)}
    unit_id = make.make_unit("SYT", name="Sở Y tế")
    make.make_turn(
        meeting_id,
        4,
        kind=TurnKind.ANSWER,
        unit_id=unit_id,
        state=TurnState.DONE,
        extended_reason="Nhiều phần",
        **answered,
    )

    with clock.stopped(stage.after(120)):
        assert run("floor", "times", "--meeting", "2026-10", "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert run("floor", "times", "--meeting", "2026-10") == 0

    assert [(one["turn"], one["kind"], one["source"], one["seconds_used"]) for one in told] == [
        (4, "answer", "Sở Y tế", 30),
        (1, "question", "Hội trường", 60),
    ]
    assert told[0]["started_at"] == "2026-10-29T08:30:20+07:00"
    assert told[0]["extended_reason"] == "Nhiều phần"
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("4. Trả lời: Sở Y tế, ")
    assert lines[-1] == "Kỳ 2026-10: 2 lượt đã phát biểu, 90 giây."
