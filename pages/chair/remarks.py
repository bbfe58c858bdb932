"""The trays in which the chair's own words are kept: a note about a matter, a conclusion."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.floor.views.chair import ChairDesk
from console.floor.views.chair_matters import ChairMatterChoice
from console.live import field_names
from console.ui import typed_text
from console.ui.text import t
from pages.chair import acts, button, outcome


def note(viewer: Actor, desk: ChairDesk, head: Callable[[str], None]) -> None:
    """Draw the note about the matter the tray was opened for, whatever came to the floor since."""
    head("chair.note")
    matter = desk.matter(acts.tray().matter_id)
    matter_id = matter.id if matter else None
    typed_text.area(
        t("chair.note_text"),
        key=acts.note_key(matter_id),
        kept_as=field_names.chair_note(desk.floor.code, matter_id),
        height="stretch",
        persist_state="session",
    )
    button.draw(
        _keep(matter),
        key="chair-keep-note",
        shortcut="l",
        on_click=acts.note,
        args=(viewer, desk.floor, matter_id, matter.version if matter else 0),
        is_next=True,
    )


def _keep(matter: ChairMatterChoice | None) -> str:
    if matter is None:
        return t("chair.keep_note_free")
    key = "chair.keep_note_decided" if matter.version else "chair.keep_note"
    return t(key, number=matter.number)


def conclusion(viewer: Actor, desk: ChairDesk, head: Callable[[str], None]) -> None:
    """Draw the conclusion of the meeting."""
    head("chair.conclude")
    meeting_id = desk.floor.meeting_id
    typed_text.area(
        t("chair.conclusion_text"),
        key=acts.conclusion_key("text", meeting_id),
        kept_as=field_names.conclusion(desk.floor.code),
        height="stretch",
        persist_state="session",
    )
    with st.container(key="chair-conclusion-row", horizontal=True, vertical_alignment="bottom"):
        outcome.unit(desk, acts.conclusion_key("unit", meeting_id), t("chair.unit"))
        outcome.due(acts.conclusion_key("due", meeting_id))
        button.draw(
            t("chair.keep_conclusion"),
            key="chair-keep-conclusion",
            shortcut="l",
            on_click=acts.conclude,
            args=(viewer, desk.floor),
            is_next=True,
        )
