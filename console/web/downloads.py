"""Downloads for signed-in people: minutes, papers, packs, commitments, files that came with forms.

Each is built in a thread for who asks, raises what its view raises, and is kept by nobody between.
"""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.capture import marks_table
from console.capture.views import recordings
from console.docx import pdf
from console.drafting import pack_table
from console.drafting.views.pack_content import load_pack
from console.follow_up import table
from console.follow_up.views import commitments
from console.meetings.views import agenda as meetings
from console.minutes import document
from console.minutes.views.draft import load_minutes
from console.official import assignment_pack
from console.official.views.documents import paper_file, single_files
from console.registration.views.registration_detail import load_attachment
from console.web import sign_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, ZIP, CSV = "application/pdf", "application/zip", "text/csv; charset=utf-8"
UNKNOWN = "application/octet-stream"  # what strangers sent is never shown in a page


@dataclass(frozen=True, slots=True)
class Download:
    """One file as it is handed out."""

    name: str
    media_type: str
    content: bytes


Build = Callable[[Actor, Request], Download]


def routes() -> list[Route]:
    """Give the routes of downloads."""
    return [_route(path, build) for path, build in _BUILT.items()]


def _route(path: str, build: Build) -> Route:
    async def download(request: Request) -> Response:
        actor = await sign_in.required(request.scope)
        file = await run_in_threadpool(build, actor, request)
        headers = {
            "content-disposition": f'attachment; filename="{file.name}"',
            "cache-control": "no-store",
        }
        return Response(file.content, media_type=file.media_type, headers=headers)

    return Route(path, download)


def _as_pdf(build: Build) -> Build:
    """Turn what is built into PDF, which LibreOffice may be missing or too busy for."""

    def turned(actor: Actor, request: Request) -> Download:
        file = build(actor, request)
        name = f"{file.name.removesuffix('.docx')}.pdf"
        return Download(name, PDF, pdf.to_pdf(file.content))

    return turned


def _minutes(actor: Actor, request: Request) -> Download:
    code = request.path_params["meeting"]
    content = document.build(load_minutes(actor, meetings.id_of(actor, code)))
    return Download(f"bien-ban-{code}.docx", WORD, content)


def _paper(actor: Actor, request: Request) -> Download:
    """Give a paper as issued, or as the draft stands."""
    file = paper_file(actor, request.path_params["id"])
    return Download(file.name, WORD, file.content)


def _papers(actor: Actor, request: Request) -> Download:
    """Give each addressee's paper as a file of its own."""
    file = single_files(actor, request.path_params["id"])
    return Download(file.name, ZIP, file.content)


def _pack(actor: Actor, request: Request) -> Download:
    code, unit_id = request.path_params["meeting"], request.path_params["unit"]
    content = load_pack(actor, meetings.id_of(actor, code), unit_id)
    name = f"goi-phan-cong-{code}-{unit_id}.docx"
    return Download(name, WORD, assignment_pack.build(content))


def _pack_sheet(actor: Actor, request: Request) -> Download:
    code, unit_id = request.path_params["meeting"], request.path_params["unit"]
    content = load_pack(actor, meetings.id_of(actor, code), unit_id)
    name = f"goi-phan-cong-{code}-{unit_id}.xlsx"
    return Download(name, SHEET, pack_table.xlsx_bytes(content, actor.language))


def _commitments(actor: Actor, request: Request) -> Download:
    lines = _asked_for(actor, request)
    return Download("theo-doi.csv", CSV, table.csv_bytes(lines, actor.language))


def _commitments_sheet(actor: Actor, request: Request) -> Download:
    lines = _asked_for(actor, request)
    return Download("theo-doi.xlsx", SHEET, table.xlsx_bytes(lines, actor.language))


def _asked_for(actor: Actor, request: Request) -> tuple[commitments.CommitmentLine, ...]:
    """Give the commitments as narrowed on the page."""
    asked = request.query_params
    return commitments.load(actor, commitments.filter_of(dict(asked))).lines


def _marks(actor: Actor, request: Request) -> Download:
    """Give where in the recordings each question was taken up."""
    code = request.path_params["meeting"]
    told = recordings.load(actor, meetings.id_of(actor, code))
    content = marks_table.csv_bytes(told, actor.language)
    return Download(f"moc-ghi-am-{code}.csv", CSV, content)


def _attachment(actor: Actor, request: Request) -> Download:
    file = load_attachment(actor, request.path_params["id"])
    return Download(file.name, UNKNOWN, file.content)


_BUILT: dict[str, Build] = {
    "/files/{meeting}/minutes.docx": _minutes,
    "/files/{meeting}/minutes.pdf": _as_pdf(_minutes),
    "/files/{meeting}/packs/{unit:row}.docx": _pack,
    "/files/{meeting}/packs/{unit:row}.xlsx": _pack_sheet,
    "/files/{meeting}/recording.csv": _marks,
    "/files/papers/{id:row}.docx": _paper,
    "/files/papers/{id:row}.pdf": _as_pdf(_paper),
    "/files/papers/{id:row}.zip": _papers,
    "/files/follow-up.csv": _commitments,
    "/files/follow-up.xlsx": _commitments_sheet,
    "/files/attachments/{id:row}": _attachment,
}
