"""Sign in, choose language; choose a password in place of a one-time one."""

import streamlit as st

from console.administration.acts import accounts
from console.auth import credentials
from console.auth.actor import Actor
from console.errors import Refused
from console.ui import feedback, frame, gate, live, state
from console.ui.hand_over import hand_over
from console.ui.sign_in_form import AREA, SignInForm
from console.ui.text import plainly, t

OLD, NEW, AGAIN = "sign_in-old", "sign_in-new", "sign_in-again"


def sign_in() -> None:
    frame.language_choice("sign_in-language")
    ticket = SignInForm().draw()
    feedback.show(AREA)
    if ticket:
        hand_over(ticket, on_refused=refused)
        st.info(t("sign_in.wait"))
    st.html(f'<p class="meta">{t("sign_in.help")}</p>')


def refused() -> None:
    state.leave_notice(AREA, "error", t("error.ticket_invalid"))


def change_password(viewer: Actor) -> None:
    live.tab(viewer, "")
    st.subheader(t("sign_in.change_title"))
    st.markdown(plainly("sign_in.change_why", name=viewer.display_name))
    with st.form("sign_in-change"):
        st.text_input(t("sign_in.old"), type="password", key=OLD)
        st.text_input(t("sign_in.new"), type="password", key=NEW, help=t("sign_in.new_help"))
        st.text_input(t("sign_in.again"), type="password", key=AGAIN)
        st.form_submit_button(
            t("sign_in.change"),
            type="primary",
            key="sign_in-submit",
            on_click=change,
            args=(viewer,),
        )
    feedback.show(AREA)


def change(viewer: Actor) -> None:
    if feedback.attempt(AREA, choose, viewer) is not None:
        state.empty(OLD, NEW, AGAIN)


def choose(viewer: Actor) -> int:
    old, new, again = (state.typed(key).strip() for key in (OLD, NEW, AGAIN))
    if new != again:
        raise Refused("passwords_differ")
    hashed = credentials.choose_password(viewer.account_id, old, new, address=gate.address())
    return accounts.change_own_password(viewer, hashed, keep=viewer.login_session_id)


with st.container(key="sign-in"):
    frame.brand()
    viewer = gate.viewer()
    if viewer is None:
        sign_in()
    else:
        change_password(viewer)
