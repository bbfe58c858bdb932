"""A large workbook is read in a process of its own, which can be ended."""

import pickle
import subprocess
from typing import Any

import pytest

from console.errors import NotFound, Refused
from console.import_files import reading_process
from console.import_files.reading_process import ReadingLimits, read_apart
from console.import_files.sheets import Sheet
from tests.console.import_files.sample_files import NOW, form, read, xlsx_of

SMALL = xlsx_of(form())


def apart(content: bytes, *, month: str = "2026-10", limits: ReadingLimits | None = None) -> Sheet:
    return read_apart(content, "phieu.xlsx", now=NOW, meeting_code=month, limits=limits)


@pytest.fixture
def _all_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "SMALL", 0)


@pytest.mark.usefixtures("_all_apart")
def test_a_workbook_read_apart_is_read_as_it_would_be_here() -> None:
    assert apart(SMALL) == read(SMALL, "phieu.xlsx")


@pytest.mark.usefixtures("_all_apart")
@pytest.mark.parametrize(
    "limits", [ReadingLimits(seconds=0.01), ReadingLimits(memory=64 * 1024 * 1024)]
)
def test_reading_that_takes_too_much_is_ended_in_words(limits: ReadingLimits) -> None:
    with pytest.raises(Refused, match="intake_file_costly"):
        apart(xlsx_of(*[form()] * 400), limits=limits)


@pytest.mark.usefixtures("_all_apart")
def test_a_refusal_comes_back_as_what_it_is() -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        apart(SMALL, month="2026-99")


def test_a_small_workbook_starts_nothing_and_a_process_is_told_no_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[dict[str, str]] = []

    def run(_words: list[str], *, env: dict[str, str], **_more: Any) -> object:
        started.append(env)
        told = ("intake_rows_missing", {"line": 1})
        return subprocess.CompletedProcess([], 0, pickle.dumps(told))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("CONSOLE_DATABASE_URL", "postgresql://console:secret@db/console")

    assert len(apart(SMALL).rows) == 1
    with pytest.raises(Refused, match="intake_rows_missing"):
        apart(xlsx_of(*[form()] * 1_500))
    assert len(started) == 1
    assert "secret" not in str(started)
