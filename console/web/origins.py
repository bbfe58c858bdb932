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


def is_foreign_form(request: Request, settings: Settings) -> bool:
    """Tell whether a form came from a page of somebody else, as far as the browser says it.

    Our pages tell nobody where one comes from (`no-referrer`), so browsers state `null` for their
    forms, as for those of a page that hides itself. Which of the two it is, they say by
    `Sec-Fetch-Site`, which no page can set, over https; without it, what keeps a foreign page from
    acting in somebody's name is that our cookies do not come with its forms (`SameSite`).
    """
    origin = request.headers.get("origin")
    if origin is None:
        return False
    if origin == "null":
        return request.headers.get("sec-fetch-site", "same-origin") != "same-origin"
    return not is_ours(origin, settings)


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
