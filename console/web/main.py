"""Entry script of every page: who is it, what may they see, run it.

Page files are given by path from here. Signed out, or with a one-time password still in use, the
sign-in page stands under the address of every page: the address is kept and nothing of it runs.
"""

from typing import Any

import streamlit as st

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.ui import frame, gate, run, theme
from console.ui.text import t

FOLDER = "../../pages"
# Section of the menu, file and address, permission. The first page is where one starts, at the root
# too. What is needed while a meeting goes on stands in the menu itself, the rest one press below.
# No icons: the browser would fetch the icon of the page shown from another company's server.
START = "start"
ALWAYS, BEFORE, AFTER, SYSTEM = "", "before", "after", "system"
PAGES = (
    (ALWAYS, "today", Permission.MEETING_READ),
    (BEFORE, "registrations", Permission.REGISTRATION_READ),
    (BEFORE, "review", Permission.REVIEW_READ),
    (BEFORE, "packs", Permission.REVIEW_READ),
    (BEFORE, "drafting", Permission.DRAFT_READ),
    (BEFORE, "agenda", Permission.MEETING_READ),
    (BEFORE, "papers", Permission.PAPERS_READ),
    (BEFORE, "mail", Permission.MAIL_SEND),
    (ALWAYS, "chair", Permission.CAPTURE_READ),
    (ALWAYS, "secretary", Permission.CAPTURE_READ),
    (ALWAYS, "branch", Permission.BRIDGE_REPORT),
    (AFTER, "minutes", Permission.PAPERS_READ),
    (AFTER, "follow_up", Permission.MEETING_READ),
    (SYSTEM, "journal", Permission.JOURNAL_READ),
    (SYSTEM, "admin", Permission.ACCOUNT_MANAGE),
)
FLAT = 6  # pages that fit beside each other at 1024 px without sections


def registered(viewer: Actor | None) -> dict[str, list[Any]]:
    """Give a page for every address, by section: the sign-in page, or the page itself.

    What a role may not open stands in no menu; who asks for its address all the same is refused by
    its first line, in words.
    """
    if viewer is None or viewer.must_change_password:
        return {ALWAYS: [_page(one, "sign_in") for one in (START, *(name for _, name, _ in PAGES))]}
    allowed = [name for _, name, permission in PAGES if permission in viewer.permissions]
    menu = {ALWAYS: [_page(START, allowed[0], is_shown=False)]}
    for section, name, _ in PAGES:
        heading = t(f"web.section.{section}") if section and len(allowed) > FLAT else ALWAYS
        menu.setdefault(heading, []).append(_page(name, name, is_shown=name in allowed))
    return menu


def _page(address: str, file: str, *, is_shown: bool = False) -> Any:
    return st.Page(
        f"{FOLDER}/{file}.py",
        title=t(f"{file}.title"),
        url_path=address,
        default=address == START,
        visibility="visible" if is_shown else "hidden",
    )


theme.draw()
with run.turn():
    person = gate.viewer()
    st.set_page_config(page_title=t("web.name"), page_icon=theme.MARK, layout="wide")
    page = st.navigation(registered(person), position="hidden" if person is None else "top")
    if person is not None and not person.must_change_password:
        frame.draw(person)
    page.run()
