"""The tray in which somebody other than the next one is chosen, with the reason."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import queue
from console.floor.acts import turns as turns_acts
from console.floor.views.chair import ChairDesk
from console.floor.views.floor import TurnLine
from console.ui import choice_list, state
from console.ui.chips import Chip
from console.ui.choice_list import ChoiceLine
from console.ui.text import t
from models.codes.floor import TurnState
from pages.chair import acts, button, own_questions


def draw(viewer: Actor, desk: ChairDesk, head: Callable[[str], None]) -> None:
    """Draw who can be chosen, and what can be done about the one chosen."""
    head("chair.speaker_title")
    turns = {
        str(turn.id): turn
        for turn in (*desk.floor.called, *desk.floor.parked, *desk.floor.queue, *desk.floor.absent)
    }
    chosen = turns.get(state.typed(acts.SPEAKER))
    with st.container(key="chair-speakers-side"):
        choice_list.draw(
            [_line(turn) for turn in turns.values()],
            key=acts.SPEAKERS,
            label=t("chair.speaker_title"),
            chosen_id=str(chosen.id) if chosen else "",
            on_chosen=acts.choose_speaker,
        )
    with st.container(key="chair-speaker-form"):
        if chosen is None:
            st.html(f'<p class="lead">{t("chair.speaker_hint")}</p>')
        else:
            _chosen(viewer, desk, chosen)


def _line(one: TurnLine) -> ChoiceLine:
    look = {TurnState.CALLED: "info", TurnState.PARKED: "warn", TurnState.NO_SHOW: "warn"}
    icons = {TurnState.CALLED: "ready", TurnState.PARKED: "pause", TurnState.NO_SHOW: "ban"}
    chips = []
    if one.state is not TurnState.WAITING:
        word = t(f"word.turn.{one.state.value}")
        chips.append(Chip(icons[one.state], word, look[one.state]))
    if one.joined_publicly:
        chips.append(Chip("device", t("chair.joined_publicly")))
    if not one.is_connected:
        chips.append(Chip("fault", t("chair.site_off"), "fault"))
    said = ", ".join(part for part in (one.site or t("word.hall"), one.topic) if part)
    name = one.name or t("word.unnamed")
    return ChoiceLine(str(one.id), str(one.number), name, said, tuple(chips))


def _chosen(viewer: Actor, desk: ChairDesk, one: TurnLine) -> None:
    if one.state in (TurnState.WAITING, TurnState.CALLED):
        _put_first(viewer, desk, one)
        with st.container(key="chair-chosen-acts"):
            _speak(viewer, desk, one, "start", acts.start_chosen)
            _act(viewer, desk, one, "absent", turns_acts.mark_no_show, "person_off")
            _act(viewer, desk, one, "withdraw", queue.withdraw_turn, "person_remove")
    elif one.state is TurnState.PARKED:
        _speak(viewer, desk, one, "back", acts.resume_chosen, is_next=True)
        _act(viewer, desk, one, "finish", turns_acts.end_turn, "stop")
    else:
        _speak(viewer, desk, one, "came", acts.start_chosen, is_next=True)


def _put_first(viewer: Actor, desk: ChairDesk, one: TurnLine) -> None:
    first = desk.floor.next
    st.text_input(
        t("chair.reason"),
        key=acts.reason_key(one.id),
        placeholder=t("chair.reason_hint"),
        persist_state="session",
    )
    button.draw(
        t("chair.put_first"),
        key="chair-put-first",
        shortcut="l",
        icon="vertical_align_top",
        on_click=acts.put_first,
        args=(viewer, desk.floor.meeting_id, one.id, first.id if first else None),
        is_next=True,
        is_off=not desk.is_sitting or one == first,
    )


def _speak(
    viewer: Actor,
    desk: ChairDesk,
    one: TurnLine,
    word: str,
    on_click: Callable[..., None],
    *,
    is_next: bool = False,
) -> None:
    """Draw the start of a turn; it brings what they ask to the floor."""
    button.draw(
        own_questions.label(desk, one, t(f"chair.chosen.{word}")),
        key=f"chair-chosen-{word}",
        icon="play_arrow",
        on_click=on_click,
        args=(viewer, desk.floor.meeting_id, one.id),
        kwargs=own_questions.seen(desk, one, desk.comes_with(one)),
        is_next=is_next,
        is_off=not desk.is_sitting,
    )


def _act(viewer: Actor, desk: ChairDesk, one: TurnLine, word: str, act: object, icon: str) -> None:
    button.draw(
        t(f"chair.chosen.{word}"),
        key=f"chair-chosen-{word}",
        icon=icon,
        on_click=acts.run_and_close,
        args=(act, viewer, desk.floor.meeting_id, one.id),
        kwargs={"seen": one.state},
        is_off=not desk.is_sitting,
    )
