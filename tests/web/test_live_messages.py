"""What is told to whom was told something before, and how often it is written."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from console import clock
from console.boards.board import BoardBase, Boards, Section
from console.boards.mine import Viewer
from console.boards.public_page import PublicContent
from console.web.live_messages import REMEMBERED, Messages
from models.codes.people import Role

LAN = Viewer(Role.OPERATOR, 7)
TU = Viewer(Role.DEPARTMENT, 8)
NOTHING = PublicContent({}, (), ())  # type: ignore[typeddict-item]


def boards(number: int, own: str = "", **sections: str) -> Boards:
    """Boards of three equal bases; a section's text is its hash too."""
    bodies = {name: Section(text, f'"{text}"') for name, text in sections.items()}
    mine = {LAN: Section(own, f'"{own}"')} if own else {}
    acts = {number: ("floor", f"topic-{number}")}
    at = f"2026-10-29T02:17:{number % 60:02}.000000Z"
    return Boards("2026-10", number, at, dict.fromkeys(BoardBase, bodies), NOTHING, mine, acts)


def told(
    messages: Messages,
    since: int | None,
    *,
    viewer: Viewer | None = None,
    with_topics: bool = False,
) -> Any:
    text = messages.text(BoardBase.STAFF, viewer, since, with_topics=with_topics)
    return None if text is None else json.loads(text)


@pytest.fixture
def messages() -> Messages:
    made = Messages(boards(5, floor="a", queue="b"))
    made.add(boards(6, floor="a2", queue="b"))
    return made


def test_who_was_told_nothing_is_told_everything(messages: Messages) -> None:
    found = told(messages, None, with_topics=True)

    assert (found["full"], found["number"], found["topics"]) == (True, 6, [])
    assert found["sections"] == {
        "floor": {"hash": "a2", "body": "a2"},
        "queue": {"hash": "b", "body": "b"},
    }
    assert found["recorded_at"] == "2026-10-29T02:17:06.000000+00:00"


def test_who_was_told_the_number_before_is_told_what_changed(messages: Messages) -> None:
    found = told(messages, 5, with_topics=True)

    assert (found["full"], list(found["sections"])) == (False, ["floor"])
    assert found["topics"] == ["floor", "topic-6"]


def test_topics_are_told_to_who_is_signed_in_alone(messages: Messages) -> None:
    assert told(messages, 5)["topics"] == []


def test_who_slept_through_several_numbers_is_told_the_latest_of_each_section_once(
    messages: Messages,
) -> None:
    messages.add(boards(7, floor="a3", queue="b2"))
    messages.add(boards(8, floor="a4", queue="b2"))

    found = told(messages, 5, with_topics=True)

    assert {name: one["body"] for name, one in found["sections"].items()} == {
        "floor": "a4",
        "queue": "b2",
    }
    assert found["topics"] == ["floor", "topic-6", "topic-7", "topic-8"]


def test_a_change_and_its_undoing_are_no_change(messages: Messages) -> None:
    messages.add(boards(7, floor="a", queue="b"))

    assert told(messages, 5) is None
    assert told(messages, 5, with_topics=True)["sections"] == {}


def test_a_number_that_is_forgotten_or_was_never_told_brings_everything(
    messages: Messages,
) -> None:
    for number in range(7, 7 + REMEMBERED):
        messages.add(boards(number, floor="a2", queue="b"))

    assert [told(messages, one)["full"] for one in (5, 6, 9999)] == [True, True, True]
    assert told(messages, 7) is None


def test_topics_that_are_not_known_any_more_bring_everything(messages: Messages) -> None:
    messages.add(boards(900, floor="a3", queue="b"))

    assert told(messages, 6)["full"]


def test_an_own_section_goes_with_the_board_of_its_viewer_alone(messages: Messages) -> None:
    messages.add(boards(7, own="x", floor="a2", queue="b"))
    first = told(messages, 6, viewer=LAN)
    messages.add(boards(8, own="x", floor="a3", queue="b"))

    assert list(first["sections"]) == ["mine"]
    assert list(told(messages, 7, viewer=LAN)["sections"]) == ["floor"]
    assert list(told(messages, 7, viewer=TU)["sections"]) == ["floor"]


def test_the_same_number_read_again_brings_only_own_sections_that_were_missing(
    messages: Messages,
) -> None:
    is_more = messages.add(boards(6, own="x", floor="other", queue="b"))
    again = messages.add(boards(6, own="y", floor="other", queue="b"))

    assert (is_more, again) == (True, False)
    assert told(messages, None, viewer=LAN)["sections"]["mine"]["body"] == "x"
    assert told(messages, None)["sections"]["floor"]["body"] == "a2"


def test_thousands_of_sockets_share_one_text(messages: Messages) -> None:
    with clock.stopped(datetime(2026, 10, 29, 2, 17, tzinfo=UTC)):
        texts = [messages.text(BoardBase.PUBLIC, None, 5, with_topics=False) for _ in range(100)]

    assert len({id(one) for one in texts}) == 1
