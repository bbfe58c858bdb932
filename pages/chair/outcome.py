"""The tray in which an outcome is decided: seven kinds, who acts, by when, in which words."""

from collections.abc import Callable
from html import escape

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.floor.views.chair import OUTCOMES, ChairDesk, MatterChoice, OutcomeKind
from console.live import field_names
from console.ui import format as written
from console.ui import state, typed_text
from console.ui.text import t
from pages.chair import acts, button

ICONS = {
    OutcomeKind.ANSWERED_ON_SITE: "check_circle",
    OutcomeKind.WRITTEN_REPLY: "mail",
    OutcomeKind.ESCALATED: "arrow_upward",
    OutcomeKind.REFERRED: "arrow_forward",
    OutcomeKind.ACCEPTED_FOR_STUDY: "edit_note",
    OutcomeKind.OUT_OF_SCOPE: "block",
    OutcomeKind.WITHDRAWN: "undo",
}


def draw(viewer: Actor, desk: ChairDesk, matter: MatterChoice, close: Callable[[], None]) -> None:
    """Draw the tray of one matter."""
    chosen = state.typed(acts.outcome_key("kind", matter.id))
    with st.container(key="chair-kinds"):
        title = t("chair.outcome_title", number=f"{matter.number:02}")
        st.html(f"<h2>{escape(title)}{_again(matter)}</h2>")
        with st.container(key="chair-kinds-grid"):
            for digit, kind in enumerate(OUTCOMES, start=1):
                _kind(matter, kind, digit, is_chosen=kind.value == chosen)
    with st.container(key="chair-outcome-form"):
        _form(desk, matter, chosen)
        with st.container(key="chair-outcome-end", horizontal=True):
            button.draw(
                t("chair.keep_outcome"),
                key="chair-keep-outcome",
                shortcut="l",
                on_click=acts.decide,
                args=(viewer, desk.floor, matter.id, matter.version),
                is_next=True,
                is_off=not desk.can_act,
            )
            close()


def _again(matter: MatterChoice) -> str:
    return f" <span>{escape(t('chair.decided_again'))}</span>" if matter.version else ""


def _kind(matter: MatterChoice, kind: OutcomeKind, digit: int, *, is_chosen: bool) -> None:
    with st.container(key=f"chair-kind-{'on' if is_chosen else 'off'}-{digit}"):
        button.draw(
            t(f"word.outcome.{kind.value}"),
            key=acts.kind_key(kind),
            shortcut=str(digit),
            icon=ICONS[kind],
            on_click=acts.choose_kind,
            args=(matter.id, kind),
        )


def _form(desk: ChairDesk, matter: MatterChoice, chosen: str) -> None:
    has_body = bool(chosen) and OutcomeKind(chosen) in acts.WITH_BODY
    with st.container(key="chair-outcome-who"):
        if has_body:
            unit(desk, acts.outcome_key("body", matter.id), t(f"chair.body.{chosen}"))
        else:
            unit(desk, acts.outcome_key("unit", matter.id), t("chair.unit"))
        due(acts.outcome_key("due", matter.id))
    at = matter.prepared.at if matter.prepared else None
    label = t("chair.prepared_text", time=written.time_of(at)) if at else t("chair.outcome_text")
    typed_text.area(
        label,
        key=acts.outcome_key("text", matter.id),
        kept_as=field_names.outcome(desk.floor.code, matter.id),
        height="stretch",
        persist_state="session",
    )


def unit(desk: ChairDesk, key: str, label: str) -> None:
    """Draw the choice of a unit; it may stay empty."""
    names = dict(desk.units)
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=t("chair.unit_hint"),
        key=key,
        persist_state="session",
    )


def due(key: str) -> None:
    """Draw the choice of a date; it may stay empty."""
    st.date_input(
        t("chair.due"),
        value=None,
        min_value=clock.today(),
        format="DD/MM/YYYY",
        key=key,
        persist_state="session",
    )
