"""Sign in, choose language; choose a password in place of a one-time one."""

import streamlit as st

from console.administration.acts import accounts
from console.administration.failed_accesses import FailedAccess
from console.auth import credentials, login_sessions, second_factor
from console.auth.actor import Actor
from console.auth.second_factor import Waiting
from console.errors import NotSignedIn, Refused
from console.ui import failed_access, feedback, frame, gate, live, state
from console.ui.hand_over import hand_over
from console.ui.sign_in_form import AREA, SignInForm
from console.ui.text import plainly, t
from pages.parts.second_factor import enrol_form

OLD, NEW, AGAIN = "sign_in-old", "sign_in-new", "sign_in-again"
CODE = "sign_in-code"


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


def ask_code(waiting: Waiting) -> None:
    st.subheader(t("sign_in.code_title"))
    st.markdown(t("sign_in.code_why"))
    with st.form("sign_in-second"):
        st.text_input(t("account.code"), key=CODE, autocomplete="one-time-code")
        st.form_submit_button(
            t("sign_in.code_submit"),
            type="primary",
            key="sign_in-code-submit",
            on_click=show_code,
            args=(waiting,),
        )
    feedback.show(AREA)
    st.button(
        t("sign_in.other_account"),
        key="sign_in-other",
        on_click=login_sessions.end,
        args=(waiting.login_session_id,),
    )


def show_code(waiting: Waiting) -> None:
    try:
        second_factor.show_code(waiting.login_session_id, state.typed(CODE))
    except (NotSignedIn, Refused) as refused:
        feedback.tell(AREA, refused)
        failed_access.tell(FailedAccess.CODE, waiting.account_id)
    state.empty(CODE)


def enrol(viewer: Actor) -> None:
    live.tab(viewer, "")
    st.subheader(t("account.enrol_title"))
    st.markdown(t("sign_in.enrol_why"))
    enrol_form(viewer, AREA)
    feedback.show(AREA)


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
    waiting = None if viewer else gate.waiting()
    if waiting is not None:
        ask_code(waiting)
    elif viewer is None:
        sign_in()
    elif viewer.must_change_password:
        change_password(viewer)
    else:
        enrol(viewer)
