"""Download of the list of commitments, as narrowed on the page."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.errors import NotSignedIn
from console.follow_up import table
from console.follow_up.views.commitments import filter_of, load
from console.web.limits import signed_in

FORMATS = {
    "csv": ("text/csv; charset=utf-8", table.csv_bytes),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        table.xlsx_bytes,
    ),
}


def routes() -> list[Route]:
    """Give the routes of the list."""
    return [
        Route("/files/follow-up.csv", _csv),
        Route("/files/follow-up.xlsx", _xlsx),
    ]


async def _csv(request: Request) -> Response:
    return await _table(request, "csv")


async def _xlsx(request: Request) -> Response:
    return await _table(request, "xlsx")


async def _table(request: Request, extension: str) -> Response:
    """Give the commitments this person may see.

    Raises:
        NotSignedIn, NotAllowed: this person may not read meetings.
    """
    actor = await signed_in(request.scope)
    if actor is None:
        raise NotSignedIn
    content = await run_in_threadpool(_build, actor, request.query_params, extension)
    named = f'attachment; filename="theo-doi.{extension}"'
    headers = {"content-disposition": named, "cache-control": "no-store"}
    return Response(content, media_type=FORMATS[extension][0], headers=headers)


def _build(actor: Actor, asked: QueryParams, extension: str) -> bytes:
    wanted = filter_of({name: asked.get(name, "") for name in asked})
    return FORMATS[extension][1](load(actor, wanted).lines, actor.language)
