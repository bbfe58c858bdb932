"""A chart of counts by unit and standing; every figure stands in the table too."""

import textwrap
from collections.abc import Mapping, Sequence
from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from console.ui.text import t

LABEL_LETTERS = 24  # a line of a unit's name
LIGHT_INK, DARK_INK = "#4f463d", "#d2c8bb"  # --ink-2 of tokens.css
ROW_HEIGHT = 50  # px; three lines of a name
FRAME_HEIGHT = 70  # px of the scale
# Told apart on both grounds and by those who see no red.
COLOURS = ("#c2502a", "#c08a1e", "#5684a8", "#8b7f72", "#5f8f63", "#8a6bb0")

ByUnit = Sequence[tuple[str, Sequence[tuple[str, int]]]]  # unit, then standing and count


def draw(area: str, by_unit: ByUnit) -> None:
    """Draw one bar a unit.

    Args:
        area: whose words are taken: `<area>.standing.<code>`, `chart_count`, `chart_told`.
        by_unit: every unit with the same standings in the same order, zeros among them.
    """
    bars = list(_bars(area, by_unit))
    codes = [code for code, _ in by_unit[0][1]] if by_unit else []
    told = {code for _, counts in by_unit for code, count in counts if count}
    held = {code: COLOURS[place] for place, code in enumerate(codes) if code in told}
    _legend(area, held)
    chart = (
        alt.Chart(pd.DataFrame(bars))
        .mark_bar()
        .encode(
            y=alt.Y("unit:N", title=None, sort=None, axis=_names()),
            x=alt.X("count:Q", title=t(f"{area}.chart_count"), axis=alt.Axis(tickMinStep=1)),
            color=_standings(area, held),
            order=alt.Order("place:Q"),
            tooltip=["standing:N", "count:Q"],
        )
        .properties(height=len(by_unit) * ROW_HEIGHT + FRAME_HEIGHT)
        .configure(background="transparent")
        .configure_axis(labelColor=_ink(), titleColor=_ink())
    )
    st.altair_chart(chart, key=f"{area}-chart", alt=t(f"{area}.chart_told"))


def _bars(area: str, by_unit: ByUnit) -> Sequence[dict[str, str | int]]:
    return [
        {
            "unit": "|".join(textwrap.wrap(unit, LABEL_LETTERS)),
            "standing": t(f"{area}.standing.{standing}"),
            "count": count,
            "place": place,
        }
        for unit, counts in by_unit
        for place, (standing, count) in enumerate(counts)
        if count
    ]


def _names() -> alt.Axis:
    return alt.Axis(
        labelExpr="split(datum.label, '|')", labelLimit=0, labelFontSize=13, labelOverlap=False
    )


def _standings(area: str, held: Mapping[str, str]) -> alt.Color:
    scale = alt.Scale(
        domain=[t(f"{area}.standing.{standing}") for standing in held], range=list(held.values())
    )
    return alt.Color("standing:N", title=None, scale=scale, legend=None)


def _legend(area: str, held: Mapping[str, str]) -> None:
    """Draw the legend as text: on a narrow screen the chart would cut its own."""
    named = "".join(
        f'<li><span style="background:{colour}" aria-hidden="true"></span>'
        f"{escape(t(f'{area}.standing.{standing}'))}</li>"
        for standing, colour in held.items()
    )
    st.html(f'<ul class="legend">{named}</ul>')


def _ink() -> str:
    """Give the colour of words on the ground in force; a chart knows no style sheet."""
    return DARK_INK if st.context.theme.type == "dark" else LIGHT_INK
