"""Downloads for signed-in people: the minutes of a meeting as they stand now."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.errors import NotSignedIn
from console.meetings import view as meetings
from console.papers import minutes
from console.papers.view import load_minutes
from console.web.limits import signed_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def routes() -> list[Route]:
    """Give the routes of downloads."""
    return [Route("/files/{meeting}/minutes.docx", _minutes)]


async def _minutes(request: Request) -> Response:
    """Give the minutes as .docx.

    Raises:
        NotSignedIn, NotAllowed: this person may not read papers.
        NotFound: no such meeting.
    """
    code = request.path_params["meeting"]
    actor = await signed_in(request.scope)
    if actor is None:
        raise NotSignedIn
    content = await run_in_threadpool(_build, actor, code)
    named = f'attachment; filename="bien-ban-{code}.docx"'
    headers = {"content-disposition": named, "cache-control": "no-store"}
    return Response(content, media_type=WORD, headers=headers)


def _build(actor: Actor, code: str) -> bytes:
    return minutes.build(load_minutes(actor, meetings.id_of(actor, code)))
