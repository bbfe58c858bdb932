"""`check` says what is in force, hides secrets, and names what to do."""

import json
import resource
from collections.abc import Iterator
from typing import Any

import pytest

from console import db, settings
from console.cli import serve
from console.cli.main import main
from console.settings import Settings


@pytest.fixture
def configured(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("CONSOLE_DATABASE_URL", sqlite_database)
    monkeypatch.setenv("CONSOLE_METRICS_TOKEN", "open-sesame")
    settings.current.cache_clear()
    yield sqlite_database
    settings.current.cache_clear()


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return {one["name"]: one for one in json.loads(capsys.readouterr().out)}


@pytest.mark.usefixtures("configured")
def test_a_whole_installation_passes_and_prints_what_is_in_force(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["check", "--json"])

    found = findings(capsys)
    assert code == 0
    assert found["database"]["state"] == found["migrations"]["state"] == "ok"
    assert found["streamlit.runner.postScriptGC"]["value"] == "False"
    assert found["settings.session_hours"]["value"] == "12"


@pytest.mark.usefixtures("configured")
def test_no_secret_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check"])

    assert "open-sesame" not in capsys.readouterr().out


@pytest.mark.usefixtures("configured")
def test_an_old_schema_is_wrong_and_says_what_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    with db.engine().begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")

    code = main(["check"])

    assert code == 1
    assert "HỎNG   migrations: 0000. Chạy: python -m console migrate." in capsys.readouterr().out


def test_the_public_address_follows_the_port_unless_it_was_chosen() -> None:
    follows = serve.at_port(Settings(), 8600)
    chosen = serve.at_port(Settings(public_url="https://doithoai.test"), 8600)

    assert follows.public_url == "http://127.0.0.1:8600"
    assert chosen.public_url == "https://doithoai.test"


def test_the_limit_of_open_files_is_raised_as_far_as_allowed() -> None:
    allowed = serve.raise_open_files()

    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (allowed, allowed)
