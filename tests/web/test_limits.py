"""What strangers may send, and how many may look at once."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from console.auth import login_sessions
from console.settings import Settings
from console.web import shares
from console.web.limits import BODY_BYTES, Limits
from console.web.metrics import Metrics
from console.web.places_by_address import NoPlace, PlacesByAddress
from console.web.shares import Share
from models.codes.people import Role
from tests.cast import sign_in
from tests.web.conftest import OWN, sign_in_here

MEGABYTE = 1024 * 1024


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """An application behind the layer: answers how much it was given."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await receive()
        return
    message = await receive()
    await PlainTextResponse(str(len(message["body"])))(scope, receive, send)


def limited(*, owns: bool = True, forms: PlacesByAddress | None = None, **settings: Any) -> Limits:
    return Limits(
        echo,
        settings=Settings(**settings),
        metrics=Metrics(),
        body_seconds=0.05,
        forms=forms,
        owns=lambda _actor, page_session: owns and page_session == "a",
    )


def sent(limits: Limits, path: str, receive: Callable[[], Any], **headers: str) -> int:
    """Send one request by hand; gives the status of the answer."""
    answers: list[Message] = []

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("203.0.113.9", 5000),
    }
    asyncio.run(limits(scope, receive, send))
    return int(answers[0]["status"])


def test_a_small_body_reaches_the_application_whole() -> None:
    answer = TestClient(limited()).post("/anything", content=b"x" * BODY_BYTES)

    assert (answer.status_code, answer.text) == (200, str(BODY_BYTES))


def test_a_body_over_the_limit_is_refused_by_its_announced_length() -> None:
    answer = TestClient(limited()).post("/anything", content=b"x" * (BODY_BYTES + 1))

    assert answer.status_code == 413


def test_an_endless_body_without_length_is_cut_while_it_streams() -> None:
    parts = 0

    async def receive() -> Message:
        nonlocal parts
        parts += 1
        return {"type": "http.request", "body": b"x" * 1024, "more_body": True}

    status = sent(limited(), "/anything", receive)

    assert (status, parts) == (413, BODY_BYTES // 1024 + 1)


def test_a_length_that_lies_does_not_help() -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": b"x" * BODY_BYTES, "more_body": True}

    assert sent(limited(), "/anything", receive, **{"content-length": "1"}) == 413


def test_a_body_that_never_comes_is_given_up() -> None:
    async def receive() -> Message:
        await asyncio.Event().wait()
        return {}

    assert sent(limited(), "/anything", receive) == 408


def test_the_sign_in_route_takes_no_more_than_a_ticket(browser: TestClient) -> None:
    answer = browser.post("/session", content=b"x" * 5000, headers=OWN)

    assert answer.status_code == 413


@pytest.mark.parametrize("cookie", ["", "console_session=forged"])
def test_an_upload_without_sign_in_is_refused(sqlite_database: str, cookie: str) -> None:
    client = TestClient(limited())

    answer = client.put("/_stcore/upload_file/a/b", content=b"x", headers={"cookie": cookie})

    assert answer.status_code == 401


def test_a_signed_in_upload_may_have_the_size_of_the_settings(sqlite_database: str) -> None:
    client = TestClient(limited(upload_megabytes=1))
    sign_in_here(client, sign_in(Role.SECRETARY))

    fits = client.put("/_stcore/upload_file/a/b", content=b"x" * MEGABYTE)
    over = client.put("/_stcore/upload_file/a/b", content=b"x" * (MEGABYTE + 100_000))

    assert (fits.status_code, over.status_code) == (200, 413)


@pytest.mark.parametrize("path", ["/_stcore/upload_file/a/b", "/_stcore/upload_file/"])
def test_an_upload_into_the_session_of_somebody_else_is_refused(
    sqlite_database: str, path: str
) -> None:
    client = TestClient(limited(owns=False))
    sign_in_here(client, sign_in(Role.SECRETARY))

    assert client.put(path, content=b"x").status_code == 403
    assert client.delete(path).status_code == 403


def test_media_of_pages_are_for_who_is_signed_in(sqlite_database: str) -> None:
    client = TestClient(limited())

    assert client.get("/media/abc.png").status_code == 401
    sign_in_here(client, sign_in(Role.SECRETARY))
    assert client.get("/media/abc.png").status_code == 200


def test_pages_without_sign_in_are_capped_and_signed_in_ones_are_not(sqlite_database: str) -> None:
    client = TestClient(limited(anonymous_sessions=1))

    with client.websocket_connect("/_stcore/stream"):
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
            pytest.fail("a second stranger came in")
        sign_in_here(client, sign_in(Role.SECRETARY))
        with client.websocket_connect("/_stcore/stream") as mine:
            mine.send_text("")


def test_a_public_board_without_a_place_is_told_so(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "of_boards", lambda: Share(1))
    client = TestClient(limited())

    with (
        client.websocket_connect("/live/2026-10"),
        client.websocket_connect("/live/2026-10") as second,
    ):
        assert second.receive()["code"] == 1013


def test_a_device_that_signed_in_before_has_the_places_kept(sqlite_database: str) -> None:
    client = TestClient(limited(anonymous_sessions=5))
    device = login_sessions.redeem(
        login_sessions.make_ticket(sign_in(Role.SECRETARY).account_id), device_token=None
    ).device_token

    with ExitStack() as opened:
        for _ in range(2):
            opened.enter_context(client.websocket_connect("/_stcore/stream"))
        for cookie in ("", "console_device=forged"):
            with (
                pytest.raises(WebSocketDisconnect),
                client.websocket_connect("/_stcore/stream", headers={"cookie": cookie}),
            ):
                pytest.fail("a third stranger came in")
        known = {"cookie": f"console_device={device}"}
        with client.websocket_connect("/_stcore/stream", headers=known) as mine:
            mine.send_text("")


def test_a_stranger_who_left_makes_room(sqlite_database: str) -> None:
    client = TestClient(limited(anonymous_sessions=1))
    with client.websocket_connect("/_stcore/stream"):
        pass

    with client.websocket_connect("/_stcore/stream") as second:
        second.send_text("")


def test_slow_senders_of_one_address_hold_up_no_form_from_elsewhere() -> None:
    places = PlacesByAddress(3, 2, wait_seconds=0.05)

    async def send_forms() -> list[str]:
        inside: list[str] = []
        turned_away: list[str] = []

        async def send(address: str) -> None:
            try:
                async with places.place(address):
                    inside.append(address)
                    await asyncio.Event().wait()
            except NoPlace:
                turned_away.append(address)

        slow = [asyncio.create_task(send("2001:db8::1")) for _ in range(3)]
        slow += [asyncio.create_task(send("203.0.113.9")) for _ in range(2)]
        await slow[2]
        await asyncio.wait(slow, return_when=asyncio.FIRST_COMPLETED)
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        async with places.place("203.0.113.9"):
            return [*inside, "then", *turned_away]

    told = asyncio.run(send_forms())
    assert sorted(told[:3]) == ["2001:db8::1", "2001:db8::1", "203.0.113.9"]
    assert "2001:db8::1" in told[4:]


def test_a_form_without_a_place_is_told_to_come_again() -> None:
    limits = limited(forms=PlacesByAddress(0, 1, wait_seconds=0.01))

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    length = str(400 * 1024)
    status = sent(limits, "/register/2026-10", receive, **{"content-length": length})

    assert status == 503


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/_stcore/metrics"])
def test_metrics_are_for_this_machine_and_for_the_token(path: str) -> None:
    limits = limited(metrics_token="open-sesame")

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    far = sent(limits, path, receive)
    wrong = sent(limits, path, receive, authorization="Bearer other")
    right = sent(limits, path, receive, authorization="Bearer open-sesame")
    here = TestClient(limits, client=("127.0.0.1", 5000)).get(path)
    assert (far, wrong, right, here.status_code) == (403, 403, 200, 200)


@pytest.mark.parametrize(("path", "at_once"), [("/", 8), ("/static/js/index.js", 30)])
def test_an_address_has_a_few_answers_at_once_but_for_files(path: str, at_once: int) -> None:
    inside, most = 0, 0

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal inside, most
        inside, most = inside + 1, max(most, inside + 1)
        await asyncio.sleep(0)
        inside -= 1
        await echo(scope, receive, send)

    async def ask_often() -> None:
        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(_message: Message) -> None:
            pass

        scope = {"type": "http", "method": "GET", "path": path, "headers": [], "client": ("a", 1)}
        await asyncio.gather(*(limits(dict(scope), receive, send) for _ in range(30)))

    limits = Limits(answer, settings=Settings(), metrics=Metrics())
    asyncio.run(ask_often())

    assert most == at_once
