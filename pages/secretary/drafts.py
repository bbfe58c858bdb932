"""Outcomes begun for other matters and not handed over: the way back to each of them."""

import streamlit as st

from console.auth.actor import Actor
from console.capture.views.matter import MatterCard
from console.capture.views.secretary import SecretaryDesk
from console.live import typed_text
from console.live.field_names import TextKind
from console.ui import state
from console.ui.text import plainly
from pages.secretary import tray

MOST = 4  # shown at once, in the order of numbers


def draw(actor: Actor, desk: SecretaryDesk, shown: MatterCard) -> None:
    """Draw a button for each other matter with a draft; nothing without one."""
    begun = set(typed_text.drafts(actor, desk.code, TextKind.PROPOSAL))
    others = [
        matter for matter in desk.matters if str(matter.id) in begun and matter.id != shown.id
    ]
    with st.container(key="secretary-drafts", horizontal=True, vertical_alignment="center"):
        for matter in others[:MOST]:
            st.button(
                plainly("secretary.draft_of", number=f"{matter.number:02}"),
                key=f"secretary-draft-{matter.id}",
                icon=":material/edit_note:",
                on_click=look_at,
                args=(matter.id,),
            )


def look_at(matter_id: int) -> None:
    state.put(tray.LOOKED_AT, matter_id)
    state.put(tray.TRAY, "")
