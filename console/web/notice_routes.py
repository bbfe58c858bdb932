"""The public notice, without Streamlit and without sign-in.

/notice                        leads to the newest one
/notice/<meeting>              its newest version
/notice/<meeting>/<version>    one version
/notice/<meeting>/<version>.json   exactly the text that was published and hashed
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from console.publishing.views.notice import Published, newest_code, notice_of
from console.settings import Settings
from console.text import row_ids
from console.web import notice_pages
from console.web.public_pages import PageLook, look_of
from console.web.public_routes import CODE

_ASK_ALWAYS = {"cache-control": "no-cache"}


def routes(settings: Settings) -> list[Route]:
    """Give the routes of the notice."""

    async def newest(request: Request) -> Response:
        code = await run_in_threadpool(newest_code)
        look = look_of(request, settings)
        if code is None:
            return _none(look)
        return RedirectResponse(f"/notice/{code}?lang={look.language}", headers=_ASK_ALWAYS)

    async def notice(request: Request) -> Response:
        return await _notice(request, settings)

    return [
        Route("/notice", newest),
        Route("/notice/{meeting}/{version:row}.json", _text),
        Route("/notice/{meeting}/{version:row}", notice),
        Route("/notice/{meeting:path}", notice),
    ]


async def _notice(request: Request, settings: Settings) -> Response:
    look = look_of(request, settings)
    found = await run_in_threadpool(_found, request)
    if found is None:
        return _none(look)
    shown, versions = found
    drawn = await run_in_threadpool(notice_pages.notice, shown, versions, look)
    return HTMLResponse(drawn, headers=_ASK_ALWAYS)


async def _text(request: Request) -> Response:
    """Give the published text itself: its SHA-256 is the one on the page and in the journal."""
    found = await run_in_threadpool(_found, request)
    if found is None:
        return Response(status_code=404, headers=_ASK_ALWAYS)
    return Response(found[0].text, media_type="application/json", headers=_ASK_ALWAYS)


def _found(request: Request) -> tuple[Published, tuple[int, ...]] | None:
    code, version = request.path_params["meeting"], request.path_params.get("version")
    if not CODE.fullmatch(code) or version == row_ids.NONE:
        return None
    return notice_of(code, version)


def _none(look: PageLook) -> Response:
    drawn = notice_pages.none(look)
    return HTMLResponse(drawn, status_code=404, headers=_ASK_ALWAYS)
