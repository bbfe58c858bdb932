"""Log lines tell what happened without telling about whom."""

import json
import logging

import pytest

from console import incidents
from console.web import log


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/today", "/today"),
        ("/live/2026-10", "/live/2026-10"),
        ("/files/2026-10/minutes.docx", "/files/2026-10/minutes.docx"),
        ("/mine/7KQX-22MP", "/mine/-"),
        ("/static/js/index.DormvYxC.js", "/static"),
        ("/_stcore/upload_file/5f2c/9e1b", "/_stcore/upload_file/-/-"),
        ("/_stcore/stream", "/_stcore/stream"),
    ],
)
def test_a_path_is_told_without_what_may_be_a_secret(path: str, told: str) -> None:
    assert log.path_told(path) == told


def failed() -> BaseException:
    try:
        try:
            raise KeyError("0912345678")
        except KeyError as cause:
            raise ValueError("Nguyễn Thị An") from cause
    except ValueError as error:
        return error


def test_an_error_is_told_by_type_and_place_alone() -> None:
    told = incidents.told(failed())

    assert [line.split(" at ")[0] for line in told] == ["ValueError", "KeyError"]
    assert "test_log.py:" in told[0]
    assert "Nguyễn" not in str(told)
    assert "0912345678" not in str(told)


def test_an_incident_number_finds_its_line(caplog: pytest.LogCaptureFixture) -> None:
    number = incidents.log(failed())

    line = json.loads(log.JsonLine().format(caplog.records[-1]))
    assert (line["event"], line["incident"]) == ("incident", number)


def test_what_a_library_logs_has_neither_arguments_nor_message_of_the_error() -> None:
    error = failed()
    record = logging.LogRecord(
        "library", logging.ERROR, "", 0, "failed for %s", ("An",), (type(error), error, None)
    )

    line = json.loads(log.JsonLine().format(record))

    assert line["event"] == "failed for %s"
    assert "An" not in str(line).replace("Any", "")


@pytest.mark.parametrize(
    ("said", "arguments", "event"),
    [
        (
            '%s - "WebSocket %s" [accepted]',
            ("203.0.113.7:5123", "/_stcore/stream?ticket=7KQX"),
            '- - "WebSocket /_stcore/stream" [accepted]',
        ),
        ('%s - "WebSocket %s" 403', ("", "/mine/7KQX-22MP"), '- - "WebSocket /mine/-" 403'),
        ("Started server process [%d]", (41,), "Started server process [41]"),
        ("failed for %r", (ValueError("0912345678"),), "failed for '-'"),
        ("Application startup complete.", (), "Application startup complete."),
        ("100% of it", (), "100% of it"),
    ],
)
def test_what_the_server_says_is_filled_in_without_addresses_of_people(
    said: str, arguments: tuple[object, ...], event: str
) -> None:
    record = logging.LogRecord("uvicorn.error", logging.INFO, "", 0, said, arguments, None)

    assert json.loads(log.JsonLine().format(record))["event"] == event
