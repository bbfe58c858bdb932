"""Settings of mail that cannot work stop the start with the variable's name."""

import pytest
from pydantic import SecretStr

from console import settings
from console.health import findings
from console.mail.delivery import server_of
from console.settings import Settings, SettingsWrong

HOST = {"CONSOLE_SMTP_HOST": "mail.example.vn", "CONSOLE_SMTP_SENDER": "hoinghi@example.vn"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONSOLE_SMTP_SENDER", "no address"),
        ("CONSOLE_SMTP_SENDER", ""),
        ("CONSOLE_SMTP_SECURITY", "none"),
        ("CONSOLE_SMTP_PORT", "70000"),
        ("CONSOLE_SMTP_PASSWORD", "mật khẩu"),
        ("CONSOLE_SMTP_CA_FILE", "/nowhere.pem"),
    ],
)
def test_what_cannot_work_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    for variable, given in {**HOST, name: value}.items():
        monkeypatch.setenv(variable, given)

    with pytest.raises(SettingsWrong, match=rf"^{name}: "):
        settings.read()


def test_without_a_host_no_mail_is_sent() -> None:
    assert Settings().sends_mail is False


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465)])
def test_each_kind_of_encryption_has_its_port(security: str, port: int) -> None:
    chosen = Settings(smtp_host="h", smtp_sender="a@b.vn", smtp_security=security)

    assert server_of(chosen).port == port


@pytest.mark.usefixtures("sqlite_database")
def test_the_check_names_the_server_and_hides_the_password() -> None:
    chosen = Settings(smtp_host="h", smtp_sender="a@b.vn", smtp_password=SecretStr("open-sesame"))

    found = {one.name: one for one in findings(chosen)}

    assert (found["mail"].state, found["mail"].value) == ("ok", "h (starttls)")
    assert "open-sesame" not in str(found.values())
