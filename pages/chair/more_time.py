"""The tray in which who has the floor, or was called, is given more time for a reason."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.floor.views.chair import ChairDesk
from console.ui.text import t
from pages.chair import acts, button

MINUTES = (1, 2, 3, 5)


def draw(viewer: Actor, desk: ChairDesk, head: Callable[..., None]) -> None:
    """Draw the reason, and how long."""
    turn = desk.floor.on_air or desk.called
    if turn is None:
        head("chair.more_time_none")
        return
    head("chair.more_time_title", number=turn.number)
    st.text_input(
        t("chair.more_time_reason"),
        key=acts.extend_key(turn.id),
        placeholder=t("chair.more_time_hint"),
        persist_state="session",
    )
    with st.container(key="chair-more-time"):
        for minutes in MINUTES:
            button.draw(
                t("chair.minutes", count=minutes),
                key=f"chair-more-time-{minutes}",
                icon="add",
                on_click=acts.extend,
                args=(viewer, desk.floor.meeting_id, turn, minutes),
                is_off=not desk.is_sitting,
            )
