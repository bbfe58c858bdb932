"""Entry script of every page: who is it, what may they see, run it.

Page files are given by path from here. Signed out, or with a one-time password still in use, the
sign-in page stands under the address of every page: the address is kept and nothing of it runs.
"""

from typing import Any

import streamlit as st

from console.auth.actor import Actor
from console.page_table import PAGES, SIGN_IN, file_of
from console.ui import frame, gate, run, state, theme
from console.ui.text import t

# Where one starts, at the root too. The menu has no sections: on a phone Streamlit draws them as a
# list axe finds broken. It has no icons: the browser would fetch the icon of the page shown from
# another company's server.
START = "start"


def registered(viewer: Actor | None) -> dict[Any, str]:
    """Give a page for every address, with its folder: the sign-in page, or the page itself.

    What a role may not open stands in no menu; who asks for its address all the same is refused by
    its first line, in words.
    """
    if viewer is None or viewer.is_held_back:
        addresses = (START, *(entry.name for entry in PAGES))
        return {_page(address, SIGN_IN): SIGN_IN for address in addresses}
    names = [entry.name for entry in PAGES]
    allowed = [entry.name for entry in PAGES if entry.permission in viewer.permissions]
    pages = {_page(name, name, is_shown=name in allowed): name for name in names}
    return {_page(START, allowed[0], is_shown=False): allowed[0], **pages}


def _page(address: str, name: str, *, is_shown: bool = False) -> Any:
    return st.Page(
        file_of(name),
        title=t(f"{name}.title"),
        url_path=address,
        default=address == START,
        visibility="visible" if is_shown else "hidden",
    )


with run.remembering():
    # Asked before the turn, because who it is decides in which line they wait.
    person = gate.viewer()
    with run.turn(is_stranger=person is None):
        st.set_page_config(page_title=t("web.name"), page_icon=theme.MARK, layout="wide")
        pages = registered(person)
        page = st.navigation(list(pages), position="hidden" if person is None else "top")
        state.enter(page.url_path)
        theme.draw(pages[page])
        if person is not None and not person.is_held_back:
            frame.draw(person)
        page.run()
