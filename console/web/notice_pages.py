"""Draws the public notice."""

from datetime import datetime

from console import clock
from console.publishing.rules import NoticeContent
from console.publishing.views.notice import Published
from console.web.public_pages import PageLook, draw
from console.web.register_pages import day_of


def notice(shown: Published, versions: tuple[int, ...], look: PageLook) -> str:
    """Draw one version, with the numbers of the others, the newest first."""
    content = shown.content
    return draw(
        "notice.html",
        look,
        notice=content,
        shown=shown,
        versions=versions,
        held_at=_held_at(content),
        opens_at=_moment(content.list_opens_at),
        closes_at=_moment(content.list_closes_at),
        day_of=day_of(look),
    )


def none(look: PageLook) -> str:
    """Draw the page for an address where no notice is."""
    return draw("notice_none.html", look)


def _held_at(content: NoticeContent) -> datetime | None:
    return _moment(f"{content.held_on}T{content.start}") if content.start else None


def _moment(told: str) -> datetime | None:
    return clock.from_local(datetime.fromisoformat(told)) if told else None
