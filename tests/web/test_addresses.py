"""Addresses are stated by their routes; whatever a page, template or script links to is one."""

import re
from collections.abc import Iterator
from itertools import chain, product, zip_longest
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Route, WebSocketRoute

from console.page_table import PAGES
from console.settings import Settings
from console.web import asgi
from console.web.live_routes import Live
from console.web.metrics import Metrics

ROOT = Path(__file__).parents[2]
FIRST = [
    "live", "hall", "my", "register", "speak", "counter", "notice", "results", "results.atom",
    "files", "calendar", "session", "typing", "frontend",
]  # fmt: skip
# An address in quotes, up to its query; what is put in at run time stands in braces.
ADDRESS = re.compile(rf"""["'`=]/((?:{"|".join(FIRST)})\b(?:\$?\{{+[^}}]*\}}+|[\w./-])*)""")
PUT_IN = re.compile(r"\$?\{+[^}]*\}+")
SAMPLES = ("2026-10", "1", "docx", "csv")  # of what is put in: a meeting, a number, an ending
ENDINGS = ("", "2026-10", ".docx")  # of an address that is put together of two texts


def ours() -> list[BaseRoute]:
    settings = Settings()
    return asgi.routes(settings, Live(settings, lives=lambda _session: True), Metrics())


def linked() -> Iterator[tuple[str, str]]:
    """Give what is linked to: file, and the address as it is written there."""
    for folder in ("console", "pages"):
        for file in sorted((ROOT / folder).rglob("*.*")):
            if file.suffix in (".py", ".html", ".js") and not file.name.endswith("_routes.py"):
                text = re.sub(r'""".*?"""', "", file.read_text("utf-8"), flags=re.DOTALL)
                for found in ADDRESS.finditer(text):
                    yield str(file.relative_to(ROOT)), f"/{found[1]}"


def tried(address: str) -> Iterator[str]:
    """Give an address with every sample in the place of what is put in."""
    parts = PUT_IN.split(address)
    for samples in product(SAMPLES, repeat=len(parts) - 1):
        filled = "".join(chain.from_iterable(zip_longest(parts, samples, fillvalue="")))
        yield from (filled + ending for ending in ENDINGS)


def leads_somewhere(address: str, routes: list[BaseRoute]) -> bool:
    known = [route for route in routes if isinstance(route, Route | WebSocketRoute)]
    return any(route.path_regex.match(filled) for filled in tried(address) for route in known)


LINKED = sorted(set(linked()))


def test_links_are_found() -> None:
    assert len(LINKED) > 20
    assert {address.split("/")[1] for _, address in LINKED} >= {"live", "my", "register", "files"}


@pytest.mark.parametrize(("file", "address"), LINKED)
def test_a_link_leads_to_a_route(file: str, address: str) -> None:
    assert leads_somewhere(address, ours()), file


def test_no_route_and_no_page_share_an_address() -> None:
    known = [route for route in ours() if isinstance(route, Route | WebSocketRoute)]
    taken = [
        entry.name
        for entry in PAGES
        if any(route.path_regex.match(f"/{entry.name}") for route in known)
    ]

    assert taken == []


def test_every_first_part_of_a_route_is_looked_for() -> None:
    machines = {"healthz", "readyz", "metrics", "favicon.ico", "robots.txt"}
    known = [route for route in ours() if isinstance(route, Route | WebSocketRoute)]

    assert {route.path.split("/")[1] for route in known} - machines == set(FIRST)
