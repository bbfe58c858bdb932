"""Only pages of our own address may connect and sign in."""

import pytest

from console.settings import Settings
from console.web.origins import is_ours


@pytest.mark.parametrize(
    ("public_url", "origin", "expected"),
    [
        ("https://doithoai.test", "https://doithoai.test", True),
        ("https://doithoai.test", "https://doithoai.test:443", True),
        ("https://doithoai.test", "http://doithoai.test", False),
        ("https://doithoai.test", "https://doithoai.test.evil.test", False),
        ("https://doithoai.test", "https://x.doithoai.test", False),
        ("https://doithoai.test", "null", False),
        ("https://doithoai.test", None, False),
        ("https://doithoai.test", "https://doithoai.test:99999999", False),
        ("http://127.0.0.1:8501", "http://localhost:8501", True),
        ("http://127.0.0.1:8501", "http://localhost:8502", False),
    ],
)
def test_an_origin_is_ours_when_scheme_host_and_port_are(
    public_url: str, origin: str | None, expected: bool
) -> None:
    assert is_ours(origin, Settings(public_url=public_url)) is expected
