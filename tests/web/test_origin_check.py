"""Before Streamlit is asked anything: no page of anybody else connects, and nothing calls out."""

import socket

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect
from streamlit.web.server import server_util

from console.settings import Settings
from console.web import options
from console.web.origin_check import OriginCheck
from tests.web.conftest import ADDRESS, OWN

FOREIGN = ("https://evil.test", "http://localhost", "http://127.0.0.1:8501", "null", "")


async def answers(scope: Scope, receive: Receive, send: Send) -> None:
    """An application behind the layer that lets everybody in."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 1000})
        return
    start: Message = {"type": "http.response.start", "status": 204, "headers": []}
    await send(start)
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def client() -> TestClient:
    app = OriginCheck(answers, Settings(public_url=ADDRESS))
    return TestClient(app, base_url=ADDRESS)


@pytest.mark.parametrize("path", ["/_stcore/stream", "/live/2026-10", "/anything"])
@pytest.mark.parametrize("origin", FOREIGN)
def test_no_foreign_page_opens_a_socket(client: TestClient, path: str, origin: str) -> None:
    headers = {"origin": origin} if origin else {}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect(path, headers=headers),
    ):
        pass

    assert refused.value.code == 1008


def test_a_page_of_ours_opens_one(client: TestClient) -> None:
    with client.websocket_connect("/_stcore/stream", headers=OWN) as opened:
        assert opened.receive()["code"] == 1000


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/_stcore/upload_file/1/2", "/session", "/typing/x", "/anything"])
def test_no_foreign_page_changes_anything(client: TestClient, method: str, path: str) -> None:
    for origin in FOREIGN:
        answer = client.request(method, path, headers={"origin": origin} if origin else {})
        assert (answer.status_code, ADDRESS in answer.text) == (403, True)

    assert client.request(method, path, headers=OWN).status_code == 204


def test_everybody_reads(client: TestClient) -> None:
    assert client.get("/anything", headers={"origin": "https://evil.test"}).status_code == 204


def test_streamlit_asks_no_other_machine_for_an_address(called_out: list[str]) -> None:
    options.put_in_force(Settings())

    assert not server_util.is_url_from_allowed_origins("https://evil.test")
    assert called_out == []


def test_a_call_to_another_machine_is_found(called_out: list[str]) -> None:
    with pytest.raises(ConnectionRefusedError), socket.socket() as tried:
        tried.connect(("203.0.113.1", 80))

    assert called_out == ["203.0.113.1"]
    called_out.clear()
