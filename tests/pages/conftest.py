"""Opens pages through the entry script, as somebody, without a browser."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from console import incidents
from console.auth import login_sessions
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.i18n.catalog import translate
from console.settings import Settings
from console.ui import gate
from console.web import asgi, options

OpenPage = Callable[..., AppTest]
PATIENCE = 60  # seconds for one run on a machine under load

# Each AppTest reads what every installed package says of itself, for 0.25 s: once will do.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


class Logged(logging.Handler):
    """Numbers of the incidents logged while it listens."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() == "incident":
            self.numbers.append(record.__dict__["facts"]["incident"])


@pytest.fixture(autouse=True)
def incident_numbers() -> Iterator[list[str]]:
    """Give the incidents of a test; what a page tells instead of raising fails it all the same.

    A test that means a failure to happen takes its number out.
    """
    heard = Logged()
    incidents.LOG.addHandler(heard)
    yield heard.numbers
    incidents.LOG.removeHandler(heard)
    assert not heard.numbers


def cookie_for(actor: Actor) -> str:
    ticket = login_sessions.make_ticket(actor.account_id)
    return login_sessions.redeem(ticket, device_token=None).cookie_token


@pytest.fixture
def open_page(sqlite_database: str) -> Iterator[OpenPage]:
    """Open the console as an actor, with cookies given, or as nobody."""
    options.put_in_force(Settings())
    st.cache_data.clear()  # kept for the process, which has one database outside tests
    with ExitStack() as stack:

        def opened(*, as_: Actor | None = None, cookies: dict[str, str] | None = None) -> AppTest:
            sent = dict(cookies or {})
            if as_ is not None:
                sent[SESSION_COOKIE] = cookie_for(as_)
            stack.enter_context(gate.pretended_cookies(sent))
            return AppTest.from_file(str(Path(asgi.ENTRY)), default_timeout=PATIENCE).run()

        yield opened


def page_of(script: Callable[..., None], **given: Any) -> AppTest:
    """Give a page whose script is one function; `args` and `kwargs` go to it."""
    return AppTest.from_function(script, default_timeout=PATIENCE, **given)


def drawn(page: AppTest) -> str:
    """Give everything our own pieces drew, as one text."""
    return "\n".join(str(one.proto.body) for one in page.get("html"))


def mounted(page: AppTest, key: str) -> dict[str, object]:
    """Give what a component of ours was handed; nothing = it is not drawn."""
    found = [one.proto for one in page.get("bidi_component") if f"-{key}" in one.proto.id]
    told: dict[str, object] = json.loads(found[0].json) if found else {}
    return told


def assert_refused(page: AppTest, file: str) -> None:
    """Ask for a page that stands in no menu of this person: its first line refuses in words."""
    page.switch_page(file).run()
    assert [one.value for one in page.error] == [translate("vi", "error.not_allowed")]


def choices(page: AppTest, key: str) -> list[dict[str, Any]]:
    """Give the lines of a choice list."""
    mounted = [one.proto for one in page.get("bidi_component") if f"-{key}" in one.proto.id]
    lines: list[dict[str, Any]] = json.loads(mounted[0].json)["lines"] if mounted else []
    return lines
