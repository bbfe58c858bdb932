"""What every site has: the icon, and what search engines may read.

Notices, the registration form and the live page may be found; nothing of a person ever.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from console import frontend

_MAY_BE_FOUND = ("/notice", "/register/", "/live/", "/results")
_A_DAY = {"cache-control": "public, max-age=86400"}


def routes() -> list[Route]:
    """Give the routes of the icon and of the rules for search engines."""
    return [Route("/favicon.ico", _icon), Route("/robots.txt", _robots)]


async def _icon(_request: Request) -> Response:
    return RedirectResponse(f"/frontend/{frontend.version()}/mark.svg", 302, headers=_A_DAY)


async def _robots(_request: Request) -> Response:
    lines = ["User-agent: *", *(f"Allow: {path}" for path in _MAY_BE_FOUND), "Disallow: /"]
    return PlainTextResponse("\n".join(lines) + "\n", headers=_A_DAY)
