"""Writes the messages of one meeting's boards, each once for all sockets that get the same.

Of the boards made before only numbers and hashes are kept: enough to tell what changed since.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from console import clock
from console.boards.board import Board, Boards, Section
from console.boards.mine import Viewer

REMEMBERED = 64  # boards; who comes back with an older number gets a full one
MINE = "mine"
_FRESH = timedelta(seconds=1)  # how old the time of the server in a shared message may be

Key = tuple[Board, Viewer | None, int | None, bool]


@dataclass(frozen=True, slots=True)
class _Past:
    """The hashes of boards that were made."""

    bases: Mapping[Board, Mapping[str, str]]
    mine: Mapping[Viewer, str]


class Messages:
    """What to tell who was told which number last."""

    def __init__(self, boards: Boards) -> None:
        """Begin with the boards as they stand."""
        self.now = boards
        self._past = {boards.number: _past(boards)}
        self._acts: dict[int, tuple[str, ...]] = {}
        self._written: dict[Key, str | None] = {}
        self._stamped: dict[Key, tuple[datetime, str]] = {}

    def add(self, boards: Boards) -> bool:
        """Take newer boards, or further sections `mine` of the same; tells whether there were any.

        The same number may be read twice; what was told of it stays, and only grows.
        """
        if boards.number <= self.now.number:
            return self._add_mine(boards)
        self.now = boards
        self._past[boards.number] = _past(boards)
        self._acts.update(boards.acts)
        self._forget()
        return True

    def text(
        self, base: Board, viewer: Viewer | None, since: int | None, *, with_topics: bool
    ) -> str | None:
        """Write what changed since a number; everything where that is not known; None = nothing.

        Args:
            viewer: whose section `mine` goes with it.
            since: number of the boards told last; None = none yet.
            with_topics: whether to tell which topics the acts since then touch.
        """
        key = (base, viewer, since if since in self._past else None, with_topics)
        if key not in self._written:
            self._written[key] = self._write(*key)
        written = self._written[key]
        return None if written is None else self._with_time(key, written)

    def _write(
        self, base: Board, viewer: Viewer | None, since: int | None, with_topics: bool
    ) -> str | None:
        sections = dict(self.now.bases[base])
        if viewer is not None and viewer in self.now.mine:
            sections[MINE] = self.now.mine[viewer]
        if since is None or (topics := self._topics(since)) is None:
            return self._message(sections, (), is_full=True)
        known = self._known(base, viewer, since)
        changed = {
            name: section for name, section in sections.items() if known.get(name) != section.hash
        }
        told = topics if with_topics else ()
        return self._message(changed, told, is_full=False) if changed or told else None

    def _known(self, base: Board, viewer: Viewer | None, since: int) -> Mapping[str, str]:
        past = self._past[since]
        own = {MINE: past.mine[viewer]} if viewer is not None and viewer in past.mine else {}
        return {**past.bases[base], **own}

    def _topics(self, since: int) -> tuple[str, ...] | None:
        """Give the topics of all acts after a number; None when some are not known any more."""
        numbers = range(since + 1, self.now.number + 1)
        if any(number not in self._acts for number in numbers):
            return None
        return tuple(sorted({topic for number in numbers for topic in self._acts[number]}))

    def _message(
        self, sections: Mapping[str, Section], topics: tuple[str, ...], *, is_full: bool
    ) -> str:
        """Write the message but for its end: the time of the server."""
        bodies = ",".join(
            f'"{name}":{{"hash":"{section.hash}","body":{section.body}}}'
            for name, section in sections.items()
        )
        head = {
            "meeting": self.now.code,
            "number": self.now.number,
            "recorded_at": _with_offset(self.now.recorded_at),
            "full": is_full,
            "topics": topics,
        }
        return f'{json.dumps(head, separators=(",", ":"))[:-1]},"sections":{{{bodies}}}'

    def _with_time(self, key: Key, written: str) -> str:
        now = clock.now()
        found = self._stamped.get(key)
        if found is None or not timedelta(0) <= now - found[0] < _FRESH:
            found = (now, f'{written},"server_at":"{clock.iso(now)}"}}')
            self._stamped[key] = found
        return found[1]

    def _add_mine(self, boards: Boards) -> bool:
        further = {
            viewer: section
            for viewer, section in boards.mine.items()
            if viewer not in self.now.mine
        }
        if boards.number < self.now.number or not further:
            return False
        self.now = replace(self.now, mine={**self.now.mine, **further})
        self._past[self.now.number] = _past(self.now)
        self._written.clear()
        self._stamped.clear()
        return True

    def _forget(self) -> None:
        self._written.clear()
        self._stamped.clear()
        for number in sorted(self._past)[:-REMEMBERED]:
            del self._past[number]
        oldest = min(self._past)
        self._acts = {number: topics for number, topics in self._acts.items() if number > oldest}


def _past(boards: Boards) -> _Past:
    return _Past(
        {
            base: {name: section.hash for name, section in sections.items()}
            for base, sections in boards.bases.items()
        },
        {viewer: section.hash for viewer, section in boards.mine.items()},
    )


def _with_offset(recorded_at: str | None) -> str | None:
    """Write the moment of an entry, kept with Z, as all other times are written."""
    return None if recorded_at is None else recorded_at.replace("Z", "+00:00")
