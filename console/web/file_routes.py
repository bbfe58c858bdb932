"""Downloads for signed-in people: the minutes of a meeting as they stand now."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.docx import pdf
from console.errors import NotSignedIn
from console.meetings.views import agenda as meetings
from console.minutes import document
from console.minutes.views.draft import load_minutes
from console.registration.views.registration_detail import load_attachment
from console.web import follow_up_routes, pack_routes, paper_routes
from console.web.limits import signed_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


PDF = "application/pdf"


def routes() -> list[Route]:
    """Give the routes of downloads."""
    return [
        Route("/files/{meeting}/minutes.docx", _minutes),
        Route("/files/{meeting}/minutes.pdf", _minutes_pdf),
        Route("/files/attachments/{id:int}", _attachment),
        *follow_up_routes.routes(),
        *pack_routes.routes(),
        *paper_routes.routes(),
    ]


async def _minutes(request: Request) -> Response:
    """Give the minutes as .docx.

    Raises:
        NotSignedIn, NotAllowed: this person may not read papers.
        NotFound: no such meeting.
    """
    return _file(request, "docx", WORD, await _built(request))


async def _minutes_pdf(request: Request) -> Response:
    """Give the minutes as PDF.

    Raises:
        NotSignedIn, NotAllowed, NotFound: as above.
        Unavailable: LibreOffice is missing, busy, or gave nothing in time.
    """
    paper = await _built(request)
    return _file(request, "pdf", PDF, await run_in_threadpool(pdf.to_pdf, paper))


async def _attachment(request: Request) -> Response:
    """Give a file that came with a form, always to be kept and never to be shown in the page.

    Raises:
        NotSignedIn, NotAllowed: this person may not read forms, or not this one.
        NotFound: no such file.
    """
    actor = await signed_in(request.scope)
    if actor is None:
        raise NotSignedIn
    file = await run_in_threadpool(load_attachment, actor, request.path_params["id"])
    headers = {
        "content-disposition": f'attachment; filename="{file.name}"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(file.content, media_type="application/octet-stream", headers=headers)


async def _built(request: Request) -> bytes:
    actor = await signed_in(request.scope)
    if actor is None:
        raise NotSignedIn
    return await run_in_threadpool(_build, actor, request.path_params["meeting"])


def _file(request: Request, ending: str, media_type: str, content: bytes) -> Response:
    named = f'attachment; filename="bien-ban-{request.path_params["meeting"]}.{ending}"'
    headers = {"content-disposition": named, "cache-control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


def _build(actor: Actor, code: str) -> bytes:
    return document.build(load_minutes(actor, meetings.id_of(actor, code)))
