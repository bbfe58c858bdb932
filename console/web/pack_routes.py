"""Downloads of a unit's pack, for those who may read it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.drafting import pack_table
from console.drafting.views.pack_content import load_pack
from console.errors import NotSignedIn
from console.meetings.views import agenda as meetings
from console.official import assignment_pack
from console.web.limits import signed_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def routes() -> list[Route]:
    """Give the routes of packs."""
    return [
        Route("/files/{meeting}/packs/{unit:int}.docx", _docx),
        Route("/files/{meeting}/packs/{unit:int}.xlsx", _xlsx),
    ]


async def _docx(request: Request) -> Response:
    """Give the pack as .docx.

    Raises:
        NotSignedIn, NotAllowed: nobody, not for this role, or another unit's pack.
        NotFound: no such meeting, or nothing is assigned to the unit.
    """
    return await _file(request, "docx", WORD)


async def _xlsx(request: Request) -> Response:
    """Give the pack as .xlsx; raises as above."""
    return await _file(request, "xlsx", SHEET)


async def _file(request: Request, ending: str, media_type: str) -> Response:
    actor = await signed_in(request.scope)
    if actor is None:
        raise NotSignedIn
    code, unit_id = request.path_params["meeting"], request.path_params["unit"]
    content = await run_in_threadpool(_built, actor, code, unit_id, ending)
    named = f'attachment; filename="goi-phan-cong-{code}-{unit_id}.{ending}"'
    headers = {"content-disposition": named, "cache-control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


def _built(actor: Actor, code: str, unit_id: int, ending: str) -> bytes:
    content = load_pack(actor, meetings.id_of(actor, code), unit_id)
    if ending == "docx":
        return assignment_pack.build(content)
    return pack_table.xlsx_bytes(content, actor.language)
