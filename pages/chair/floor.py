"""The three small acts about who has the floor, and the way to choose another."""

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import turns
from console.floor.views.chair import ChairDesk, NextAct
from console.floor.views.floor import TurnLine
from console.ui.text import t
from models.codes.floor import TurnState
from pages.chair import acts, button


def draw(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the acts that fit the turn: speaking, paused, called, interrupted, or none."""
    speaking, called, back = desk.floor.on_air, desk.called, desk.back
    if speaking is not None:
        _speaking(viewer, desk, speaking)
    elif called is not None:
        _called(viewer, desk, called)
    elif back is not None:
        _back(viewer, desk, back)


def _speaking(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    is_paused = turn.state is TurnState.PAUSED
    word, act = ("resume", turns.resume_turn) if is_paused else ("pause", turns.pause_turn)
    icon = "play_arrow" if is_paused else "pause"
    _button(viewer, desk, turn, word, act, icon=icon, shortcut="p")
    _extend(viewer, desk, turn)
    _button(viewer, desk, turn, "park", turns.park_turn, icon="inventory_2")


def _called(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    is_next = desk.next_act is NextAct.START and not acts.tray().name
    _button(viewer, desk, turn, "start", turns.start_turn, "play_arrow", "p", is_next=is_next)
    _extend(viewer, desk, turn)
    _button(viewer, desk, turn, "absent", turns.mark_no_show, icon="person_off")


def _back(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    label = t("chair.resume_parked", number=turn.number)
    _button(viewer, desk, turn, "back", turns.resume_turn, "play_arrow", "p", label=label)


def _button(
    viewer: Actor,
    desk: ChairDesk,
    turn: TurnLine,
    word: str,
    act: object,
    icon: str,
    shortcut: str | None = None,
    *,
    label: str = "",
    is_next: bool = False,
) -> None:
    button.draw(
        label or t(f"chair.{word}"),
        key=f"chair-turn-{word}-{turn.id}",
        shortcut=shortcut,
        icon=icon,
        on_click=acts.run,
        args=(act, viewer, desk.floor.meeting_id, turn.id),
        kwargs={"seen": turn.state},
        is_next=is_next,
        is_off=not desk.is_sitting,
    )


def _extend(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    button.draw(
        t("chair.extend"),
        key=f"chair-turn-extend-{turn.id}",
        shortcut="t",
        icon="add",
        on_click=acts.run,
        args=(turns.extend_turn, viewer, desk.floor.meeting_id, turn.id),
        kwargs={"seen": turn.seconds_allowed},
        is_off=not desk.is_sitting,
    )


def other(desk: ChairDesk) -> None:
    """Draw the way to somebody other than the next in the queue."""
    has_others = bool(
        desk.floor.queue or desk.floor.parked or desk.floor.absent or desk.floor.called
    )
    with st.container(key="chair-other"):
        button.draw(
            t("chair.other"),
            key="chair-open-speaker",
            shortcut="o",
            on_click=acts.open_tray,
            args=("speaker",),
            is_off=not desk.is_sitting or not has_others,
        )
