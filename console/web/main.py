"""Entry script of every page: who is it, what may they see, run it.

Page files are given by path from here. Signed out, or with a one-time password still in use, the
sign-in page stands under the address of every page: the address is kept and nothing of it runs.
"""

from typing import Any

import streamlit as st

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.ui import frame, gate, run, state, theme
from console.ui.text import t

FOLDER = "../../pages"
# File and address, permission. The first page is where one starts, at the root too; then come those
# needed while a meeting goes on, which must never lie in the menu of what does not fit; then the
# way of a question. No sections: on a phone Streamlit draws them as a list axe finds broken.
# No icons: the browser would fetch the icon of the page shown from another company's server.
START = "start"
PAGES = (
    ("today", Permission.MEETING_READ),
    ("chair", Permission.CAPTURE_READ),
    ("secretary", Permission.CAPTURE_READ),
    ("branch", Permission.BRIDGE_REPORT),
    ("registrations", Permission.REGISTRATION_READ),
    ("review", Permission.REVIEW_READ),
    ("packs", Permission.REVIEW_READ),
    ("drafting", Permission.DRAFT_READ),
    ("agenda", Permission.MEETING_READ),
    ("papers", Permission.PAPERS_READ),
    ("mail", Permission.MAIL_SEND),
    ("minutes", Permission.PAPERS_READ),
    ("follow_up", Permission.MEETING_READ),
    ("journal", Permission.JOURNAL_READ),
    ("admin", Permission.ACCOUNT_MANAGE),
)


def registered(viewer: Actor | None) -> dict[Any, str]:
    """Give a page for every address, with its folder: the sign-in page, or the page itself.

    What a role may not open stands in no menu; who asks for its address all the same is refused by
    its first line, in words.
    """
    if viewer is None or viewer.must_change_password:
        addresses = (START, *(name for name, _ in PAGES))
        return {_page(address, "sign_in"): "sign_in" for address in addresses}
    allowed = [name for name, permission in PAGES if permission in viewer.permissions]
    pages = {_page(name, name, is_shown=name in allowed): name for name, _ in PAGES}
    return {_page(START, allowed[0], is_shown=False): allowed[0], **pages}


def _page(address: str, file: str, *, is_shown: bool = False) -> Any:
    return st.Page(
        f"{FOLDER}/{file}/page.py",
        title=t(f"{file}.title"),
        url_path=address,
        default=address == START,
        visibility="visible" if is_shown else "hidden",
    )


with run.turn():
    person = gate.viewer()
    st.set_page_config(page_title=t("web.name"), page_icon=theme.MARK, layout="wide")
    pages = registered(person)
    page = st.navigation(list(pages), position="hidden" if person is None else "top")
    state.enter(page.url_path)
    theme.draw(pages[page])
    if person is not None and not person.must_change_password:
        frame.draw(person)
    page.run()
