"""Builds the application: pages, routes, and the layers around them.

    proxy -> headers -> origin -> limits -> addresses -> st.App (our routes, then Streamlit's)

`python -m console serve` serves it; so does `uvicorn --factory console.web.asgi:build`.
"""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp
from streamlit.starlette import App
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from console import bootstrap, page_table
from console.live import listener
from console.mail.acts import reminders
from console.mail.delivery import carrier
from console.mail.worker import MailWorker
from console.settings import Settings
from console.web import (
    calendar_routes,
    counter_routes,
    downloads,
    error_handlers,
    frontend_routes,
    health_routes,
    log,
    notice_routes,
    options,
    page_sessions,
    public_routes,
    register_routes,
    results_routes,
    row_paths,
    session_routes,
    site_routes,
    speak_routes,
    typing_routes,
)
from console.web.addresses import Addresses
from console.web.headers import Headers
from console.web.host_config import HostConfig
from console.web.limits import Limits
from console.web.live_routes import Live
from console.web.metrics import Metrics
from console.web.origin_check import OriginCheck

ENTRY = Path(__file__).with_name("main.py")
STOP_SECONDS = 3.0  # how long acts that are running in pages may take to finish
_SCRIPT_THREAD = "ScriptRunner.scriptThread"


def build(settings: Settings | None = None) -> ASGIApp:
    """Start the console in this process and give the whole application.

    Args:
        settings: those in force; read from the environment without.
    """
    chosen = bootstrap.start(settings)
    log.start()
    options.put_in_force(chosen)
    live, metrics = Live(chosen, lives=page_sessions.lives), Metrics()
    ours = routes(chosen, live, metrics)
    app = Addresses(_pages(live, ours, chosen), chosen, ours)
    for library in ("streamlit", "uvicorn"):
        log.take_over(library)
    return layered(HostConfig(app), chosen, metrics)


def layered(app: ASGIApp, settings: Settings, metrics: Metrics) -> ASGIApp:
    """Put the layers around an application."""
    limits = Limits(app, settings=settings, metrics=metrics)
    checked = OriginCheck(limits, settings)
    headers = Headers(checked, metrics=metrics, is_secure=settings.is_secure)
    return ProxyHeadersMiddleware(headers, trusted_hosts=settings.trusted_proxies)  # type: ignore[arg-type,return-value]


def routes(settings: Settings, live: Live, metrics: Metrics) -> list[BaseRoute]:
    """Give our own routes."""
    row_paths.install()

    def counted() -> dict[str, float]:
        others = {
            "page_sessions": page_sessions.count(),
            "notices_reconnected_total": listener.reconnected,
        }
        return {**asdict(metrics), **live.counted(), **others}

    ours: list[Route | WebSocketRoute] = [
        *session_routes.routes(settings),
        *typing_routes.routes(settings),
        *downloads.routes(),
        *frontend_routes.routes(),
        *public_routes.routes(settings),
        *notice_routes.routes(settings),
        *results_routes.routes(settings),
        *register_routes.routes(settings),
        *speak_routes.routes(settings),
        *counter_routes.routes(settings),
        *calendar_routes.routes(settings),
        *live.routes(),
        *health_routes.routes(counted),
        *site_routes.routes(),
    ]
    log.know(route.path for route in ours)
    log.know(entry.name for entry in page_table.PAGES)
    return [*ours]


def _pages(live: Live, ours: list[BaseRoute], settings: Settings) -> App:
    @asynccontextmanager
    async def lifespan(_app: App) -> AsyncIterator[None]:
        stop_listening = live.listen()
        stop_watching = await run_in_threadpool(listener.start)
        stop_mail = _post(settings)
        log.note("started", start_id=live.start_id)
        try:
            yield
        finally:
            await run_in_threadpool(stop_mail)
            await run_in_threadpool(stop_watching)
            stop_listening()
            await run_in_threadpool(finish_acts, STOP_SECONDS)
            log.note("stopped")

    return App(
        ENTRY,
        lifespan=lifespan,
        routes=ours,
        on_script_error=error_handlers.script_broken,
        exception_handlers=error_handlers.HANDLERS,
    )


def _post(settings: Settings) -> Callable[[], None]:
    """Send mail in the background where a mail server is set; gives what stops it."""
    if not settings.sends_mail:
        return lambda: None
    return MailWorker(carrier(settings), daily=_remind).start()


def _remind() -> None:
    reminders.remind_all(bootstrap.command_line())


def finish_acts(seconds: float) -> None:
    """Wait until the page scripts that are running now have ended, at most so long."""
    deadline = monotonic() + seconds
    for thread in threading.enumerate():
        if thread.name == _SCRIPT_THREAD:
            thread.join(max(0.0, deadline - monotonic()))
