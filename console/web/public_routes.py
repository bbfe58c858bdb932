"""Pages for everybody, without Streamlit and without sign-in.

    /hall/<meeting>              the screen in the hall; ?view=lower-third the band for the stream
    /live/<meeting>              the page on a phone (its WebSocket has the same path)
    /live/<meeting>/outcomes     the list of outcomes alone, fetched when somebody asks for it

Everywhere `?lang=en` and `?theme=dark`. Whatever is wrong with an address, a calm page answers.
"""

import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from console import frontend
from console.boards.public_page import page_of
from console.settings import Settings
from console.web import public_pages
from console.web.public_pages import PageLook, look_of

CODE = re.compile(r"\d{4}-\d{2}", re.ASCII)
_ASK_ALWAYS = {"cache-control": "no-cache"}

Draw = Callable[[str, PageLook], str | None]


def routes(settings: Settings) -> list[Route]:
    """Give the routes of the public pages."""

    def hall(code: str, look: PageLook) -> str | None:
        page = page_of(code)
        address = f"{settings.public_url.rstrip('/')}/live/{code}"
        return public_pages.hall(page, look, address=address) if page else None

    async def screen(request: Request) -> Response:
        is_band = request.query_params.get("view") == "lower-third"
        return await _answer(request, settings, _lower_third if is_band else hall)

    async def live(request: Request) -> Response:
        return await _answer(request, settings, _live)

    async def outcomes(request: Request) -> Response:
        return await _outcomes(request, settings)

    return [
        Route("/live/{meeting}/outcomes", outcomes),
        Route("/live/{meeting:path}", live),
        Route("/hall/{meeting:path}", screen),
    ]


def _lower_third(code: str, look: PageLook) -> str | None:
    page = page_of(code)
    return public_pages.lower_third(page, look) if page else None


def _live(code: str, look: PageLook) -> str | None:
    page = page_of(code)
    return public_pages.live(page, look) if page else None


async def _answer(request: Request, settings: Settings, draw: Draw) -> Response:
    look, code = look_of(request, settings), request.path_params["meeting"]
    drawn = await run_in_threadpool(draw, code, look) if CODE.fullmatch(code) else None
    if drawn is None:
        return _missing(look)
    return HTMLResponse(drawn, headers=_ASK_ALWAYS)


async def _outcomes(request: Request, settings: Settings) -> Response:
    """Answer with the list, or with 304 to who has it as it stands."""
    look, code = look_of(request, settings), request.path_params["meeting"]
    found = await run_in_threadpool(page_of, code) if CODE.fullmatch(code) else None
    if found is None:
        return _missing(look)
    tag = f'"{found.number}-{look.language}-{frontend.version()}"'
    headers = {**_ASK_ALWAYS, "etag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(public_pages.outcome_list(found, look), headers=headers)


def _missing(look: PageLook) -> Response:
    return HTMLResponse(public_pages.missing(look), 404, headers=_ASK_ALWAYS)
