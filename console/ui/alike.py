"""Earlier questions alike a matter, found once and kept: what is compared hardly ever changes."""

import streamlit as st

from console.auth.actor import Actor
from console.boards import matter_history


def refs(viewer: Actor, meeting_id: int, matter_id: int, wording: str) -> tuple[str, ...]:
    """Give the labels of earlier questions that ask alike, nearest first."""
    return _found(viewer.account_id, meeting_id, matter_id, wording, viewer)


# Keyed by the account: what one may read must never reach another.
@st.cache_data(max_entries=200, ttl="1h", show_spinner=False)
def _found(
    account_id: int, meeting_id: int, matter_id: int, wording: str, _viewer: Actor
) -> tuple[str, ...]:
    return matter_history.alike(_viewer, meeting_id, matter_id)
