"""Who asks, by the session cookie of a request."""

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from console.auth import login_sessions
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.errors import NotSignedIn


async def signed_in(scope: Scope) -> Actor | None:
    """Give who the session cookie of a request belongs to; asks the database in a thread."""
    token = cookie_parser(Headers(scope=scope).get("cookie", "")).get(SESSION_COOKIE)
    if not token:
        return None
    return await anyio.to_thread.run_sync(login_sessions.restore, token)


async def required(scope: Scope) -> Actor:
    """Give who the session cookie of a request belongs to.

    Raises:
        NotSignedIn: nobody, or a login session that has ended.
    """
    actor = await signed_in(scope)
    if actor is None:
        raise NotSignedIn
    return actor
