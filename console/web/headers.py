"""Layer that gives every answer its security headers, and writes the access log."""

import base64
import hashlib
import re
from pathlib import Path
from time import perf_counter

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.web import log
from console.web.metrics import Metrics

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HSTS = "max-age=31536000; includeSubDomains"


def inline_script_hashes() -> list[str]:
    """Hash the inline scripts of Streamlit's own page, as a browser compares them."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_policy() -> str:
    """Give the Content-Security-Policy under which Streamlit and its v2 components work."""
    scripts = " ".join(inline_script_hashes())
    return (
        f"default-src 'none'; script-src 'self' {scripts} blob:; "
        "style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data: blob:; "
        "connect-src 'self'; worker-src 'self' blob:; frame-src 'none'; base-uri 'self'; "
        "frame-ancestors 'none'; form-action 'self'; manifest-src 'self'"
    )


class Headers:
    """ASGI layer: security headers on every HTTP answer, one log line per request."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, is_secure: bool) -> None:
        """Compute the headers once.

        Args:
            app: what answers.
            metrics: counts the requests being answered.
            is_secure: browsers reach us through https.
        """
        self._app = app
        self._metrics = metrics
        self._is_secure = is_secure
        self._headers = {
            "content-security-policy": content_policy(),
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            **({"strict-transport-security": _HSTS} if is_secure else {}),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the app, adding the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = perf_counter(), 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).update(self._headers)
                if self._is_secure:
                    message["headers"] = [_secured(header) for header in message["headers"]]
            await send(message)

        self._metrics.requests_running += 1
        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            self._metrics.requests_running -= 1
            _write(scope, status, perf_counter() - started)


def _secured(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Mark a cookie as Secure that is not: Streamlit looks only whether it speaks TLS itself."""
    name, value = header
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return header
    return name, value + b"; Secure"


def _write(scope: Scope, status: int, seconds: float) -> None:
    path = log.path_told(scope["path"])
    if path != "/static":
        log.note(
            "request",
            method=scope["method"],
            path=path,
            status=status,
            milliseconds=round(seconds * 1000),
        )
