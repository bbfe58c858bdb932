"""Sessions of Streamlit, one a tab: how many there are, which live, whose they are."""

from streamlit.runtime import Runtime

from console.auth import login_sessions
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE


def count() -> int:
    """Count those of tabs that are open."""
    return len(Runtime.instance()._session_mgr.list_active_sessions()) if Runtime.exists() else 0


def lives(page_session: str) -> bool:
    """Tell whether there is one of this id, with a tab."""
    return Runtime.exists() and Runtime.instance().is_active_session(page_session)


def owns(actor: Actor, page_session: str) -> bool:
    """Tell whether the tab of a session was opened by somebody: its socket brought their cookie.

    Streamlit takes an upload for any session whose id is known.
    """
    if not Runtime.exists():
        return False
    info = Runtime.instance()._session_mgr.get_active_session_info(page_session)
    context = info.client.client_context if info else None
    token = context.cookies.get(SESSION_COOKIE) if context else None
    opener = login_sessions.restore(token) if token else None
    return opener is not None and opener.account_id == actor.account_id
