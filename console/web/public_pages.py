"""Draws the public pages: what the server shows first, and all there is without scripts.

What follows the meeting stands in them as fragments (`console/web/public_screens.py`); the live
socket brings the same fragments anew.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request

from console import clock
from console.boards.board import DrawnBoard, Screen
from console.boards.public_page import PublicPage
from console.i18n.catalog import LANGUAGES, translate
from console.settings import Settings
from console.web import public_screens, qr_code
from console.web.page_templates import fill

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class PageLook:
    """How somebody wants to see a page."""

    language: str = "vi"
    theme: str = ""  # empty = as the device wishes

    @property
    def other_language(self) -> str:
        """The language to switch to."""
        return next(language for language in LANGUAGES if language != self.language)


def look_of(request: Request, settings: Settings) -> PageLook:
    """Give how a page is asked for; anything unknown counts as not said."""
    theme = request.query_params.get("theme", "")
    return PageLook(
        language_of(request.query_params.get("lang", ""), settings),
        theme if theme in THEMES else "",
    )


def language_of(asked: str, settings: Settings) -> str:
    """Give the language asked for where it is known, else that of the house."""
    return asked if asked in LANGUAGES else settings.language


def hall(page: PublicPage, look: PageLook, *, address: str) -> str:
    """Draw the screen of the hall; `address` is what its QR code leads to."""
    return _screen("hall.html", Screen.HALL, page, look, qr=qr_code.drawn(address))


def lower_third(page: PublicPage, look: PageLook) -> str:
    """Draw the band for the stream, on transparent ground."""
    return _screen("lower_third.html", Screen.LOWER_THIRD, page, look)


def live(page: PublicPage, look: PageLook) -> str:
    """Draw the page on a phone."""
    texts = _phone_texts(look.language)
    return _screen("live.html", Screen.PHONE, page, look, texts=texts, newest=_newest(page))


def outcome_list(page: PublicPage, look: PageLook) -> str:
    """Draw the list of outcomes alone."""
    return draw("outcomes.html", look, page=page, newest=_newest(page))


def _newest(page: PublicPage) -> str:
    return public_screens.newest(page.content.sections["last"])


def missing(look: PageLook) -> str:
    """Draw the page for an address where nothing is."""
    return draw("missing.html", look, example=f"{clock.today():%Y-%m}")


def _screen(template: str, screen: Screen, page: PublicPage, look: PageLook, **more: Any) -> str:
    return draw(
        template,
        look,
        page=page,
        meeting=page.content.sections["meeting"],
        fragments=public_screens.held(page.content, DrawnBoard(screen, look.language)),
        given={"meeting": page.code, "screen": screen, "language": look.language},
        **more,
    )


def _phone_texts(language: str) -> dict[str, str]:
    """Give what the phone says by itself, with a blank where it counts: name -> text."""
    t = partial(translate, language, count="{count}")
    return {
        "fresh": t("phone.fresh"),
        "mended": t("phone.mended"),
        "failed": t("phone.failed"),
        "loaded": t("phone.loaded"),
        "shown": t("phone.outcomes_count"),
    }


def draw(template: str, look: PageLook, /, **facts: Any) -> str:
    """Draw a template with the tools every public page is written with."""
    return fill(template, look.language, {**facts, "look": look, "now": clock.now()})
