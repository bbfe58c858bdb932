"""Who is not signed in shares sockets, by address, and says no more than people do."""

import asyncio
import resource

import pytest
from starlette.types import Message

from console.web.message_rate import (
    BOARD,
    SIGNED_IN,
    SILENT,
    STRANGER,
    TOO_OFTEN,
    Bucket,
    Buckets,
    Rate,
    ended_when_silent,
    slowed,
)
from console.web.shares import Share, of_boards


def test_one_address_holds_half_and_leaves_the_rest_to_others() -> None:
    share = Share(10)

    taken = [share.take("203.0.113.9") for _ in range(10)]
    others = [share.take(f"203.0.113.{number}") for number in range(10, 20)]

    assert (taken.count(True), others.count(True), share.held) == (5, 5, 10)


def test_several_addresses_together_leave_a_place_to_the_next_and_to_known_devices() -> None:
    share = Share(50, kept=10)

    taken = [sum(share.take(f"203.0.113.{last}") for _ in range(50)) for last in range(1, 6)]
    last = share.take("198.51.100.7")
    full = [share.take(f"192.0.2.{number}") for number in range(50)]
    known = [share.take("203.0.113.1", is_known=True) for _ in range(11)]

    assert (sum(taken) < 40, last) == (True, True)
    assert (full[-1], known.count(True), share.held) == (False, 10, 50)


def test_what_is_given_back_can_be_held_again() -> None:
    share = Share(1)

    for _ in range(3):
        assert share.take("2001:db8::1")
        assert not share.take("2001:db8::2")
        share.give_back("2001:db8::3")

    assert share.held == 0


def test_boards_leave_open_files_to_who_is_signed_in() -> None:
    assert 0 < of_boards().most < resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def test_a_bucket_fills_with_time() -> None:
    now = [0.0]
    bucket = Bucket(Rate(at_once=3, a_second=2), lambda: now[0])

    at_first = [bucket.take() for _ in range(4)]
    now[0] = 1.0
    later = [bucket.take() for _ in range(3)]

    assert at_first == [True, True, True, False]
    assert later == [True, True, False]


def test_all_sockets_behind_an_address_share_a_bucket() -> None:
    buckets = Buckets(Rate(at_once=2, a_second=0))

    taken = [buckets.of(f"2001:db8::{number}").take() for number in range(1, 5)]

    assert taken == [True, True, False, False]
    assert buckets.of("2001:db8:0:1::1").take()


@pytest.mark.parametrize("said", [0, 1])
def test_a_socket_that_says_nothing_is_ended(said: int) -> None:
    sent: list[Message] = []
    words = [{"type": "websocket.connect"}, *[{"type": "websocket.receive", "text": "{}"}] * said]

    async def receive() -> Message:
        if words:
            return words.pop(0)
        await asyncio.Event().wait()
        return {}

    async def send(message: Message) -> None:
        sent.append(message)

    async def listen() -> list[str]:
        heard = ended_when_silent(receive, send, first=0.01, later=0.01)
        return [(await heard())["type"] for _ in range(said + 2)]

    assert asyncio.run(listen())[-1] == "websocket.disconnect"
    assert [message["code"] for message in sent] == [SILENT]


@pytest.mark.parametrize("rate", [SIGNED_IN, STRANGER, BOARD])
def test_a_socket_that_says_too_much_is_closed_and_gone(rate: Rate) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.receive", "text": "{}"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def listen() -> int:
        heard = slowed(receive, send, Bucket(rate, lambda: 0.0))
        count = 0
        while (await heard())["type"] == "websocket.receive":
            count += 1
        return count

    assert asyncio.run(listen()) == rate.at_once
    assert [message["code"] for message in sent] == [TOO_OFTEN]
