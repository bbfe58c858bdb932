"""The routes behind all layers, without Streamlit; the real server for what only it can show."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from console.auth import login_sessions
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.settings import Settings
from console.web import asgi, error_handlers
from console.web.live_routes import Live
from console.web.metrics import Metrics

ADDRESS = "http://console.test"
OWN = {"origin": ADDRESS}

Opened = Callable[..., AbstractContextManager[TestClient]]


@contextmanager
def opened(
    *,
    heartbeat_seconds: float = 15.0,
    lives: Callable[[str], bool] = lambda _session: False,
    **settings: object,
) -> Iterator[TestClient]:
    chosen = Settings(**{"public_url": ADDRESS, **settings})  # type: ignore[arg-type]
    live = Live(chosen, lives=lives, heartbeat_seconds=heartbeat_seconds)
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop_listening = live.listen()
        yield
        stop_listening()

    app = Starlette(
        routes=asgi.routes(chosen, live, metrics),
        exception_handlers=error_handlers.HANDLERS,
        lifespan=lifespan,
    )
    layered = asgi.layered(app, chosen, metrics)
    with TestClient(layered, base_url=ADDRESS, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def browser(sqlite_database: str) -> Iterator[TestClient]:
    """A browser that is not signed in."""
    with opened() as client:
        yield client


def sign_in_here(client: TestClient, actor: Actor) -> int:
    """Give a browser the cookie of a new login session; gives the session's id."""
    ticket = login_sessions.make_ticket(actor.account_id)
    given = login_sessions.redeem(ticket, device_token=None)
    client.cookies.set(SESSION_COOKIE, given.cookie_token)
    return given.login_session_id
