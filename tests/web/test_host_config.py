"""What the page is told about its host: as Streamlit says it, but without its own dialogs."""

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from console.web.host_config import HostConfig

TOLD = {"allowedOrigins": [], "blockErrorDialogs": False}


@pytest.fixture
def client() -> TestClient:
    async def told(_request: object) -> JSONResponse:
        return JSONResponse(TOLD)

    return TestClient(HostConfig(Starlette(routes=[Route("/_stcore/host-config", told)])))


def test_streamlit_s_connection_dialog_is_switched_off(client: TestClient) -> None:
    answer = client.get("/_stcore/host-config")

    assert answer.json() == {**TOLD, "blockErrorDialogs": True}


def test_an_address_that_is_not_there_is_left_alone(client: TestClient) -> None:
    assert client.get("/today/_stcore/host-config").status_code == 404
    assert client.get("/nothing").status_code == 404
