"""Login sessions that live, and the end of one."""

import streamlit as st

from console.administration.views import accounts
from console.administration.views.accounts import SessionLine
from console.auth.actor import Actor
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from pages.admin import acts
from pages.admin.accounts import role_name
from pages.parts import table
from pages.parts.cards import Mark


def draw_sessions(actor: Actor) -> None:
    """Draw the sessions that live; the own one cannot be ended here."""
    living = accounts.load_sessions(actor)
    table.draw(
        t("admin.sessions", count=len(living)),
        (
            t("admin.display_name"),
            t("admin.role"),
            t("admin.since"),
            t("admin.last_used"),
            t("admin.until"),
            t("admin.state"),
        ),
        [login(old_login) for old_login in living],
        nothing=t("admin.no_sessions"),
    )
    others = {old_login.id: session_name(old_login) for old_login in living if not old_login.is_own}
    if not others:
        st.info(t("admin.only_own"))
        return
    st.selectbox(
        t("admin.session"),
        list(others),
        index=None,
        format_func=Labels(others),
        placeholder=t("admin.choose"),
        key=acts.SESSION,
    )
    st.button(
        t("admin.revoke"), key="admin-revoke", type="primary", on_click=acts.revoke, args=(actor,)
    )


def login(one: SessionLine) -> tuple[str | Mark, ...]:
    return (
        f"{one.display_name}\n{one.account}",
        role_name(one.role),
        written.moment(one.created_at),
        written.moment(one.last_used_at),
        written.moment(one.expires_at),
        Mark("info", t("admin.own")) if one.is_own else Mark("ok", t("admin.living")),
    )


def session_name(one: SessionLine) -> str:
    return t(
        "admin.session_named",
        name=one.display_name,
        account=one.account,
        at=written.moment(one.created_at),
        number=one.id,
    )
