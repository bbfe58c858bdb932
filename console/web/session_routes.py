"""`POST /session` turns a sign-in ticket into our cookie, `POST /session/end` signs out."""

from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console import clock
from console.auth import login_sessions
from console.auth.cookies import DEVICE_COOKIE, DEVICE_DAYS, SESSION_COOKIE
from console.settings import Settings
from console.web.origins import refuse_foreign
from console.web.sign_in import signed_in

_DEVICE_SECONDS = int(timedelta(days=DEVICE_DAYS).total_seconds())


def routes(settings: Settings) -> list[Route]:
    """Give the routes of signing in and out."""

    async def begin(request: Request) -> Response:
        refuse_foreign(request, settings)
        ticket = (await request.body()).decode("ascii", "replace").strip()
        given = await run_in_threadpool(
            login_sessions.redeem, ticket, device_token=request.cookies.get(DEVICE_COOKIE)
        )
        response = _empty()
        seconds = int((given.expires_at - clock.now()).total_seconds())
        _set(response, settings, SESSION_COOKIE, given.cookie_token, seconds)
        _set(response, settings, DEVICE_COOKIE, given.device_token, _DEVICE_SECONDS)
        return response

    async def end(request: Request) -> Response:
        refuse_foreign(request, settings)
        actor = await signed_in(request.scope)
        response = _empty()
        response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax")
        if actor is not None and actor.login_session_id is not None:
            await run_in_threadpool(login_sessions.end, actor.login_session_id)
        return response

    return [
        Route("/session", begin, methods=["POST"]),
        Route("/session/end", end, methods=["POST"]),
    ]


def _set(response: Response, settings: Settings, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="lax", secure=settings.is_secure
    )


def _empty() -> Response:
    return Response(status_code=204, headers={"cache-control": "no-store"})
