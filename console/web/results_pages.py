"""Draws the pages of published results."""

from datetime import date

from console.results.rules import ResultsContent, counted, in_fields
from console.results.views.public import FoundMatter, PublicResults
from console.web.public_pages import PageLook, draw
from console.web.register_pages import day_of


def index(
    results: tuple[PublicResults, ...],
    words: str,
    found: tuple[FoundMatter, ...] | None,
    look: PageLook,
) -> str:
    """Draw the list of meetings, or what was found by words.

    Args:
        found: None = nobody searched.
    """
    return draw("results.html", look, results=results, words=words, found=found)


def meeting(shown: PublicResults, look: PageLook) -> str:
    """Draw the results of a meeting, or that they were taken back."""
    content = shown.content
    return draw(
        "results_meeting.html",
        look,
        shown=shown,
        content=content,
        held_on=_day(content),
        fields=in_fields(content.matters) if content else (),
        counts=counted(matter.outcome for matter in content.matters) if content else (),
        day_of=day_of(look),
    )


def matter(shown: PublicResults, number: int, look: PageLook) -> str | None:
    """Draw one matter; None = there is no such matter."""
    content = shown.content
    found = [each for each in content.matters if each.number == number] if content else []
    if not found:
        return None
    return draw("results_matter.html", look, shown=shown, matter=found[0], held_on=_day(content))


def _day(content: ResultsContent | None) -> date | None:
    return date.fromisoformat(content.held_on) if content and content.held_on else None
