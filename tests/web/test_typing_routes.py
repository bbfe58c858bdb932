"""The route of typing: whose, from where, how much, and what hostile bodies get."""

import json
import logging

import pytest
from starlette.testclient import TestClient

from console import incidents
from console.auth.actor import Actor
from console.live import typed_text
from console.live.field_names import FieldName
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import OWN, sign_in_here

FIELD = "/typing/2026-10:note:17"


def change(text: str = "Đang trả lời", **more: object) -> str:
    told = {"text": text, "revision": 1, "seen": 0, "writer": "tab-1", **more}
    return json.dumps(told, ensure_ascii=False)


@pytest.fixture
def minh(browser: TestClient) -> Actor:
    actor = sign_in(Role.SECRETARY)
    sign_in_here(browser, actor)
    return actor


def test_a_change_is_kept_and_answered_with_revision_and_time(
    browser: TestClient, minh: Actor
) -> None:
    answer = browser.post(FIELD, content=change(revision=7), headers=OWN)

    told = answer.json()
    assert (answer.status_code, told["revision"], told["others"]) == (200, 7, [])
    assert told["server_at"].endswith("+00:00")
    assert answer.headers["cache-control"] == "no-store"
    assert browser.get(FIELD).json()["text"] == "Đang trả lời"


def test_another_tab_is_answered_with_what_stands_there(browser: TestClient, minh: Actor) -> None:
    browser.post(FIELD, content=change("trước", revision=3), headers=OWN)

    answer = browser.post(FIELD, content=change("sau", writer="tab-2"), headers=OWN)

    told = answer.json()
    assert (answer.status_code, told["text"], told["revision"]) == (409, "trước", 3)


def test_others_are_named_without_their_text(browser: TestClient, minh: Actor) -> None:
    an = sign_in(Role.SECRETARY, name="an")
    typed_text.keep(
        an, FieldName.parse("2026-10:note:17"), "bí mật", revision=1, seen=0, writer="t"
    )

    answer = browser.post(FIELD, content=change(), headers=OWN)

    (other,) = answer.json()["others"]
    assert set(other) == {"account", "name", "at"}
    assert other["name"] == "An"
    assert "bí mật" not in answer.text
    assert "bí mật" not in browser.get(FIELD).text


def test_an_erased_text_is_gone(browser: TestClient, minh: Actor) -> None:
    browser.post(FIELD, content=change(), headers=OWN)

    assert browser.delete(FIELD, headers=OWN).status_code == 204
    assert browser.get(FIELD).json()["text"] == ""


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.test"}])
def test_a_foreign_page_keeps_and_erases_nothing(
    browser: TestClient, minh: Actor, headers: dict[str, str]
) -> None:
    browser.post(FIELD, content=change("của tôi"), headers=OWN)

    kept = browser.post(FIELD, content=change("x", revision=2), headers=headers)
    erased = browser.delete(FIELD, headers=headers)

    assert (kept.status_code, erased.status_code) == (403, 403)
    assert browser.get(FIELD).json()["text"] == "của tôi"


def test_nobody_is_answered_401(browser: TestClient) -> None:
    answers = [
        browser.get(FIELD),
        browser.post(FIELD, content=change(), headers=OWN),
        browser.delete(FIELD, headers=OWN),
    ]

    assert [one.status_code for one in answers] == [401, 401, 401]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_only_who_may_write_notes_may_type_one(browser: TestClient, role: Role) -> None:
    sign_in_here(browser, sign_in(role, unit_id=make.make_branch()))

    answers = [browser.get(FIELD), browser.post(FIELD, content=change(), headers=OWN)]

    wanted = 200 if role is Role.SECRETARY else 403
    assert [one.status_code for one in answers] == [wanted, wanted]


@pytest.mark.parametrize(
    "path", ["/typing/2026-10:password:1", "/typing/x", "/typing/..%2f..%2fetc", "/typing/'--"]
)
def test_a_field_that_is_not_there_is_answered_404(
    browser: TestClient, minh: Actor, path: str
) -> None:
    assert browser.post(path, content=change(), headers=OWN).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\xff\xfe", b"null", b"[]", b"{}", b'"text"', b"[" * 10_000,
        b'{"text": 1, "revision": 1, "seen": 0, "writer": "t"}',
        b'{"text": "x", "revision": true, "seen": 0, "writer": "t"}',
        b'{"text": "x", "revision": 1e3, "seen": 0, "writer": "t"}',
        b'{"text": "x", "revision": ' + b"9" * 5000 + b', "seen": 0, "writer": "t"}',
        b'{"text": "x", "revision": -1, "seen": 0, "writer": "t"}',
        b'{"text": "x", "revision": 1, "seen": 0, "writer": "\xc3\xa9"}',
    ],
)  # fmt: skip
def test_a_body_no_browser_of_ours_sends_is_answered_422(
    browser: TestClient, minh: Actor, body: bytes
) -> None:
    answer = browser.post(FIELD, content=body, headers=OWN)

    assert answer.status_code == 422
    assert browser.get(FIELD).json()["revision"] == 0


def test_more_than_64_kilobytes_are_not_read(browser: TestClient, minh: Actor) -> None:
    assert browser.post(FIELD, content="x" * 65_537, headers=OWN).status_code == 413
    assert browser.post(FIELD, content=change("ệ" * 20_001), headers=OWN).status_code == 422


def test_a_lone_surrogate_breaks_nothing(browser: TestClient, minh: Actor) -> None:
    body = b'{"text": "a\\ud800b\\u0000", "revision": 1, "seen": 0, "writer": "t"}'

    assert browser.post(FIELD, content=body, headers=OWN).json()["text"] == "ab"


def test_nothing_typed_is_logged(
    browser: TestClient, minh: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        browser.post(FIELD, content=change("điều riêng tư"), headers=OWN)
        browser.post(FIELD, content=b'{"text": "tu mat', headers=OWN)

    ours = [one for one in caplog.records if one.name == incidents.LOG.name]
    said = [f"{one.getMessage()} {one.__dict__.get('facts')}" for one in ours]
    assert len(said) >= 2
    assert not any("riêng tư" in one or "tu mat" in one or "note:17" in one for one in said)
