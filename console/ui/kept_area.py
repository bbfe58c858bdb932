"""A text area whose text survives a reload and a killed server; other widgets may stand beside it.

Use `typed_text` where the text alone becomes the act; use this where a button of its own reads it
together with choices, as in the chair's trays.
"""

from console.auth.actor import Actor
from console.live import typed_text as kept
from console.ui import component, state


def beside(field: str, *, key: str) -> None:
    """Keep what is typed in the text area with this key; draw it right after the area.

    Args:
        field: `<meeting code>:<what>:<id>`; `what` is one of `live.typed_text.WRITERS_OF`.
        key: of the text area.
    """
    data = {"field": field, "account": state.account(), "key": key, "done": state.kept(field)}
    component.mount("typed_area", key=f"{key}-kept", data=data)


def settle(key: str) -> None:
    """Empty in the browser what became an act; once a page, outside trays that close with it."""
    data = {"account": state.account(), "finished": state.all_kept()}
    component.mount("typed_done", key=key, data=data)


def done(viewer: Actor, field: str) -> None:
    """Erase what became an act; after the act succeeded."""
    kept.erase(viewer, field)
    state.finish_kept(field)
