"""What results are made of: the minutes as signed, less what nobody may read, and masked."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.disclosure.audience import Audience
from console.disclosure.masking import IN_VENUE, public_text
from console.minutes import matters as minutes_matters
from console.minutes import sources as minutes_sources
from console.minutes.content import MinutesMatter
from console.minutes.sources import MinutesRows
from console.minutes.views.draft import conclusions_of
from console.minutes.withheld import matters_withheld
from console.queries import askers
from console.results.places import FoundPlace, Gate
from console.results.rules import ResultAnswer, ResultMatter, ResultsContent
from models import Meeting, Results

CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class DraftResults:
    """Results as they would be published now, and every place that is masked in them."""

    content: ResultsContent
    places: tuple[FoundPlace, ...]


def draft(session: Session, meeting: Meeting, shown: Collection[str] = ()) -> DraftResults:
    """Build the results of a meeting.

    Args:
        shown: keys of the places that stand as they were written.
    """
    rows = minutes_sources.load(session, meeting)
    gate = Gate(askers.names(session, meeting.id), frozenset(shown))
    numbers = minutes_matters.numbered(rows)
    withheld = matters_withheld(rows, audience=Audience.PUBLIC)
    by_place = {number: rows.matters[matter_id] for matter_id, number in numbers.items()}
    told = [
        _matter(matter, by_place[matter.number].number, gate)
        for matter in minutes_matters.told(rows, numbers)
        if isinstance(matter, MinutesMatter) and by_place[matter.number].id not in withheld
    ]
    content = ResultsContent(
        meeting=meeting.code,
        held_on=meeting.held_on.isoformat() if meeting.held_on else "",
        venue=public_text(meeting.venue, gate.names, IN_VENUE),
        registered=len(rows.registrations),
        matters=tuple(sorted(told, key=lambda matter: matter.number)),
        conclusions=_conclusions(rows, numbers, gate.through(CONCLUSION)),
    )
    return DraftResults(content, tuple(gate.found))


def _matter(matter: MinutesMatter, number: int, gate: Gate) -> ResultMatter:
    """Tell what was asked, answered and decided; never who asked, or where."""
    mask, outcome = gate.through(str(number)), matter.outcome
    return ResultMatter(
        number=number,
        field=matter.field,
        question=mask("\n".join((matter.wording, *matter.additions))),
        answers=tuple(ResultAnswer(answer.unit, mask(answer.text)) for answer in matter.answers),
        outcome=outcome.kind.value if outcome else "",
        decision=mask(outcome.text) if outcome else "",
        unit=outcome.unit if outcome else "",
        body=outcome.body if outcome else "",
        due_on=outcome.due_on.isoformat() if outcome and outcome.due_on else "",
    )


def _conclusions(
    rows: MinutesRows, numbers: dict[int, int], mask: Callable[[str], str]
) -> tuple[str, ...]:
    return tuple(mask(conclusion.text) for conclusion in conclusions_of(rows, numbers))


def newest(session: Session, meeting_id: int) -> Results | None:
    """Give the version that holds; None = nothing was ever published."""
    query = select(Results).where(Results.meeting_id == meeting_id)
    return session.scalars(query.order_by(Results.version.desc()).limit(1)).first()
