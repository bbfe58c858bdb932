"""Cheap passwords: what is tested is not how long a guess takes."""

import pytest

from console.auth import passwords


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "ROUNDS", 4)
