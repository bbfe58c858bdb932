"""Reads a recorded run: one JSON object a line, checked whole before anything is played."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.errors import Refused

# Fields each kind cannot do without; others are optional.
LONGEST = 7 * 86_400  # seconds; no meeting lasts a week

KINDS: dict[str, tuple[str, ...]] = {
    "meeting_open": (),
    "meeting_close": (),
    "agenda_item": ("index",),
    "branch_connect": ("branch",),
    "branch_disconnect": ("branch",),
    "attendance": ("where", "count"),
    "speaker_register": ("reg_no", "where"),
    "speaker_call": ("reg_no",),
    "speaker_start": ("reg_no",),
    "speaker_end": ("reg_no",),
    "speaker_noshow": ("reg_no",),
    "speaker_withdraw": ("reg_no",),
    "question": ("q_id", "source", "text"),
    "question_note": ("q_id", "text"),
    "assign": ("q_id", "departments"),
    "answer_note": ("q_id", "department", "text"),
    "disposition": ("q_id", "disposition"),
    "correction": ("ref_q_id", "field", "value"),
    "chair_note": ("text",),
    "chair_conclusion": ("text",),
    "recess_start": (),
    "recess_end": (),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a run."""

    seq: int
    t: float  # seconds since the console was switched on
    kind: str
    given: Mapping[str, Any]

    def __getitem__(self, field: str) -> Any:
        """Give a field of the line; None where it is absent."""
        return self.given.get(field)


@dataclass(frozen=True, slots=True)
class Run:
    """A whole run; `code` names it in the journal."""

    code: str
    events: tuple[Event, ...]
    last_item_seq: int | None = None  # the event of its last programme item, which concludes it


def read(content: bytes) -> Run:
    """Read a run, in the order of its file.

    Raises:
        Refused: a line is no event of a known kind, or lacks a field; the text names the line.
    """
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Refused("run_not_text") from None
    events = tuple(_event(n, line) for n, line in enumerate(lines, start=1) if line.strip())
    if not events:
        raise Refused("run_empty")
    _refuse_twice(events)
    items = [event.seq for event in events if event.kind == "agenda_item"]
    return Run(hashlib.sha256(content).hexdigest()[:12], events, max(items, default=None))


def _event(number: int, line: str) -> Event:
    try:
        given = json.loads(line)
        seq, t, kind = int(given["seq"]), float(given["t"]), str(given["kind"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise Refused("run_line_wrong", line=number) from None
    if not abs(t) <= LONGEST:  # also NaN
        raise Refused("run_line_wrong", line=number)
    if kind not in KINDS:
        raise Refused("run_kind_unknown", line=number, kind=kind[:40])
    for field in KINDS[kind]:
        if given.get(field) is None:
            raise Refused("run_field_missing", line=number, field=field)
    return Event(seq, t, kind, given)


def _refuse_twice(events: tuple[Event, ...]) -> None:
    seen: set[int] = set()
    for event in events:
        if event.seq in seen:
            raise Refused("run_seq_twice", seq=event.seq)
        seen.add(event.seq)
