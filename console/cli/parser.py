"""An argument parser that tells a wrong use in one sentence of the chosen language."""

import argparse
import math
import re
from datetime import date, time
from typing import NoReturn

from console import settings
from console.i18n.catalog import translate

WRONG_USE = 2
FASTEST = 100_000

# argparse builds English sentences; each is recognised and said in our words.
_SAID = {
    "wrong_missing": re.compile(r"the following arguments are required: (?P<given>.+)"),
    "wrong_choice": re.compile(
        r"argument (?P<name>.+?): invalid choice: (?P<given>.+) \(choose from (?P<known>.+)\)"
    ),
    "wrong_value": re.compile(
        r"argument (?P<name>.+?): invalid (?P<kind>\w+) value: (?P<given>.+)"
    ),
    "wrong_no_value": re.compile(r"argument (?P<name>.+?): expected .+"),
    "wrong_unknown": re.compile(r"unrecognized arguments: (?P<given>.+)"),
}

# How a value is written, by the function that reads it.
_SHAPES = {
    "day": "shape_day",
    "local_time": "shape_local_time",
    "speed": "shape_speed",
    "int": "shape_int",
}


class Parser(argparse.ArgumentParser):
    """Says what is wrong and how to ask for help, in one line on standard error."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        self.exit(WRONG_USE, " ".join(_text(message, self.prog).split()) + "\n")


def day(given: str) -> date:
    """Read a day as `2026-10-29`."""
    return date.fromisoformat(given)


def local_time(given: str) -> time:
    """Read a time of day in Hanoi as `08:30`."""
    read = time.fromisoformat(given)
    if read.tzinfo is not None:
        raise ValueError(given)
    return read


def speed(given: str) -> float:
    """Read how many times faster than real time a run is played."""
    read = float(given)
    if not math.isfinite(read) or not 0 < read <= FASTEST:
        raise ValueError(given)
    return read


def _text(message: str, prog: str) -> str:
    for name, pattern in _SAID.items():
        if match := pattern.fullmatch(message):
            facts = match.groupdict()
            shape = _SHAPES.get(facts.get("kind", ""), "shape_other")
            advice = translate(_language(), f"cli.{shape}")
            return translate(_language(), f"cli.{name}", prog=prog, advice=advice, **facts)
    return translate(_language(), "cli.wrong_use", prog=prog, reason=message)


def _language() -> str:
    try:
        return settings.current().language
    except settings.SettingsWrong:
        return "vi"
