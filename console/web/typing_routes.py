"""`/typing/<field>`: text being typed is kept here until it becomes an act.

GET gives what is kept of one's own, POST keeps what stands there now, DELETE erases it. Answers
tell revision and server time; 409 carries what another tab or machine of the account wrote.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from console import clock
from console.auth.actor import Actor
from console.errors import Conflict, Invalid
from console.live import typed_text
from console.live.field_names import FieldName
from console.live.typed_text import Kept
from console.settings import Settings
from console.web import sign_in
from console.web.origins import refuse_foreign


@dataclass(frozen=True, slots=True)
class _Change:
    """What a browser says of one change."""

    text: str
    revision: int
    seen: int
    writer: str


def routes(settings: Settings) -> list[Route]:
    """Give the route of typing."""

    async def asked(request: Request) -> Response:
        if request.method != "GET":
            refuse_foreign(request, settings)
        actor = await sign_in.required(request.scope)
        return await _ANSWERS[request.method](request, actor)

    return [Route("/typing/{field}", asked, methods=["GET", "POST", "DELETE"])]


async def _load(request: Request, actor: Actor) -> Response:
    """Give what is kept.

    Raises:
        NotAllowed, NotFound: not who may write there, or no such field.
    """
    kept = await run_in_threadpool(typed_text.load, actor, _field(request))
    return _told(kept)


async def _keep(request: Request, actor: Actor) -> Response:
    """Keep one change; 409 with what another tab wrote meanwhile.

    Raises:
        NotAllowed, NotFound: not who may write there, or no such field.
        Invalid: not what a browser of ours sends.
    """
    change = _read(await request.body())
    try:
        kept = await run_in_threadpool(
            typed_text.keep,
            actor,
            _field(request),
            change.text,
            revision=change.revision,
            seen=change.seen,
            writer=change.writer,
        )
    except Conflict as conflict:
        return _told(cast(Kept, conflict.now), 409)
    return _told(kept)


async def _erase(request: Request, actor: Actor) -> Response:
    """Erase what is kept.

    Raises:
        NotAllowed, NotFound: not who may write there, or no such field.
    """
    await run_in_threadpool(typed_text.erase, actor, _field(request))
    return Response(status_code=204, headers={"cache-control": "no-store"})


_ANSWERS: dict[str, Callable[[Request, Actor], Awaitable[Response]]] = {
    "GET": _load,
    "HEAD": _load,
    "POST": _keep,
    "DELETE": _erase,
}


def _field(request: Request) -> FieldName:
    return FieldName.parse(request.path_params["field"])


def _read(body: bytes) -> _Change:
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise Invalid({"text": "typing_unreadable"}) from None
    wanted = {"text": str, "revision": int, "seen": int, "writer": str}
    if not isinstance(told, dict) or any(
        type(told.get(name)) is not wanted[name] for name in wanted
    ):
        raise Invalid({"text": "typing_unreadable"})
    return _Change(**{name: told[name] for name in wanted})


def _told(kept: Kept, status: int = 200) -> Response:
    body = {
        "text": kept.text,
        "revision": kept.revision,
        "done": kept.done,
        "others": [
            {"account": writer.account_id, "name": writer.name, "at": clock.iso(writer.at)}
            for writer in kept.others
        ],
        "server_at": clock.iso(clock.now()),
    }
    return JSONResponse(body, status, headers={"cache-control": "no-store"})
