"""Layer that keeps Streamlit's own connection dialog off the pages.

Streamlit puts an English dialog over the page when the server is away for some seconds; it takes
the focus out of the field somebody is typing in. The boards say in the reader's language since when
the line is down, and everything comes back by itself.
"""

import json
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATH = "/_stcore/host-config"


class HostConfig:
    """ASGI layer: the answer to the page's question what its host wants, with one more wish."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep what answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as Streamlit does, but for the dialogs."""
        if scope["type"] != "http" or not scope["path"].endswith(_PATH):
            await self._app(scope, receive, send)
            return
        started: dict[str, Any] = {}

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.update(message)
            elif started.get("status") != 200:
                await send(started)
                await send(message)
            else:
                await _send_changed(started, message, send)

        await self._app(scope, receive, changed)


async def _send_changed(started: dict[str, Any], message: Message, send: Send) -> None:
    body = json.dumps(json.loads(message["body"]) | {"blockErrorDialogs": True}).encode()
    kept = [header for header in started["headers"] if header[0].lower() != b"content-length"]
    length = (b"content-length", str(len(body)).encode())
    await send({**started, "headers": [*kept, length]})
    await send({**message, "body": body})
