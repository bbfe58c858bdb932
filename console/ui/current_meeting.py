"""Which meeting this tab looks at: the one chosen here, or in the address, else the present one."""

import streamlit as st

from console.auth.actor import Actor
from console.meetings.views import agenda
from console.meetings.views.agenda import Month
from console.ui import run, state
from console.ui.text import t

_KEY = "frame-meeting"
PARAMETER = "ky"  # in the address, so that a reload and a link show the same meeting


def meeting(viewer: Actor) -> Month | None:
    """Give the meeting this tab looks at; None when there is none yet."""
    return _of(run.once(agenda.list_months, viewer))


def choice(viewer: Actor) -> Month | None:
    """Draw the choice of the meeting where there are several; gives the one looked at."""
    months = run.once(agenda.list_months, viewer)
    shown = _of(months)
    if shown is not None and len(months) > 1:
        codes = [month.code for month in months]
        st.selectbox(
            t("web.meeting"),
            codes,
            index=codes.index(shown.code),
            key=_KEY,
            on_change=_choose,
        )
    return shown


def _of(months: tuple[Month, ...]) -> Month | None:
    asked = state.meeting() or st.query_params.get(PARAMETER, "")
    chosen = next((month for month in months if month.code == asked), None)
    return chosen or next((month for month in months if month.is_present), None)


def look_at(code: str) -> None:
    """Let this tab look at another meeting from the next run on; only in a callback."""
    state.put(_KEY, code)
    _keep(code)


def _choose() -> None:
    _keep(state.typed(_KEY))


def _keep(code: str) -> None:
    state.choose_meeting(code)
    st.query_params[PARAMETER] = code
