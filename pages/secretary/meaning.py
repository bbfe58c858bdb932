"""What stood beside a line when it was handed over: numbers, days, times, kinds, what was seen."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from console import clock
from console.capture.note_kinds import NOTE_KINDS
from console.capture.outcomes import KINDS
from console.capture.rules import NoteBeside, OutcomeSeen
from console.capture.views.notes import Piece
from console.capture.views.secretary import SecretaryDesk
from console.ui.typed_text import Handed
from models.codes.capture import NoteKind, OutcomeKind

FRESH = timedelta(seconds=5)  # what was written so long ago was written now


def moment(desk: SecretaryDesk, handed: Handed) -> datetime | None:
    """Give when it happened: the time typed beside it, else when Enter was pressed if long ago."""
    typed = time_in(handed.about.get("time"))
    if typed is not None:
        opened = clock.local(desk.opened_at or clock.now())
        return clock.from_local(datetime.combine(opened.date(), typed))
    return handed.at if clock.now() - handed.at > FRESH else None


def beside_in(about: Mapping[str, str], piece: Piece) -> NoteBeside:
    """Give what stood beside a correction; the time is one of the day the piece was said."""
    typed, said = time_in(about.get("time")), clock.local(piece.happened_at)
    is_moved = typed is not None and typed != said.time().replace(microsecond=0)
    moved = datetime.combine(said.date(), typed) if is_moved and typed else None
    return NoteBeside(
        unit_id=number_in(about.get("unit_id")),
        person=about.get("person", ""),
        due_on=day_in(about.get("due")),
        happened_at=clock.from_local(moved) if moved else None,
    )


def seen_in(handed: Handed) -> OutcomeSeen:
    version, _, proposal = handed.about.get("seen", "").partition("-")
    return OutcomeSeen(number_in(version) or 0, number_in(proposal) or 0)


def written(standing: OutcomeSeen) -> str:
    """Write what stands for a matter, as `seen_in` reads it."""
    return f"{standing.outcome_version}-{standing.proposal_id}"


def kind_in(text: str | None) -> OutcomeKind | None:
    return next((kind for kind in KINDS if kind.value == text), None)


def note_kind_in(text: str | None) -> NoteKind:
    """Give the kind of note that was chosen; an answer where nothing was."""
    known = {facts.kind.value: facts.kind for facts in NOTE_KINDS}
    return known.get(text or "", NoteKind.ANSWER)


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
