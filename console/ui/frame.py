"""What stands around every signed-in page: brand, demonstration banner, account menu."""

import streamlit as st

from console.administration.acts import accounts
from console.auth import login_sessions
from console.auth.actor import Actor
from console.i18n.catalog import LANGUAGES
from console.insight.meeting_figures import is_demonstration
from console.meetings.views.agenda import Month
from console.ui import blocks, current_meeting, feedback, live, state
from console.ui.text import as_written, language, t

AREA = "frame"


def draw(viewer: Actor) -> None:
    """Draw the frame; the page comes below it."""
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        brand()
        shown = _account_menu(viewer)
    live.tab(viewer, shown.code if shown else "")
    with st.container(key="frame-demonstration"):
        if is_demonstration(viewer):
            st.html(f'<p class="demo" role="note">{t("web.demonstration")}</p>')
    feedback.show(AREA)


def brand() -> None:
    """Draw the mark and the name of the product."""
    st.html(f'<p class="brand"><span class="mark" aria-hidden="true">ĐT</span>{t("web.name")}</p>')


def language_choice(key: str) -> None:
    """Draw the choice of language for this tab."""
    st.segmented_control(
        t("web.language"),
        LANGUAGES,
        format_func=_language_name,
        default=language(),
        key=key,
        on_change=_choose_for_tab,
        args=(key,),
    )


def _account_menu(viewer: Actor) -> Month | None:
    role = t(f"role.{viewer.role.value}")
    label = as_written(f"{viewer.display_name}, {role}")
    with blocks.popover(label, key="frame-account", icon=":material/person:"):
        shown = current_meeting.choice(viewer)
        st.radio(
            t("web.language"),
            LANGUAGES,
            index=LANGUAGES.index(viewer.language),
            format_func=_language_name,
            key="frame-language",
            on_change=_choose_for_account,
            args=(viewer,),
        )
        st.button(
            t("web.sign_out"),
            key="frame-sign-out",
            icon=":material/logout:",
            width="stretch",
            on_click=_sign_out,
            args=(viewer,),
        )
    return shown


def _language_name(code: str) -> str:
    return t(f"web.language_name.{code}")


def _choose_for_tab(key: str) -> None:
    if state.typed(key) in LANGUAGES:
        state.choose_language(state.typed(key))


def _choose_for_account(viewer: Actor) -> None:
    feedback.attempt(AREA, accounts.set_language, viewer, state.typed("frame-language"))


def _sign_out(viewer: Actor) -> None:
    state.forget_everything()
    if viewer.login_session_id is not None:
        login_sessions.end(viewer.login_session_id)
