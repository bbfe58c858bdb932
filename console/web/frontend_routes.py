"""`/frontend/<version>/<file>`: our modules, styles and texts, kept by browsers for good."""

from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console import frontend
from console.errors import NotFound

FOR_GOOD = "public, max-age=31536000, immutable"
OF_ANOTHER_VERSION = "no-store"  # a page older than this server gets what there is now


def routes() -> list[Route]:
    """Give the route of the files."""
    return [Route("/frontend/{version}/{path:path}", _file)]


async def _file(request: Request) -> Response:
    """Give one file.

    Raises:
        NotFound: no such file.
    """
    path = request.path_params["path"]
    content = frontend.files().get(path)
    if content is None:
        raise NotFound
    is_current = request.path_params["version"] == frontend.version()
    kept = FOR_GOOD if is_current else OF_ANOTHER_VERSION
    kind = frontend.KINDS.get(PurePosixPath(path).suffix, "application/json")
    return Response(content, media_type=kind, headers={"cache-control": kept})
