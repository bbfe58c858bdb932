"""Links to other pages, drawn only where this person's menu has the page."""

from pathlib import PurePath

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_FOLDER = "../../pages"  # as the entry script names page files


def can_open(page: str) -> bool:
    """Tell whether the page is in the menu of who looks."""
    context = get_script_run_ctx()
    known = context.pages_manager.get_pages().values() if context else ()
    return any(PurePath(entry.get("script_path", "")).name == f"{page}.py" for entry in known)


def link(page: str, label: str) -> None:
    """Draw a link to a page; nothing where it is not in the menu."""
    if can_open(page):
        st.page_link(f"{_FOLDER}/{page}.py", label=label)
