"""The three small acts about who has the floor, and the way to choose another."""

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import turns
from console.floor.views.chair import ChairDesk, NextAct
from console.floor.views.floor import TurnLine
from console.ui.text import t
from models.codes.floor import TurnState
from pages.chair import acts, answer, button, own_questions


def draw(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the acts that fit the turn: speaking, paused, called, interrupted; else the answer."""
    speaking, called, back = desk.floor.on_air, desk.called, desk.back
    if speaking is not None:
        _speaking(viewer, desk, speaking)
    elif called is not None:
        _called(viewer, desk, called)
    elif back is not None:
        _back(viewer, desk, back)
    else:
        answer.offer(viewer, desk)


def _speaking(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    is_paused = turn.state is TurnState.PAUSED
    word, act = ("resume", turns.resume_turn) if is_paused else ("pause", turns.pause_turn)
    icon = "play_arrow" if is_paused else "pause"
    _button(viewer, desk, turn, word, act, icon=icon, shortcut="p")
    _extend(viewer, desk, turn)
    _button(viewer, desk, turn, "park", turns.park_turn, icon="inventory_2")


def _called(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    _start(viewer, desk, turn)
    _extend(viewer, desk, turn)
    _button(viewer, desk, turn, "absent", turns.mark_no_show, icon="person_off")


def _back(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    button.draw(
        own_questions.label(desk, turn, t("chair.resume_parked", number=turn.number)),
        key=f"chair-turn-back-{turn.id}",
        shortcut="p",
        icon="play_arrow",
        on_click=acts.run,
        args=(turns.resume_turn, viewer, desk.floor.meeting_id, turn.id),
        kwargs=own_questions.seen(desk, turn, desk.comes_with(turn)),
        is_off=not desk.is_sitting,
    )


def _start(viewer: Actor, desk: ChairDesk, turn: TurnLine) -> None:
    button.draw(
        own_questions.label(desk, turn, t("chair.start")),
        key=f"chair-turn-start-{turn.id}",
        shortcut="p",
        icon="play_arrow",
        on_click=acts.run,
        args=(turns.start_turn, viewer, desk.floor.meeting_id, turn.id),
        kwargs=own_questions.seen(desk, turn, desk.comes_with(turn)),
        is_next=desk.next_act is NextAct.START and not acts.tray().name,
        is_off=not desk.is_sitting,
    )


def _button(
    viewer: Actor,
    desk: ChairDesk,
    turn: TurnLine,
    word: str,
    act: object,
    icon: str,
    shortcut: str | None = None,
) -> None:
    button.draw(
        t(f"chair.{word}"),
        key=f"chair-turn-{word}-{turn.id}",
        shortcut=shortcut,
        icon=icon,
        on_click=acts.run,
        args=(act, viewer, desk.floor.meeting_id, turn.id),
        kwargs={"seen": turn.state},
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


def questions(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the further questions of who speaks or was called."""
    turn = desk.floor.on_air or desk.called
    if turn is not None:
        own_questions.others(viewer, desk, turn)


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
