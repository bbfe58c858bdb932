"""The tray of what the live part has no time for, with the one act about it."""

from collections.abc import Callable
from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts.unreached import leave_unreached
from console.floor.views.chair import ChairDesk
from console.ui.text import t
from pages.chair import acts, button


def draw(viewer: Actor, desk: ChairDesk, head: Callable[..., None]) -> None:
    """Draw the matters that will not be reached, and the way to answer them in writing."""
    late = desk.unreached
    head("chair.unreached_title", count=len(late))
    lines = "".join(
        f"<li>{matter.number:02}. {escape(matter.gist or t('word.withheld'))}</li>"
        for matter in late
    )
    st.html(f'<ul class="told">{lines or "<li>" + t("chair.unreached_none") + "</li>"}</ul>')
    button.draw(
        t("chair.leave_unreached", count=len(late)),
        key="chair-leave-unreached",
        icon="mail",
        on_click=acts.run_and_close,
        args=(
            leave_unreached,
            viewer,
            desk.floor.meeting_id,
            tuple(matter.id for matter in late),
        ),
        kwargs={"seen": desk.seen_by_leave_unreached},
        is_next=True,
        is_off=not desk.is_under_way or not late,
    )
