"""A run is read whole or refused by its line."""

import json

import pytest

from console.errors import Refused
from console.replay import run_file

GOOD = {"seq": 1, "t": 600, "kind": "meeting_open"}


def lines(*events: object) -> bytes:
    return "\n".join(json.dumps(event) for event in events).encode()


def test_a_run_is_read_in_the_order_of_its_file() -> None:
    run = run_file.read(lines({**GOOD, "seq": 2}, {**GOOD, "seq": 1, "t": 5}))

    assert [event.seq for event in run.events] == [2, 1]


def test_a_byte_order_mark_and_empty_lines_do_no_harm() -> None:
    run = run_file.read(b"\xef\xbb\xbf" + lines(GOOD) + b"\n\n")

    assert len(run.events) == 1


BAD = {
    "run_not_text": b"\xff\xfe\x00",
    "run_empty": b"\n\n",
    "run_line_wrong": b"{not json",
    "run_kind_unknown": lines({**GOOD, "kind": "dance"}),
    "run_field_missing": lines({"seq": 1, "t": 1, "kind": "question", "q_id": "Q1"}),
    "run_seq_twice": lines(GOOD, GOOD),
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_run_is_refused_by_name(code: str) -> None:
    with pytest.raises(Refused, match=code):
        run_file.read(BAD[code])


@pytest.mark.parametrize(
    "line", [b"[]", b"7", b'{"seq": "x", "t": 1, "kind": "recess_end"}', b"null"]
)
def test_a_line_that_is_no_event_is_refused_with_its_number(line: bytes) -> None:
    with pytest.raises(Refused) as raised:
        run_file.read(lines(GOOD) + b"\n" + line)

    assert raised.value.facts == {"line": 2}
