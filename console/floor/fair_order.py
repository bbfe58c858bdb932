"""The fair order: what each source has spoken and waited, and who comes of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import inf

from console.floor import rotation
from console.floor.order_shapes import Floor, Placed, Reason, TurnSource, Why, source_of
from console.floor.rotation import Standing
from console.floor.rules import BESIDE_ROTATION, SPEAKING, seconds_used
from console.text.folding import fold
from models.codes.floor import TurnState
from models.floor import Turn


@dataclass(slots=True)
class _SourceLine:
    """One source, its people in order and what it had so far."""

    source: TurnSource
    weight: int
    standing: Standing
    waiting: list[Turn] = field(default_factory=list)
    seconds: int = 0

    @property
    def used(self) -> float:
        """Seconds spoken for each share."""
        return self.seconds / self.weight


def rotated(floor: Floor, ahead: Sequence[Turn], waiting: Sequence[Turn]) -> list[Placed]:
    """Put those who wait in the fair order, after those who go ahead of it."""
    # Who comes back has had their turn already, and goes on with it.
    begun = [*_had(floor.turns), *(turn for turn in ahead if turn.started_at is None)]
    had = [turn for turn in begun if turn.kind not in BESIDE_ROTATION]
    lines = _lines(floor, had, waiting)
    open_lines = {source: line for source, line in lines.items() if line.waiting}
    placed = []
    while open_lines:
        chosen, reason = _next(floor, open_lines)
        turn = chosen.waiting.pop(0)
        placed.append(Placed(turn, chosen.source, reason))
        _take(open_lines, chosen, turn)
        if not chosen.waiting:
            del open_lines[chosen.source]
    return placed


def _had(turns: Sequence[Turn]) -> list[Turn]:
    """Give the turns that were called or begun, in the order they were."""
    found = [
        turn
        for turn in turns
        if turn.state is TurnState.CALLED
        or (turn.started_at is not None and turn.state is not TurnState.WAITING)
    ]
    return sorted(found, key=lambda one: (_had_at(one), one.id))


def _had_at(turn: Turn) -> datetime:
    return turn.started_at or turn.called_at or turn.joined_at


def _lines(
    floor: Floor, had: Sequence[Turn], waiting: Sequence[Turn]
) -> dict[TurnSource, _SourceLine]:
    sources = dict.fromkeys(source_of(turn) for turn in (*had, *waiting))
    weights = {source: floor.rule.weights[source.kind] for source in sources}
    total = sum(weights.values())
    lines = {
        source: _SourceLine(source, weight, Standing(rotation.at_most(weight, total)))
        for source, weight in weights.items()
    }
    spoken = Counter(_person(turn) for turn in had)
    for turn in sorted(waiting, key=lambda one: _rank(floor, spoken, one)):
        lines[source_of(turn)].waiting.append(turn)
    for turn in had:
        lines[source_of(turn)].seconds += _seconds(turn)
    for line in lines.values():
        line.standing.waited = _waited(line, had)
    return lines


def _rank(
    floor: Floor, spoken: Mapping[tuple[object, ...], int], turn: Turn
) -> tuple[float, int, int, int]:
    """Order the people of a source: as in the programme, who has not spoken, first come."""
    planned = floor.planned.get(turn.registration_id or 0)
    position = planned.position if planned else inf
    return position, spoken.get(_person(turn), 0), turn.place, turn.id


def _person(turn: Turn) -> tuple[object, ...]:
    """Tell persons apart: by form, else by name at their source; who has no name is new."""
    if turn.registration_id is not None:
        return ("form", turn.registration_id)
    return (source_of(turn), fold(turn.name)) if turn.name else ("turn", turn.id)


def _seconds(turn: Turn) -> int:
    """Count what a turn takes of its source's time; one under way as what it may take.

    So the order stands still while somebody speaks.
    """
    if turn.state in (*SPEAKING, TurnState.CALLED, TurnState.WAITING):
        return turn.seconds_allowed
    return seconds_used(turn, turn.ended_at or turn.paused_at or turn.joined_at)


def _waited(line: _SourceLine, had: Sequence[Turn]) -> int:
    """Count the turns of others since a source's last one and since somebody waits there."""
    if not line.waiting:
        return 0
    since = min(turn.joined_at for turn in line.waiting)
    count = 0
    for turn in had:
        if source_of(turn) == line.source:
            count = 0
        elif turn.state is TurnState.WAITING or _had_at(turn) >= since:
            count += 1
    return count


def _next(floor: Floor, lines: Mapping[TurnSource, _SourceLine]) -> tuple[_SourceLine, Reason]:
    preferred = sorted(lines, key=lambda source: _preference(floor, lines[source]))
    standings = {source: line.standing for source, line in lines.items()}
    chosen = lines[rotation.next_source(standings, preferred)]
    return chosen, _reason(floor, chosen, len(lines), is_preferred=chosen.source == preferred[0])


def _preference(floor: Floor, line: _SourceLine) -> tuple[float, float, datetime, int]:
    first = line.waiting[0]
    planned = floor.planned.get(first.registration_id or 0)
    return planned.position if planned else inf, line.used, first.joined_at, first.id


def _reason(floor: Floor, line: _SourceLine, count: int, *, is_preferred: bool) -> Reason:
    first = line.waiting[0]
    planned = floor.planned.get(first.registration_id or 0)
    standing, minutes = line.standing, round(line.seconds / 60)
    if not is_preferred:
        return Reason(Why.WAITED, waited=standing.waited, at_most=standing.at_most)
    if planned is not None:
        return Reason(Why.PROGRAMME, number=planned.number)
    if count == 1:
        return Reason(Why.ONLY, since=first.joined_at)
    if line.seconds == 0:
        return Reason(Why.NOT_YET, since=first.joined_at)
    return Reason(Why.LEAST, minutes=minutes)


def _take(lines: Mapping[TurnSource, _SourceLine], chosen: _SourceLine, turn: Turn) -> None:
    """Count a turn as had: its time for its source, one more turn waited for all others."""
    for line in lines.values():
        line.standing.waited += 1
    chosen.standing.waited = 0
    chosen.seconds += _seconds(turn)
