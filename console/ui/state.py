"""Every session key, typed; the only user of Streamlit's session state.

Values are strings, numbers and tuples of them: never a row, a database session or a client.
"""

from time import monotonic
from typing import Any

import streamlit as st

_STATE: Any = st.session_state  # noqa: TID251  the one place that may use it

_LANGUAGE = "language"
_MEETING = "meeting"
_PAGE = "page"
_CHOSEN = "chosen"  # by name in the address: what was chosen on this page, in this tab
_NOTICE = "notice"
_READ = "notice-read"  # by area: the notice shown last, and when, on the clock of this process
_ACCOUNT = "account"
_HANDED = "handed"  # by field: id and text of what was handed over last, id of what became an act
_ENDED = "ended"  # by field: how often the text of its area became an act
_FORM_STATUS = "authentication_status"  # streamlit-authenticator's own; never believed


def language() -> str:
    """Give the language chosen in this tab; empty = none chosen."""
    return str(_STATE.get(_LANGUAGE, ""))


def choose_language(code: str) -> None:
    """Keep the language chosen in this tab."""
    _STATE[_LANGUAGE] = code


def meeting() -> str:
    """Give the code of the meeting chosen in this tab; empty = none chosen."""
    return str(_STATE.get(_MEETING, ""))


def choose_meeting(code: str) -> None:
    """Keep the meeting chosen in this tab."""
    _STATE[_MEETING] = code


def enter(page: str) -> None:
    """Know which page is shown; what was chosen on another one is forgotten."""
    if _STATE.get(_PAGE) != page:
        for key in [key for key in _STATE if str(key).startswith(f"{_CHOSEN}:")]:
            del _STATE[key]
    _STATE[_PAGE] = page


def chosen(name: str) -> str:
    """Give what was chosen on this page in this tab; empty = nothing yet."""
    return str(_STATE.get(f"{_CHOSEN}:{name}", ""))


def choose(name: str, value: str) -> None:
    """Keep what was chosen on this page."""
    _STATE[f"{_CHOSEN}:{name}"] = value


def account() -> int:
    """Give the account that looks at this tab; 0 = nobody signed in. For drawing alone."""
    return int(_STATE.get(_ACCOUNT, 0))


def know_account(account_id: int) -> None:
    """Keep the account that looks at this tab."""
    _STATE[_ACCOUNT] = account_id


def handed(field: str) -> tuple[str, str]:
    """Give the ids of the text handed over last in a field, and of the last that became an act."""
    heard, _, finished = _STATE.get(f"{_HANDED}:{field}", ("", "", ""))
    return heard, finished


def handed_text(field: str) -> str:
    """Give the text handed over last in a field."""
    return str(_STATE.get(f"{_HANDED}:{field}", ("", "", ""))[1])


def hear_handed(field: str, handed_id: str, text: str) -> None:
    """Keep that a text of a field was handed over."""
    _STATE[f"{_HANDED}:{field}"] = (handed_id, text, handed(field)[1])


def finish_handed(field: str) -> None:
    """Keep that the text handed over last became an act."""
    heard, _ = handed(field)
    _STATE[f"{_HANDED}:{field}"] = (heard, "", heard)


def ended(field: str) -> int:
    """Give how often the text of an area became an act in this tab."""
    return int(_STATE.get(f"{_ENDED}:{field}", 0))


def all_ended() -> dict[str, int]:
    """Give the same of every area: field -> how often."""
    mark = f"{_ENDED}:"
    return {
        str(key).removeprefix(mark): int(times)
        for key, times in _STATE.items()
        if str(key).startswith(mark)
    }


def end(field: str) -> None:
    """Keep that the text of an area became an act."""
    _STATE[f"{_ENDED}:{field}"] = ended(field) + 1


def leave_notice(area: str, kind: str, text: str) -> None:
    """Leave one notice for an area of the page; kind is `error`, `warning` or `success`."""
    _STATE[f"{_NOTICE}:{area}"] = (kind, text)


def take_notice(area: str) -> tuple[str, str] | None:
    """Give the notice of an area once: kind and text."""
    found: tuple[str, str] | None = _STATE.pop(f"{_NOTICE}:{area}", None)
    return found


def read_notice(area: str, seconds: float) -> tuple[str, str] | None:
    """Give the notice of an area, also to the runs that follow within so many seconds.

    A run that comes right behind, because a colleague acted, would take it away unread.
    """
    fresh, at = take_notice(area), monotonic()
    if fresh is not None:
        _STATE[f"{_READ}:{area}"] = (fresh, at)
        return fresh
    before, read_at = _STATE.get(f"{_READ}:{area}", (None, at))
    return before if at - read_at < seconds else None


def typed(key: str) -> str:
    """Give what stands in the field with this key; an emptied one has no text, not "None"."""
    found = _STATE.get(key)
    return "" if found is None else str(found)


def value(key: str) -> Any:
    """Give what the widget with this key holds, as Streamlit keeps it; None = nothing."""
    return _STATE.get(key)


def put(key: str, value: object) -> None:
    """Set what the widget with this key holds; only in a callback, or before it is drawn."""
    _STATE[key] = value


def triggered(key: str, trigger: str) -> str | None:
    """Give what a component with this key has just sent; None = nothing."""
    sent = _STATE.get(key)
    value = sent.get(trigger) if isinstance(sent, dict) else None
    return None if value is None else str(value)


def empty(*keys: str) -> None:
    """Empty fields; only in a callback, before they are drawn."""
    for key in keys:
        _STATE[key] = ""


def forget_form_status() -> None:
    """Let the sign-in form be drawn whatever streamlit-authenticator thinks."""
    _STATE[_FORM_STATUS] = None


def forget_everything() -> None:
    """Leave nothing of the person who signed out."""
    _STATE.clear()
