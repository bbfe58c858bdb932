"""What is chosen on a page stands in its address: a reload, a link and going back show it again.

With each act the browser sends the address along, on a slow line an older one than what was chosen
since. So what was chosen in this tab holds, until the person goes back or forward in the browser.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from console.ui import state


def chosen(name: str) -> str:
    """Give what is chosen, empty when nothing is.

    Args:
        name: in the address; of this page, other pages may use the same.
    """
    context = get_script_run_ctx()
    if context is not None and context.is_history_navigation:
        state.choose(name, "")
    return state.chosen(name) or str(st.query_params.get(name, ""))


def choose(name: str, value: str) -> None:
    """Keep what was chosen, also in the address; only in a callback."""
    state.choose(name, value)
    st.query_params[name] = value
