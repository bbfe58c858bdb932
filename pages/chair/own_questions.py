"""What a person asks, as it comes to the floor with them: the way to each of their questions."""

from typing import Any

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import matters, turns
from console.floor.rules import TakeUp
from console.floor.views.chair import ChairDesk
from console.floor.views.chair_matters import ChairMatterChoice
from console.floor.views.floor import TurnLine
from console.ui.text import t
from models.codes.floor import TurnState
from pages.chair import acts, button

MOST = 2  # further questions of one person on the card, which has no room for more


def seen(desk: ChairDesk, turn: TurnLine, matter: ChairMatterChoice | None) -> dict[str, Any]:
    """Give what the act is told: how the turn stood, and the question that comes along."""
    on_floor = desk.floor.seen_by_take_up
    takes_up = TakeUp(matter.id, on_floor) if matter is not None else None
    return {"seen": turn.state, "takes_up": takes_up}


def label(desk: ChairDesk, turn: TurnLine, word: str) -> str:
    """Give the word of a button, with the question that comes along."""
    matter = desk.comes_with(turn)
    return t("chair.with_question", act=word, number=matter.number) if matter else word


def others(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    """Offer the further questions of a person, to begin with or to go on to."""
    first = desk.comes_with(turn)
    further = [matter for matter in desk.asks(turn) if matter != first and not matter.version]
    with st.container(key="chair-asked", horizontal=True):
        for matter in further[:MOST]:
            _offer(viewer, desk, turn, matter)


def _offer(viewer: Actor, desk: ChairDesk, turn: TurnLine, matter: ChairMatterChoice) -> None:
    is_speaking = turn.state in (TurnState.ON_AIR, TurnState.PAUSED)
    meeting_id = desk.floor.meeting_id
    act, about, told = (
        (matters.take_up, matter.id, {"seen": desk.floor.seen_by_take_up})
        if is_speaking
        else (turns.start_turn, turn.id, seen(desk, turn, matter))
    )
    button.draw(
        t("chair.go_on_with" if is_speaking else "chair.begin_with", number=matter.number),
        key=f"chair-asked-{matter.id}",
        on_click=acts.run,
        args=(act, viewer, meeting_id, about),
        kwargs=told,
        is_off=not desk.is_sitting,
    )
