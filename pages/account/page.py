"""The own account: second factor, and where one is signed in."""

import streamlit as st

from console.administration.acts import own_sign_in as acts
from console.administration.views import own_sign_in as view
from console.administration.views.own_sign_in import OwnSignIn
from console.auth.actor import Actor
from console.auth.login_sessions import LoginLine
from console.ui import blocks, feedback, gate
from console.ui import format as written
from console.ui.text import plainly, t
from pages.parts import cards
from pages.parts.second_factor import enrol_form

AREA = "account"


def draw_factor(actor: Actor, shown: OwnSignIn) -> None:
    st.header(t("account.factor"), anchor=False)
    if shown.has_factor:
        st.success(plainly("account.has_factor", count=shown.recovery_codes_left))
    else:
        st.info(t("account.no_factor"))
    label = t("account.replace" if shown.has_factor else "account.enrol_title")
    with blocks.expander(label, key="account-enrol"):
        enrol_form(actor, AREA)


def draw_sessions(actor: Actor, shown: OwnSignIn) -> None:
    st.header(plainly("account.sessions", count=len(shown.sessions)), anchor=False)
    for line in shown.sessions:
        with st.container(key=f"account-session-{line.id}", horizontal=True):
            draw_session(actor, line, is_own=line.id == shown.own_session_id)
    if len(shown.sessions) > 1:
        st.button(
            t("account.end_others"), key="account-end-others", on_click=end_others, args=(actor,)
        )


def draw_session(actor: Actor, line: LoginLine, *, is_own: bool) -> None:
    since, used = written.moment(line.created_at), written.moment(line.last_used_at)
    st.markdown(plainly("account.session", since=since, used=used))
    if is_own:
        st.markdown(t("account.this_one"))
    else:
        st.button(
            t("account.end_session"),
            key=f"account-end-{line.id}",
            on_click=end,
            args=(actor, line.id),
        )


def end(actor: Actor, login_session_id: int) -> None:
    with feedback.praised(AREA, "account.session_ended"):
        acts.end_own_session(actor, login_session_id)


def end_others(actor: Actor) -> None:
    with feedback.praised(AREA, "account.others_ended"):
        acts.end_other_sessions(actor)


viewer = gate.require("account")

with st.container(key="account"):
    cards.heading(t("account.title"), t("account.lead"))
    feedback.show(AREA)
    own = view.load(viewer)
    draw_sessions(viewer, own)
    draw_factor(viewer, own)
