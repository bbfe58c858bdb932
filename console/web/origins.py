"""Whether a request comes from a page of ours."""

from urllib.parse import urlsplit

from starlette.requests import Request

from console.errors import NotAllowed
from console.settings import Settings

_LOOPBACK = ("127.0.0.1", "localhost")


def is_ours(origin: str | None, settings: Settings) -> bool:
    """Compare the `Origin` a browser states with the public address.

    A browser always states it with a POST and a WebSocket, so none is refused too. On a developer's
    machine `localhost` and `127.0.0.1` are the same place.
    """
    if not origin:
        return False
    return _place(origin) == _place(settings.public_url)


def refuse_foreign(request: Request, settings: Settings) -> None:
    """Let nobody else's page act in the name of who is signed in.

    Raises:
        NotAllowed: the request comes from no page of ours.
    """
    if not is_ours(request.headers.get("origin"), settings):
        raise NotAllowed("foreign_origin", address=settings.public_url)


def _place(address: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return "", "", None
    host = parts.hostname or ""
    return parts.scheme, _LOOPBACK[0] if host in _LOOPBACK else host, port
