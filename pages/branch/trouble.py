"""Reporting trouble from a site, and the number to call when its line is down."""

from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.bridges.views.branch import BranchDesk
from console.ui import feedback, state
from console.ui.chips import icon_html
from console.ui.text import t
from models.codes.floor import TurnState
from pages.branch import acts

FAULTS = ("sound", "picture", "line")
LINE = "line"  # the only one of them that takes the connection away


def draw_trouble(actor: Actor, shown: BranchDesk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="branch-trouble-head"):
        st.html(f'<h2 id="su-co">{t("branch.trouble")}</h2>')
        if shown.is_connected:
            st.button(
                t("branch.leave"),
                key="branch-leave",
                type="tertiary",
                on_click=acts.leave,
                args=(actor, shown),
            )
    feedback.show(acts.TROUBLE)
    if not shown.is_connected:
        st.html(f'<p class="meta">{t("branch.not_connected")}</p>')
        return
    with st.container(horizontal=True, key="branch-faults"):
        for fault in FAULTS:
            st.button(
                t(f"branch.fault.{fault}"),
                key=f"branch-fault-{fault}",
                on_click=acts.lose if fault == LINE else acts.troubled,
                args=(actor, shown, fault),
            )
        draw_absent(shown)
        st.button(
            t("branch.fault.other"),
            key="branch-fault-other",
            on_click=acts.ask_what,
        )
    if state.typed(acts.OTHER):
        draw_other(actor, shown)
    draw_phone(shown)


def draw_absent(shown: BranchDesk) -> None:
    waiting = (TurnState.CALLED, TurnState.WAITING)
    first = next((turn for turn in shown.turns if turn.state in waiting), None)
    if first is not None:
        st.button(
            t("branch.absent"),
            key="branch-absent",
            on_click=acts.open_tray,
            args=(f"withdraw:{first.id}",),
        )


def draw_other(actor: Actor, shown: BranchDesk) -> None:
    st.text_input(t("branch.what"), key=f"{acts.WHAT}-{shown.unit_id}")
    st.button(
        t("branch.report"),
        key="branch-report",
        on_click=acts.lose_otherwise,
        args=(actor, shown),
    )


def draw_phone(shown: BranchDesk) -> None:
    said = t("branch.call", phone=shown.phone) if shown.phone else t("branch.no_phone")
    st.html(f'<p class="phone">{icon_html("phone")}<span>{escape(said)}</span></p>')
