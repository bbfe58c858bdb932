"""Turns what stopped a command into one sentence and an exit code."""

import errno
import os
import sqlite3
import sys

from sqlalchemy.exc import DatabaseError, OperationalError

from console.cli.output import complain
from console.errors import ConsoleError, Fact
from console.i18n.catalog import translate

STOPPED = 130  # what a shell expects of a command ended with Ctrl-C
UNANSWERED = 3
_OUTPUT = (errno.ENOSPC, errno.EIO, errno.EBADF)

# What `tell` has a sentence for; anything else is a fault of ours and keeps its trace in the log.
STOPPING = (ConsoleError, DatabaseError, OSError, KeyboardInterrupt)


def tell(language: str, stopped: BaseException) -> int:
    """Say on standard error why a command stopped; gives its exit code.

    Standard output stays empty, also with `--json`. What no sentence fits is raised again.
    """
    if isinstance(stopped, BrokenPipeError):
        return _reader_left()
    code, exit_code, facts = _known(stopped)
    text = " ".join(translate(language, f"error.{code}", **facts).split())
    complain(text)
    return exit_code


def _known(stopped: BaseException) -> tuple[str, int, dict[str, Fact]]:
    match stopped:
        case ConsoleError():
            return stopped.code, stopped.exit_code, dict(stopped.facts)
        case KeyboardInterrupt():
            return "stopped", STOPPED, {}
        case OperationalError():
            return "database_down", UNANSWERED, {"reason": str(stopped.orig).rstrip(".")}
        case DatabaseError() if type(stopped.orig) is sqlite3.DatabaseError:
            return "database_damaged", UNANSWERED, {"reason": str(stopped.orig)}
        case OSError() if stopped.errno in _OUTPUT:
            return "output_unwritable", UNANSWERED, {}
    raise stopped


def _reader_left() -> int:
    """Leave quietly: who read our output (`| head`) has seen enough; the act itself is done."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
