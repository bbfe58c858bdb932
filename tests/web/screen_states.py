"""One meeting in each state the public screens know, and what the screens are told of it.

All that people wrote in it says the same words.
"""

import asyncio
import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import anyio

from console import db
from console.boards.board import BoardBase, DrawnBoard, Screen
from console.i18n.catalog import LANGUAGES
from console.web.live_room import Counts, Room
from console.web.live_socket import LiveSocket
from models import AgendaItem, Meeting, Recess, Unit
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnKind, TurnState
from models.codes.meetings import MeetingState
from models.codes.questions import Place
from tests import make
from tests.console.floor import stage

CODE = "2026-10"


class Conference:
    """One meeting in which everything that is written says the same."""

    def __init__(self, words: str, state: MeetingState = MeetingState.OPEN) -> None:
        self.words = words
        self.id = make.make_meeting(CODE, state)
        self.unit_id = make.make_unit("BHXH", name=words)
        self.branch_id = make.make_branch(7)
        self.site_id = make.make_bridge(self.id, self.branch_id)
        self.matter_id = 0  # on the floor
        make.make_agenda(self.id, 20)
        with db.writing() as session:
            session.get_one(Meeting, self.id).venue = words
            for named in (AgendaItem, Unit):
                for row in session.query(named):
                    setattr(row, "title" if named is AgendaItem else "name", words)

    def set(self, **values: object) -> None:
        with db.writing() as session:
            for name, value in values.items():
                setattr(session.get_one(Meeting, self.id), name, value)

    def ask(self, number: int = 1, **more: Any) -> int:
        given = {"wording": self.words, "place": Place.ON_FLOOR, "taken_up_at": stage.after(60)}
        self.matter_id = make.make_matter(self.id, number, **{**given, **more})
        return self.matter_id

    def turn(self, number: int = 1, **more: Any) -> int:
        return make.make_turn(self.id, number, name=self.words, bridge_id=self.site_id, **more)

    def wait(self) -> None:
        for number in (7, 8, 9):
            self.turn(number)

    def decide(self) -> None:
        for number, kind in enumerate(OutcomeKind, start=10):
            matter_id = self.ask(number, place=Place.DONE)
            make.make_outcome(self.id, matter_id, kind=kind, unit_id=self.unit_id, entry=number)


def planned(words: str) -> Conference:
    return Conference(words, MeetingState.PLANNED)


def undated(words: str) -> Conference:
    held = Conference(words, MeetingState.PLANNED)
    held.set(held_on=None, planned_start_at=None)
    return held


def between(words: str) -> Conference:
    held = Conference(words)
    with db.writing() as session:
        session.query(AgendaItem).limit(1).one().started_at = stage.after(10)
    return held


def called(words: str) -> Conference:
    held = Conference(words)
    held.wait()
    held.turn(state=TurnState.CALLED, called_at=stage.after(60))
    return held


def speaking(words: str) -> Conference:
    held = Conference(words)
    held.wait()
    held.ask(lead_unit_id=held.unit_id, asked_turn_id=held.turn(5, state=TurnState.DONE))
    held.turn(state=TurnState.ON_AIR, called_at=stage.after(60), started_at=stage.after(60))
    return held


def paused(words: str) -> Conference:
    held = Conference(words)
    held.turn(
        state=TurnState.PAUSED,
        called_at=stage.after(60),
        started_at=stage.after(60),
        paused_at=stage.after(105),
    )
    return held


def answering(words: str) -> Conference:
    held = Conference(words)
    held.wait()
    held.ask(lead_unit_id=held.unit_id, asked_turn_id=held.turn(5, state=TurnState.DONE))
    return held


def unit_speaking(words: str) -> Conference:
    held = answering(words)
    held.turn(
        kind=TurnKind.ANSWER,
        unit_id=held.unit_id,
        state=TurnState.ON_AIR,
        called_at=stage.after(60),
        started_at=stage.after(60),
    )
    return held


def discussing(words: str) -> Conference:
    held = Conference(words)
    held.ask()
    return held


def decided(words: str) -> Conference:
    held = answering(words)
    matter_id = held.ask(2)
    make.make_outcome(
        held.id,
        matter_id,
        kind=OutcomeKind.WRITTEN_REPLY,
        unit_id=held.unit_id,
        due_on=date(2026, 11, 8),
    )
    return held


def recess(words: str) -> Conference:
    held = Conference(words, MeetingState.RECESS)
    held.wait()
    held.decide()
    with db.writing() as session:
        session.add(
            Recess(meeting_id=held.id, started_at=stage.after(30), minutes_planned=15, entry=0)
        )
    return held


def closed(words: str) -> Conference:
    held = Conference(words, MeetingState.CLOSED)
    held.decide()
    held.set(closed_at=make.START + timedelta(hours=3))
    return held


def cancelled(words: str) -> Conference:
    held = Conference(words, MeetingState.CLOSED)
    held.set(opened_at=None)
    return held


STATES: dict[str, Callable[[str], Conference]] = {
    made.__name__: made
    for made in (
        *(planned, undated, between, called, speaking, paused, answering, unit_speaking),
        *(discussing, decided, recess, closed, cancelled),
    )
}


def told() -> dict[tuple[Screen, str], str]:
    """Give the first message to each screen in each language, as it goes over the wire."""
    sockets = {
        key: LiveSocket(None, BoardBase.PUBLIC, DrawnBoard(*key))
        for key in product(Screen, LANGUAGES)
    }

    async def messages() -> dict[tuple[Screen, str], str]:
        room = Room(CODE, Counts(), anyio.CapacityLimiter(1))
        assert await room.prepare(None)
        return {key: room.message(socket) or "" for key, socket in sockets.items()}

    return asyncio.run(messages())


def sections(message: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(message)["sections"]
    return found


def fragments(screen: Screen, language: str = "vi") -> dict[str, str]:
    brought = sections(told()[screen, language])
    return {name: section["body"] for name, section in brought.items()}
