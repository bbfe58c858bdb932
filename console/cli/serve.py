"""`serve`: migrate if needed, then serve pages, boards and public routes."""

import argparse
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

import uvicorn

from console import schema, serving_lock, settings
from console.cli.loading import keep_loaded, loading
from console.cli.output import say
from console.errors import Refused
from console.settings import Settings

GRACE_SECONDS = 4  # for requests that are running when the server is told to stop
LONGEST_MESSAGE = 2 * 1024 * 1024  # bytes a browser may send through a socket at once
PING_SECONDS = 60.0  # between two pings of a socket; boards carry a heartbeat of their own
WAITING_MESSAGES = 16  # messages of one socket kept until they are read


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("serve", help="migrate if needed, then serve the pages")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8501)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop (SIGTERM, SIGINT).

    Raises:
        Refused: another process serves this SQLite database.
    """
    with loading():
        # Streamlit takes seconds to load; only here.
        from console.web import asgi, connections  # noqa: PLC0415

    with serving_lock.held(Refused("already_served")):
        _serve(arguments, asgi.build, connections.connection_of)
    return 0


def _serve(
    arguments: argparse.Namespace, build: Callable[..., Any], connection_of: Callable[..., Any]
) -> None:
    if not schema.is_current():
        schema.upgrade()
        say("cli.migrated", revision=schema.newest())
    raise_open_files()
    keep_loaded()
    chosen = at_port(settings.current(), arguments.port)
    # uvicorn hands a signal on after it stopped; that must not kill the process before the end.
    signal.signal(signal.SIGTERM, _leave)
    say("web.serving", address=chosen.public_url)
    uvicorn.run(
        build(chosen),
        host=arguments.host,
        port=arguments.port,
        http=connection_of(chosen),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_per_message_deflate=False,
        ws_max_size=LONGEST_MESSAGE,
        ws_max_queue=WAITING_MESSAGES,
        ws_ping_interval=PING_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def at_port(given: Settings, port: int) -> Settings:
    """Give settings whose public address has this port, unless an address was chosen."""
    if "public_url" in given.model_fields_set:
        return given
    return given.model_copy(update={"public_url": f"http://127.0.0.1:{port}"})


def raise_open_files() -> int:
    """Allow as many open files, so sockets, as the system lets us; gives that number."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def _leave(_number: int, _frame: object) -> None:
    sys.exit(0)
