"""Streamlit runs as we say, whatever lies in the folder or the environment."""

import pytest

from console.settings import Settings
from console.web import options

DECIDED = {
    "runner.postScriptGC": False,
    "runner.enforceSerializableSessionState": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 7,
    "server.disconnectedSessionTTL": 3600,
    "server.enableAgentApi": False,
    "client.showErrorDetails": "none",
    "browser.gatherUsageStats": False,
}


@pytest.fixture
def effective(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setenv("STREAMLIT_SERVER_MAX_UPLOAD_SIZE", "200")
    chosen = Settings(upload_megabytes=7)
    options.put_in_force(chosen)
    return options.in_force(chosen)


def test_the_options_decided_are_in_force(effective: dict[str, object]) -> None:
    assert {name: effective[name] for name in DECIDED} == DECIDED


def test_no_theme_names_another_server(effective: dict[str, object]) -> None:
    assert [one for one in effective.values() if "://" in str(one)] == []
