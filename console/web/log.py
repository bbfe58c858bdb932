"""Log lines as JSON, one per line, without personal data, tokens or texts of errors.

An address is logged without its query string and with every part of its path blotted out that is
no word of our addresses, so no receipt code gets in however it is spelt; an error as its type and
where it was raised, never its message (which may quote what a person wrote). What a library says is
told without its arguments; what the server says of its connections, with numbers and addresses of
pages alone. The same line is written so often a minute, then counted.
"""

import json
import logging
import re
from collections.abc import Iterable
from typing import Any

from console import clock
from console.incidents import LOG, told
from console.web.counted_lines import CountedLines

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_words = {"_stcore", "upload_file"}  # of addresses; until ours are known, all is blotted out
_KEPT_WHOLE = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
_BLOT = "-"
_SERVER = "uvicorn.error"


class JsonLine(logging.Formatter):
    """One JSON object per record: time, level, logger, event, and what was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line."""
        line: dict[str, Any] = {
            "at": clock.now().isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _event(record: logging.LogRecord) -> str:
    """Tell our own events whole; those of the server without what may be about a person."""
    if record.name == LOG.name:
        return record.getMessage()
    if record.name == _SERVER and isinstance(record.args, tuple) and record.args:
        return str(record.msg) % tuple(map(_told_argument, record.args))
    return str(record.msg)


def _told_argument(argument: object) -> object:
    """Keep a number and the path of an address; blot out everything else."""
    if isinstance(argument, int | float):
        return argument
    if isinstance(argument, str) and argument.startswith("/"):
        return path_told(argument.partition("?")[0])
    return _BLOT


def start() -> None:
    """Send every log line of this process through `JsonLine` to standard error."""
    handler = CountedLines()
    handler.setFormatter(JsonLine())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name, level in ((LOG.name, logging.INFO), (_SERVER, logging.INFO)):
        logging.getLogger(name).setLevel(level)


def take_over(prefix: str) -> None:
    """Let the loggers of a library speak through ours instead of through handlers of their own."""
    for name in [prefix, *logging.root.manager.loggerDict]:
        if name == prefix or name.startswith(f"{prefix}."):
            logger = logging.getLogger(name)
            logger.handlers = []
            logger.propagate = True


def note(event: str, **facts: object) -> None:
    """Log one event with its facts; facts are ids, codes and counts."""
    LOG.info(event, extra={"facts": facts})


def path_told(path: str) -> str:
    """Give a path without anything that might be a token or a receipt code."""
    if path.startswith(_KEPT_WHOLE):
        return path
    if path.startswith("/static/"):
        return "/static"
    parts = (_told_part(part) for part in path.split("/"))
    return "/".join(parts)[:200]


def know(addresses: Iterable[str]) -> None:
    """Let the fixed words of these addresses be logged."""
    for address in addresses:
        _words.update(part for part in address.split("/") if "{" not in part)


def _told_part(part: str) -> str:
    return part if part in _words or _MONTH.fullmatch(part) or not part else _BLOT
