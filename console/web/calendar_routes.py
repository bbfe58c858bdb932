"""A private calendar by its secret address, for calendar programs that cannot sign in.

    /calendar/<token>.ics

Only failures are counted against an address of the network: a program asks again and again.
"""

from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.errors import NotFound
from console.insight import feed
from console.settings import Settings
from console.web.rate_limit import Counted
from console.web.register_desk import who

SECONDS = 900  # how long a program may show what it has
_SILENT = {"cache-control": "no-store", "x-robots-tag": "noindex"}


def routes(settings: Settings) -> list[Route]:
    """Give the route of private calendars."""
    failed = Counted(settings.public_submissions)

    async def calendar(request: Request) -> Response:
        if not failed.take(who(request)):
            return Response(status_code=429, headers=_SILENT)
        try:
            told = await run_in_threadpool(feed.load, request.path_params["token"])
        except NotFound:
            return Response(status_code=404, headers=_SILENT)
        failed.give_back(who(request))
        return _answer(request, told)

    return [Route("/calendar/{token}.ics", calendar)]


def _answer(request: Request, told: str) -> Response:
    """Answer with the calendar, or with 304 to who has it as it stands."""
    content = told.encode()
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {
        "etag": tag,
        "cache-control": f"private, max-age={SECONDS}",
        "x-robots-tag": "noindex",
    }
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
