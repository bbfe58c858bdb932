"""A chart of counts by unit and standing; every figure stands in the table too."""

import textwrap
from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from console.follow_up.view import FollowUp
from console.ui.text import t

LABEL_LETTERS = 24  # a line of a unit's name
ROW_HEIGHT = 40  # px
# Told apart on both grounds and by those who see no red; the words stand in the legend.
COLOURS = {"overdue": "#c2502a", "soon": "#c08a1e", "open": "#5684a8", "undated": "#8b7f72"}


def draw(found: FollowUp) -> None:
    bars = list(_bars(found))
    units = len(found.by_unit())
    chart = (
        alt.Chart(pd.DataFrame(bars))
        .mark_bar()
        .encode(
            y=alt.Y("unit:N", title=None, sort=None, axis=_names()),
            x=alt.X("count:Q", title=t("follow_up.chart_count"), axis=alt.Axis(tickMinStep=1)),
            color=_standings(found),
            order=alt.Order("place:Q"),
            tooltip=["standing:N", "count:Q"],
        )
        .properties(height=max(3, units) * ROW_HEIGHT)
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
    return alt.Axis(labelExpr="split(datum.label, '|')", labelLimit=0, labelFontSize=13)


def _standings(found: FollowUp) -> alt.Color:
    held = [standing.value for standing, count in found.counts if count]
    scale = alt.Scale(
        domain=[t(f"follow_up.standing.{one}") for one in held],
        range=[COLOURS[one] for one in held],
    )
    return alt.Color("standing:N", title=None, scale=scale, legend=alt.Legend(orient="top"))
