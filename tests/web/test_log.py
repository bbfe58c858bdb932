"""Log lines tell what happened without telling about whom."""

import io
import json
import logging

import pytest
from starlette.testclient import TestClient

from console import incidents
from console.registration import form_stamps
from console.web import counted_lines, log
from console.web.counted_lines import CountedLines
from tests.web.conftest import ADDRESS


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/today", "/today"),
        ("/live/2026-10", "/live/2026-10"),
        ("/files/2026-10/minutes.docx", "/files/2026-10/minutes.docx"),
        ("/my/7KQX-22MP", "/my/-"),
        ("/my/kqxwabcdefgh/correct", "/my/-/correct"),
        ("/MY/kqxwabcdefgh", "/-/-"),
        ("/anything/kqxwabcdefgh", "/-/-"),
        ("/static/js/index.DormvYxC.js", "/static"),
        ("/_stcore/upload_file/5f2c/9e1b", "/_stcore/upload_file/-/-"),
        ("/_stcore/stream", "/_stcore/stream"),
    ],
)
def test_a_path_is_told_without_what_may_be_a_secret(
    browser: TestClient, path: str, told: str
) -> None:
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
        ('%s - "WebSocket %s" 403', ("", "/my/7KQX-22MP"), '- - "WebSocket /my/-" 403'),
        ("Started server process [%d]", (41,), "Started server process [41]"),
        ("failed for %r", (ValueError("0912345678"),), "failed for '-'"),
        ("Application startup complete.", (), "Application startup complete."),
        ("100% of it", (), "100% of it"),
    ],
)
def test_what_the_server_says_is_filled_in_without_addresses_of_people(
    browser: TestClient, said: str, arguments: tuple[object, ...], event: str
) -> None:
    record = logging.LogRecord("uvicorn.error", logging.INFO, "", 0, said, arguments, None)

    assert json.loads(log.JsonLine().format(record))["event"] == event


SPELT = (
    str.upper,
    str.lower,
    lambda code: code.replace("-", ""),
    lambda code: code.replace("-", " ").lower(),
    lambda code: code.replace("-", "%2D"),
    lambda code: f"x/../{code.lower()}",
)


def test_no_receipt_code_reaches_a_log_however_it_is_spelt(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    code = form_stamps.read_code("KQXW ABCD EFGH")
    assert code is not None
    caplog.set_level(logging.DEBUG)

    for spelt in SPELT:
        for path in (
            "/my/{}",
            "/my/{}/withdraw",
            "/speak/2026-10/{}",
            "/MY/{}",
            "/{}",
            "/my?code={}",
        ):
            address = f"{ADDRESS}{path.format(spelt(code))}"
            browser.get(address)
            browser.post(address, headers={"origin": "null", "referer": address})
        browser.post("/my", files={"code": (None, spelt(code))})

    written = [log.JsonLine().format(record) for record in caplog.records]
    ours = "".join(line for line in written if '"logger": "console"' in line).upper()
    assert "REQUEST" in ours
    assert "KQXW" not in ours


def test_the_same_line_is_written_so_often_a_minute_then_counted() -> None:
    now = [0.0]
    lines = CountedLines(lambda: now[0])
    lines.setFormatter(log.JsonLine())
    lines.setStream(io.StringIO())

    def say(path: str, times: int) -> None:
        for _ in range(times):
            record = logging.LogRecord("console", logging.INFO, "", 0, "incident", (), None)
            record.__dict__["facts"] = {"path": path}
            lines.handle(record)

    say("/live/2026-10", counted_lines.MOST + 7)
    say("/hall/2026-10", 1)
    now[0] = 60.0
    say("/hall/2026-10", 1)

    written = [json.loads(line) for line in lines.stream.getvalue().splitlines()]
    assert len(written) == counted_lines.MOST + 3
    assert written[-2]["left_out"] == 7
