"""Layer before Streamlit: no page of anybody else opens a socket or changes anything.

Streamlit lets in who states no origin, names this machine, or stands at the address it finds out
by asking another company's server. What the public sends is told by its own pages, which keep what
was typed; they ask the same question.
"""

import re

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from console.i18n.catalog import translate
from console.settings import Settings
from console.web.origins import is_foreign_form, is_ours
from console.web.public_pages import look_of

READ_ONLY = ("GET", "HEAD", "OPTIONS")
_TELLS_ITSELF = re.compile(r"/(?:register|counter|my)(?:/.*)?")

_FORM = re.compile(r"/speak/[^/]*")  # sent by the browser itself, which may state no origin


class OriginCheck:
    """ASGI layer: refuses foreign upgrades and changes, in words."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Keep what answers, and the public address."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what comes from a page of ours, and what only reads."""
        if self._may_pass(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            await self._tell(scope, receive, send)

    def _may_pass(self, scope: Scope) -> bool:
        if scope["type"] == "http":
            if scope["method"] in READ_ONLY or _TELLS_ITSELF.fullmatch(scope["path"]):
                return True
            if _FORM.fullmatch(scope["path"]) and "origin" in Headers(scope=scope):
                return not is_foreign_form(Request(scope), self._settings)
        elif scope["type"] != "websocket":
            return True
        return is_ours(Headers(scope=scope).get("origin"), self._settings)

    async def _tell(self, scope: Scope, receive: Receive, send: Send) -> None:
        language = look_of(Request(scope), self._settings).language
        text = translate(language, "error.foreign_origin", address=self._settings.public_url)
        # What the request brought is not read, so the connection cannot be used again.
        answer = PlainTextResponse(text, 403, headers={"connection": "close"})
        await answer(scope, receive, send)
