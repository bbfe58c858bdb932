"""What meetings came to, for everybody, without Streamlit and without sign-in.

/results                        every meeting whose results are public; ?q= searches all answers
/results/<meeting>              one meeting
/results/<meeting>/<number>     one matter of it
/results/<meeting>.json, .csv   the same as data; the .json is exactly the text that was hashed
/results.atom                   news for programs that follow them
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from console.results.views import public
from console.results.views.public import PublicResults
from console.settings import Settings
from console.web import public_pages, results_data, results_pages
from console.web.public_pages import PageLook, look_of
from console.web.public_routes import CODE

LONGEST_SEARCH = 200  # letters read of what is searched for
_ASK_ALWAYS = {"cache-control": "no-cache"}


def routes(settings: Settings) -> list[Route]:
    """Give the routes of published results."""

    async def index(request: Request) -> Response:
        look = look_of(request, settings)
        words = request.query_params.get("q", "")[:LONGEST_SEARCH]
        return _page(await run_in_threadpool(_index, words, look))

    async def meeting(request: Request) -> Response:
        look = look_of(request, settings)
        found = await _asked_for(request)
        if found is None:
            return _missing(look)
        status = 200 if found.content is not None else 410
        return _page(await run_in_threadpool(results_pages.meeting, found, look), status)

    async def matter(request: Request) -> Response:
        look = look_of(request, settings)
        found, number = await _asked_for(request), request.path_params["number"]
        drawn = results_pages.matter(found, number, look) if found else None
        return _missing(look) if drawn is None else _page(drawn)

    async def data(request: Request) -> Response:
        return await _data(request)

    async def news(request: Request) -> Response:
        told = await run_in_threadpool(results_data.atom, settings.public_url)
        return Response(told, media_type="application/atom+xml", headers=_ASK_ALWAYS)

    return [
        Route("/results", index),
        Route("/results.atom", news),
        Route("/results/{meeting}.{kind:str}", data),
        Route("/results/{meeting}/{number:row}", matter),
        Route("/results/{meeting:path}", meeting),
    ]


def _index(words: str, look: PageLook) -> str:
    found = public.search(words) if words.strip() else None
    return results_pages.index(public.all_results(), words, found, look)


async def _asked_for(request: Request) -> PublicResults | None:
    code = request.path_params["meeting"]
    return await run_in_threadpool(public.results_of, code) if CODE.fullmatch(code) else None


async def _data(request: Request) -> Response:
    found, kind = await _asked_for(request), request.path_params["kind"]
    if found is None or found.content is None or kind not in ("json", "csv"):
        return Response(status_code=404, headers=_ASK_ALWAYS)
    if kind == "json":
        return Response(found.text, media_type="application/json", headers=_ASK_ALWAYS)
    content = await run_in_threadpool(results_data.csv_bytes, found.content)
    name = f'attachment; filename="ket-qua-{found.code}.csv"'
    headers = {**_ASK_ALWAYS, "content-disposition": name}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def _page(drawn: str, status: int = 200) -> Response:
    return HTMLResponse(drawn, status, headers=_ASK_ALWAYS)


def _missing(look: PageLook) -> Response:
    return _page(public_pages.missing(look), 404)
