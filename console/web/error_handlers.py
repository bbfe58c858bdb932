"""Error type -> answer: of routes, and of page scripts."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from console import incidents, settings
from console.administration.failed_accesses import FailedAccess
from console.errors import ConsoleError, NotAllowed
from console.i18n.catalog import LANGUAGES, translate
from console.ui import failed_access
from console.ui.text import t
from console.web import sign_in


async def refused(request: Request, error: Exception) -> Response:
    """Answer a refusal with its status and its text in the reader's language."""
    assert isinstance(error, ConsoleError)  # Starlette picks the handler by type
    if isinstance(error, NotAllowed):
        await _tell_forbidden(request)
    text = translate(_language(request), f"error.{error.code}", **error.facts)
    return PlainTextResponse(text, error.http_status)


async def broken(request: Request, error: Exception) -> Response:
    """Answer a bug with an incident number."""
    number = incidents.log(error)
    return PlainTextResponse(translate(_language(request), "web.incident", number=number), 500)


def script_broken(error: Exception) -> bool:
    """Log a bug of a page script and show its incident number; gives True: all is shown."""
    st.error(t("web.incident", number=incidents.log(error)))
    return True


HANDLERS: Mapping[Any, Any] = {ConsoleError: refused, Exception: broken}


async def _tell_forbidden(request: Request) -> None:
    actor = await sign_in.signed_in(request.scope)
    if actor is not None and not actor.is_held_back:
        await run_in_threadpool(failed_access.tell, FailedAccess.ROUTE, actor.account_id)


def _language(request: Request) -> str:
    asked = request.headers.get("accept-language", "")[:2].lower()
    return asked if asked in LANGUAGES else settings.current().language
