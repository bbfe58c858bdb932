"""Modules, styles and texts of the boards: served by version, to everybody, and nothing else."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from console import frontend
from console.frontend import state_looks
from console.i18n import catalog
from console.web import error_handlers, frontend_routes


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=frontend_routes.routes(), exception_handlers=error_handlers.HANDLERS)
    return TestClient(app)


def test_a_module_of_this_version_is_kept_for_good(client: TestClient) -> None:
    answer = client.get(f"/frontend/{frontend.version()}/areas/../board.js")
    direct = client.get(f"/frontend/{frontend.version()}/board.js")

    assert direct.status_code == 200
    assert direct.headers["content-type"].startswith("text/javascript")
    assert "immutable" in direct.headers["cache-control"]
    assert answer.content == direct.content


def test_a_page_of_an_older_version_gets_what_there_is_and_does_not_keep_it(
    client: TestClient,
) -> None:
    answer = client.get("/frontend/000000000000/board.js")

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("language", catalog.LANGUAGES)
def test_labels_are_the_texts_of_the_boards_and_no_others(
    client: TestClient, language: str
) -> None:
    texts = json.loads(client.get(f"/frontend/x/labels.{language}.json").content)

    assert texts["word.outcome.written_reply"] == catalog.translate(
        language, "word.outcome.written_reply"
    )
    looks = state_looks.texts()
    assert {key.split(".")[0] for key in texts.keys() - looks} <= set(frontend.LABEL_AREAS)
    assert looks.items() <= texts.items()


@pytest.mark.parametrize("path", ["__init__.py", "../clock.py", "..%2fclock.py", "nothing.js", ""])
def test_nothing_else_of_the_folder_is_served(client: TestClient, path: str) -> None:
    assert client.get(f"/frontend/{frontend.version()}/{path}").status_code == 404
