"""Writing of a matter that is decided: only once the writer said that it still belongs there."""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from console.capture.views.secretary import MatterInShort, SecretaryDesk
from console.errors import ConsoleError
from console.ui import feedback, state
from console.ui.text import plainly, t

P = ParamSpec("P")

ASKED = "secretary-decided-asked"  # the matter whose note was refused last
ADDED = "secretary-decided-added"  # (matter, version of its outcome) the writer adds to


def seen(about: int | None) -> int:
    """Give the version of the outcome the writer knows of; 0 = they take it for undecided."""
    matter_id, version = state.value(ADDED) or (0, 0)
    return int(version) if matter_id == about else 0


def attempt(
    area: str, act: Callable[P, int], about: int | None, /, *args: P.args, **kwargs: P.kwargs
) -> int | None:
    """Call an act that writes of a matter; where it is decided, the way to add to it is offered."""
    state.put(ASKED, None)
    try:
        return act(*args, **kwargs)
    except ConsoleError as refused:
        if refused.code == "matter_decided":
            state.put(ASKED, about)
        feedback.tell(area, refused)
        return None


def draw(desk: SecretaryDesk) -> None:
    """Say that the matter written of is decided, and offer to add to it."""
    with st.container(key="secretary-decided", horizontal=True, vertical_alignment="center"):
        matter = _decided(desk)
        if matter is None:
            return
        number = f"{matter.number:02}"
        if state.value(ADDED) == (matter.id, matter.standing.outcome_version):
            st.html(f'<p class="meta" role="status">{t("secretary.adding", number=number)}</p>')
            return
        st.html(f'<p class="meta" role="status">{t("secretary.is_decided", number=number)}</p>')
        st.button(
            plainly("secretary.add_to", number=number),
            key="secretary-add-to-decided",
            icon=":material/add_comment:",
            on_click=state.put,
            args=(ADDED, (matter.id, matter.standing.outcome_version)),
        )


def _decided(desk: SecretaryDesk) -> MatterInShort | None:
    """Give the decided matter a note was refused for, else the one looked at if it is decided."""
    looked_at = desk.matter.id if desk.matter is not None else None
    about = state.value(ASKED) or looked_at
    found = next((matter for matter in desk.matters if matter.id == about), None)
    return found if found is not None and found.standing.outcome_version else None
