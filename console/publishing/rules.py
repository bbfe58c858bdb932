"""What a notice says: an allow-list over the meeting, and its hash. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from console import clock
from models import Meeting


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """Everything a notice says; nothing else of a meeting is ever in it."""

    meeting: str  # code
    held_on: str  # 2026-10-29
    start: str  # 08:30, Hanoi; empty = not said yet
    venue: str
    sites: tuple[str, ...]  # branches that take part, by number
    programme: tuple[str, ...]  # titles of the items, in order
    list_opens_at: str  # 2026-10-19T08:00, Hanoi; empty = no registration
    list_closes_at: str


def content_of(meeting: Meeting, sites: Sequence[str], items: Sequence[str]) -> NoticeContent:
    """Give what the notice of a meeting with a day says now."""
    return NoticeContent(
        meeting=meeting.code,
        held_on=meeting.held_on.isoformat() if meeting.held_on else "",
        start=_local(meeting.planned_start_at, "%H:%M"),
        venue=meeting.venue,
        sites=tuple(sites),
        programme=tuple(items),
        list_opens_at=_local(meeting.list_opens_at, "%Y-%m-%dT%H:%M"),
        list_closes_at=_local(meeting.list_closes_at, "%Y-%m-%dT%H:%M"),
    )


def _local(at: datetime | None, form: str) -> str:
    return f"{clock.local(at):{form}}" if at else ""


def written(content: NoticeContent) -> str:
    """Give the text that is published and hashed: JSON with a line break at its end."""
    return json.dumps(asdict(content), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(text: str) -> NoticeContent:
    """Give back what a published text says."""
    told = json.loads(text)
    lists = {name: tuple(told[name]) for name in ("sites", "programme")}
    return NoticeContent(**{**told, **lists})


def hash_of(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
