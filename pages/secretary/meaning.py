"""What stood beside a line when it was handed over: numbers, days, times, kinds, what was seen."""

from datetime import date, datetime, time, timedelta

from console import clock
from console.capture.outcomes import KINDS
from console.capture.rules import OutcomeSeen
from console.capture.views.secretary import SecretaryDesk
from console.ui.typed_text import Handed
from models.codes.capture import OutcomeKind

FRESH = timedelta(seconds=5)  # what was written so long ago was written now


def moment(desk: SecretaryDesk, handed: Handed) -> datetime | None:
    """Give when it happened: the time typed beside it, else when Enter was pressed if long ago."""
    typed = time_in(handed.about.get("time"))
    if typed is not None:
        opened = clock.local(desk.opened_at or clock.now())
        return clock.from_local(datetime.combine(opened.date(), typed))
    return handed.at if clock.now() - handed.at > FRESH else None


def seen_in(handed: Handed) -> OutcomeSeen:
    version, _, proposal = handed.about.get("seen", "").partition("-")
    return OutcomeSeen(number_in(version) or 0, number_in(proposal) or 0)


def kind_in(text: str | None) -> OutcomeKind | None:
    return next((kind for kind in KINDS if kind.value == text), None)


def number_in(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def day_in(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def time_in(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text or "")
    except ValueError:
        return None
