"""The own calendar on the start page: its secret address, shown once when it is made."""

import streamlit as st

from console import settings
from console.auth.actor import Actor
from console.auth.login_sessions import fingerprint
from console.mail.acts import feeds
from console.mail.views import feeds as own_feed
from console.ui import blocks, feedback, state
from console.ui import format as written
from console.ui.text import plainly, t

AREA = "calendar"
SHOWN = "today-calendar-address"


def draw(actor: Actor) -> None:
    made_at = own_feed.made_at(actor)
    with blocks.expander(t("feed.title"), key="today-calendar"):
        st.markdown(t("feed.told"))
        feedback.show(AREA)
        if made_at is None:
            make_button(actor, "feed.make")
            return
        address = state.typed(SHOWN)
        if address:
            st.markdown(t("feed.copy"))
            st.code(address, language=None, wrap_lines=True)
        else:
            st.markdown(plainly("feed.has_one", at=written.moment(made_at)))
        with st.container(key="today-calendar-acts", horizontal=True):
            make_button(actor, "feed.renew")
            st.button(
                t("feed.withdraw"), key="today-calendar-withdraw", on_click=withdraw, args=(actor,)
            )


def make_button(actor: Actor, label: str) -> None:
    st.button(t(label), key="today-calendar-make", on_click=make, args=(actor,))


def make(actor: Actor) -> None:
    token = feeds.new_token()
    if feedback.attempt(AREA, feeds.renew_feed, actor, fingerprint(token)) is not None:
        state.put(SHOWN, f"{settings.current().public_url}/calendar/{token}.ics")


def withdraw(actor: Actor) -> None:
    with feedback.praised(AREA, "feed.withdrawn"):
        feeds.withdraw_feed(actor)
        state.put(SHOWN, "")
