"""Which matter the secretary's desk looks at, and which tray is open beside it."""

from console.capture.views.secretary import SecretaryDesk
from console.ui import state

LOOKED_AT = "secretary-matter-id"  # the matter chosen from the list; 0 = follow the floor
TRAY = "secretary-tray"  # `edit:<note>`, `versions:<note>`, `wording`, `heads`, `joining` …
PINNED = "secretary-pinned"  # the desk stopped following because a tray was opened
SIDE = "secretary-side"  # the notices beside the matter

TRAYS = ("edit", "versions", "wording", "questions", "asker", "recording", "heads", "conclusions")


def follow() -> None:
    state.put(LOOKED_AT, 0)
    state.put(TRAY, "")


def open_tray(desk: SecretaryDesk, what: str) -> None:
    """Open a tray; the desk stays with its matter, whatever the floor does."""
    if desk.matter is not None and desk.is_following:
        state.put(LOOKED_AT, desk.matter.id)
        state.put(PINNED, True)
    state.put(TRAY, what)


def close_tray() -> None:
    state.put(TRAY, "")
    if state.value(PINNED):
        state.put(LOOKED_AT, 0)
    state.put(PINNED, False)
