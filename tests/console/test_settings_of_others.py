"""Variables of others and blank ones: the start goes on, and a slip is told."""

import logging
from pathlib import Path

import pytest

from console import settings
from console.settings import Settings


def test_variables_of_an_orchestrator_are_ignored_and_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    others = {
        "CONSOLE_SERVICE_HOST": "10.0.0.7",
        "CONSOLE_SERVICE_PORT": "8501",
        "CONSOLE_PORT": "tcp://10.0.0.7:8501",
        "CONSOLE_PORT_8501_TCP_PROTO": "tcp",
        "CONSOLE_NOTHING_FILE": "/nowhere",
    }
    for variable, value in others.items():
        monkeypatch.setenv(variable, value)
    with caplog.at_level(logging.WARNING):
        assert settings.read() == Settings()

    (record,) = caplog.records
    assert all(variable in record.getMessage() for variable in others)


@pytest.mark.parametrize(
    "variable",
    [
        *("CONSOLE_SMTP_HOST", "CONSOLE_SMTP_PORT", "CONSOLE_METRICS_TOKEN", "CONSOLE_ANCHOR_FILE"),
        *("CONSOLE_SMTP_CA_FILE", "CONSOLE_SMTP_PASSWORD_FILE", "CONSOLE_SESSION_HOURS"),
    ],
)
def test_an_optional_setting_set_to_nothing_is_not_set(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "")

    assert settings.read() == Settings()


def test_a_setting_whose_name_ends_in_file_is_no_file_of_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trusted = tmp_path / "ca.pem"
    trusted.write_text("certificates")
    monkeypatch.setenv("CONSOLE_SMTP_CA_FILE", str(trusted))

    assert settings.read().smtp_ca_file == str(trusted)
