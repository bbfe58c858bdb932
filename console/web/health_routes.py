"""`/healthz`: the process lives; `/readyz`: it can work; `/metrics`: what Prometheus reads."""

from collections.abc import Callable, Mapping

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from console import clock, db, schema, use_case


def routes(counted: Callable[[], Mapping[str, float]]) -> list[Route]:
    """Give the three routes.

    Args:
        counted: name (without `console_`) -> value now, of what only the web layer knows.
    """
    started = clock.now()

    async def metrics(_request: Request) -> Response:
        values = {
            "uptime_seconds": (clock.now() - started).total_seconds(),
            "acts_retried_total": use_case.retried,
            **counted(),
        }
        return PlainTextResponse(_exposition(values), media_type="text/plain; version=0.0.4")

    return [
        Route("/healthz", _lives),
        Route("/readyz", _is_ready),
        Route("/metrics", metrics),
    ]


async def _lives(_request: Request) -> Response:
    return PlainTextResponse("ok")


async def _is_ready(_request: Request) -> Response:
    states = await run_in_threadpool(_states)
    return JSONResponse(states, 200 if all(states.values()) else 503)


def _states() -> dict[str, bool]:
    try:
        with db.reading() as session:
            session.execute(text("SELECT 1"))
        return {"database": True, "schema": schema.is_current()}
    except SQLAlchemyError:
        return {"database": False, "schema": False}


def _exposition(values: Mapping[str, float]) -> str:
    lines = []
    for name, value in values.items():
        kind = "counter" if name.endswith("_total") else "gauge"
        lines += [f"# TYPE console_{name} {kind}", f"console_{name} {value:g}"]
    return "\n".join(lines) + "\n"
