"""A chart of counts by unit and standing; every figure stands in the table too."""

import textwrap
from collections.abc import Sequence
from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from console.follow_up.view import FollowUp
from console.ui.text import t

LABEL_LETTERS = 24  # a line of a unit's name
LIGHT_INK, DARK_INK = "#4f463d", "#d2c8bb"  # --ink-2 of tokens.css
ROW_HEIGHT = 44  # px
FRAME_HEIGHT = 70  # px of the scale
# Told apart on both grounds and by those who see no red.
COLOURS = {"overdue": "#c2502a", "soon": "#c08a1e", "open": "#5684a8", "undated": "#8b7f72"}


def draw(found: FollowUp) -> None:
    bars = list(_bars(found))
    units = len(found.by_unit())
    held = [standing.value for standing, count in found.counts if count]
    _legend(held)
    chart = (
        alt.Chart(pd.DataFrame(bars))
        .mark_bar()
        .encode(
            y=alt.Y("unit:N", title=None, sort=None, axis=_names()),
            x=alt.X("count:Q", title=t("follow_up.chart_count"), axis=alt.Axis(tickMinStep=1)),
            color=_standings(held),
            order=alt.Order("place:Q"),
            tooltip=["standing:N", "count:Q"],
        )
        .properties(height=units * ROW_HEIGHT + FRAME_HEIGHT)
        .configure(background="transparent")
        .configure_axis(labelColor=_ink(), titleColor=_ink())
    )
    st.altair_chart(chart, key="follow_up-chart", alt=t("follow_up.chart_told"))


def _bars(found: FollowUp) -> Sequence[dict[str, str | int]]:
    return [
        {
            "unit": "|".join(textwrap.wrap(unit, LABEL_LETTERS)),
            "standing": t(f"follow_up.standing.{standing.value}"),
            "count": count,
            "place": place,
        }
        for unit, counts in found.by_unit()
        for place, (standing, count) in enumerate(counts)
        if count
    ]


def _names() -> alt.Axis:
    return alt.Axis(
        labelExpr="split(datum.label, '|')", labelLimit=0, labelFontSize=13, labelOverlap=False
    )


def _standings(held: Sequence[str]) -> alt.Color:
    scale = alt.Scale(
        domain=[t(f"follow_up.standing.{one}") for one in held],
        range=[COLOURS[one] for one in held],
    )
    return alt.Color("standing:N", title=None, scale=scale, legend=None)


def _legend(held: Sequence[str]) -> None:
    """Draw the legend as text: on a narrow screen the chart would cut its own."""
    named = "".join(
        f'<li><span style="background:{COLOURS[one]}" aria-hidden="true"></span>'
        f"{escape(t(f'follow_up.standing.{one}'))}</li>"
        for one in held
    )
    st.html(f'<ul class="legend">{named}</ul>')


def _ink() -> str:
    """Give the colour of words on the ground in force; a chart knows no style sheet."""
    return DARK_INK if st.context.theme.type == "dark" else LIGHT_INK
