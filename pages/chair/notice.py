"""One line of what the chair's desk has to say."""

from html import escape

import streamlit as st

from console.ui.chips import icon_html


def draw(look: str, icon: str, text: str, *, is_alert: bool = False) -> None:
    """Draw the line; an alert is read out at once."""
    role = "alert" if is_alert else "note"
    st.html(
        f'<p class="said {look}" role="{role}">{icon_html(icon)}<span>{escape(text)}</span></p>'
    )
