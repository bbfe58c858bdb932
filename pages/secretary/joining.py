"""The tray in which the secretary puts somebody in the hall, or online, in the queue."""

import streamlit as st

from console.auth.actor import Actor
from console.capture.views.secretary import SecretaryDesk
from console.floor.views import joining
from console.floor.views.joining import JoiningDesk
from console.ui import feedback
from console.ui.text import t
from pages.parts import cards
from pages.parts import joining as fields
from pages.secretary import tray


def draw(actor: Actor, desk: SecretaryDesk) -> None:
    """Draw the fields and the act."""
    cards.title(t("joining.title"))
    shown = joining.load(actor, desk.meeting_id)
    if not shown.can_join:
        st.html(f'<p class="meta">{t("branch.ended")}</p>')
        return
    fields.fields(shown)
    st.button(
        t("joining.join"),
        key="secretary-join",
        type="primary",
        icon=":material/add:",
        on_click=_join,
        args=(actor, shown),
    )


def _join(actor: Actor, shown: JoiningDesk) -> None:
    with feedback.praised(tray.SIDE, "joining.joined"):
        fields.join(actor, shown)
