"""Every answer carries the security headers; the log carries no secret."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
import streamlit
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from console.web import log
from console.web.headers import Headers, content_policy
from console.web.metrics import Metrics

POLICY = (
    "default-src 'none'; script-src 'self' {hashes} blob:; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data: blob:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'none'; base-uri 'self'; frame-ancestors 'none'; "
    "form-action 'self'; manifest-src 'self'"
)


def test_the_policy_allows_the_one_inline_script_of_streamlit() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in script]

    assert len(digests) == 1
    assert content_policy() == POLICY.format(hashes=f"'sha256-{digests[0]}'")


@pytest.mark.parametrize("path", ["/healthz", "/no-such-page", "/metrics"])
def test_every_answer_has_the_headers(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers

    assert headers["content-security-policy"] == content_policy()
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize(("scheme", "marks"), [("https", 1), ("http", 0)])
def test_every_cookie_is_secure_where_the_address_is(scheme: str, marks: int) -> None:
    async def streamlit_like(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {"set-cookie": "_streamlit_xsrf=2|a|b|1; Path=/; SameSite=Lax"}
        await Response(headers=headers)(scope, receive, send)

    secured = Headers(streamlit_like, metrics=Metrics(), is_secure=scheme == "https")
    cookie = TestClient(secured).get("/").headers["set-cookie"]

    assert cookie.count("Secure") == marks


def test_the_access_log_has_neither_query_nor_code(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="console")

    browser.get("/speak/T0k3nOfSomebody123?name=Nguyen", headers={"cookie": "console_session=abc"})

    (record,) = [one for one in caplog.records if one.getMessage() == "request"]
    line = json.loads(log.JsonLine().format(record))
    assert (line["path"], line["status"], line["method"]) == ("/speak/-", 404, "GET")
    assert not re.search("T0k3n|Nguyen|abc", json.dumps(line))
