"""Downloads of programmes and invitations, for those who may read papers."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.docx import pdf
from console.errors import NotSignedIn
from console.official.views.documents import PaperFile, paper_file, single_files
from console.web.limits import signed_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def routes() -> list[Route]:
    """Give the routes of papers."""
    return [
        Route("/files/papers/{id:int}.docx", _docx),
        Route("/files/papers/{id:int}.pdf", _pdf),
        Route("/files/papers/{id:int}.zip", _zip),
    ]


async def _docx(request: Request) -> Response:
    """Give the paper as .docx, as issued or as the draft stands.

    Raises:
        NotSignedIn, NotAllowed: this person may not read papers.
        NotFound: no such paper.
    """
    file = await _asked(request, paper_file)
    return _answer(file.name, WORD, file.content)


async def _pdf(request: Request) -> Response:
    """Give the paper as PDF.

    Raises:
        NotSignedIn, NotAllowed, NotFound: as above.
        Unavailable: LibreOffice is missing, busy, or gave nothing in time.
    """
    file = await _asked(request, paper_file)
    turned = await run_in_threadpool(pdf.to_pdf, file.content)
    return _answer(f"{file.name.removesuffix('.docx')}.pdf", "application/pdf", turned)


async def _zip(request: Request) -> Response:
    """Give each addressee's paper as a file of its own; raises as `_docx`."""
    file = await _asked(request, single_files)
    return _answer(file.name, "application/zip", file.content)


async def _asked(request: Request, give: Callable[[Actor, int], PaperFile]) -> PaperFile:
    actor = await signed_in(request.scope)
    if actor is None:
        raise NotSignedIn
    return await run_in_threadpool(give, actor, request.path_params["id"])


def _answer(name: str, media_type: str, content: bytes) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)
