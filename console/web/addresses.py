"""Layer that knows which addresses there are: a slip of the hand is led on, anything else is told.

Streamlit answers every address it does not know with its empty shell and 200. People type addresses
from paper, with capitals, with a slash or the full stop of the sentence behind them.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from console.page_table import PAGES
from console.settings import Settings
from console.web import public_pages
from console.web.public_pages import look_of

# What Streamlit 1.67 serves beside pages: `streamlit/web/server/starlette/starlette_routes.py`.
_OF_STREAMLIT = frozenset(
    (
        *("_stcore", "media", "component", "static", "app"),
        *("manifest.json", "favicon.png", "index.html"),
    )
)
_START = "start"
_BEHIND = re.compile(r"[\s/.,;:!?)\]}>'\"”’»…]+$")
_READS = ("GET", "HEAD")


class Addresses:
    """ASGI layer: redirects what is nearly an address, answers 404 where nothing is."""

    def __init__(self, app: ASGIApp, settings: Settings, routes: Sequence[BaseRoute]) -> None:
        """Keep what answers, and which addresses are ours."""
        self._app = app
        self._settings = settings
        self._routes = routes
        self._pages = frozenset(("", _START, *(entry.name for entry in PAGES)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what leads somewhere; what changes or opens something is not judged here."""
        if scope["type"] != "http" or scope["method"] not in _READS:
            await self._app(scope, receive, send)
            return
        answer = self._answer(scope)
        if answer is None:
            await self._app(scope, receive, send)
        else:
            await answer(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        meant = as_meant(path)
        if meant != path and self._leads_somewhere(scope, meant):
            query = scope["query_string"].decode("latin-1")
            return RedirectResponse(quote(meant) + (f"?{query}" if query else ""), 301)
        if self._leads_somewhere(scope, path):
            return None
        look = look_of(Request(scope), self._settings)
        return HTMLResponse(public_pages.missing(look), 404, headers={"cache-control": "no-cache"})

    def _leads_somewhere(self, scope: Scope, path: str) -> bool:
        first, _, rest = path.lstrip("/").partition("/")
        if first in _OF_STREAMLIT or "/_stcore/" in path or (first in self._pages and not rest):
            return True
        asked = {**scope, "path": path, "raw_path": path.encode()}
        return any(route.matches(asked)[0] is not Match.NONE for route in self._routes)


def as_meant(path: str) -> str:
    """Give an address without what slipped in: signs behind it, doubled slashes, capitals.

    Only the first word is put in small letters: behind it stand codes that know capitals.
    """
    bare = _BEHIND.sub("", re.sub(r"/{2,}", "/", path)) or "/"
    first, slash, rest = bare.lstrip("/").partition("/")
    return f"/{first.lower()}{slash}{rest}"
