"""The address a proxy states is believed only of proxies we trust."""

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from console.settings import Settings
from console.web import asgi
from console.web.metrics import Metrics


async def tell_address(scope: Scope, receive: Receive, send: Send) -> None:
    client = Request(scope).client
    await PlainTextResponse(client.host if client else "")(scope, receive, send)


@pytest.mark.parametrize(
    ("peer", "stated", "seen"),
    [
        ("10.0.0.5", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.5", "127.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
    ],
)
def test_an_address_is_taken_from_trusted_proxies_alone(peer: str, stated: str, seen: str) -> None:
    app = asgi.layered(tell_address, Settings(trusted_proxies="10.0.0.5"), Metrics())

    answer = TestClient(app, client=(peer, 4000)).get("/", headers={"x-forwarded-for": stated})

    assert answer.text == seen
