"""The tray in which the chair puts somebody in the hall, or online, in the queue."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.floor.views import joining
from console.floor.views.chair import ChairDesk
from console.ui.text import t
from pages.chair import acts, button
from pages.parts import joining as fields


def draw(viewer: Actor, desk: ChairDesk, close: Callable[[], None]) -> None:
    """Draw the act beside the way out, and the fields."""
    shown = joining.load(viewer, desk.floor.meeting_id)
    with st.container(key="chair-tray-head", horizontal=True, vertical_alignment="center"):
        st.html(f"<h2>{t('joining.title')}</h2>")
        button.draw(
            t("joining.join"),
            key="chair-join",
            shortcut="l",
            icon="add",
            on_click=acts.join,
            args=(viewer, shown),
            is_next=True,
            is_off=not shown.can_join,
        )
        close()
    fields.fields(shown)
