"""Unexpected errors: logged under a number a person can report, without any message."""

import logging
import secrets
import traceback
from types import TracebackType

LOG = logging.getLogger("console")


def log(error: BaseException) -> str:
    """Log an unexpected error; gives the number a person can report."""
    number = secrets.token_hex(4)
    LOG.error("incident", extra={"facts": {"incident": number, "error": told(error)}})
    return number


def told(error: BaseException) -> list[str]:
    """Tell an error by type and place, causes last, without any message."""
    lines = [f"{type(error).__name__} at {_place(error.__traceback__)}"]
    cause = error.__cause__ or error.__context__
    if cause is not None and cause is not error:
        lines.extend(told(cause)[:3])
    return lines


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-6:]
    return " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
