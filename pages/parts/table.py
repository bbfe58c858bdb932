"""A table of texts: a real one, with caption and heads; on a narrow screen each row is a card."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from console.ui.chips import chip_html
from pages.parts.cards import Mark

Cell = str | Mark

LONGEST_WORD = 30  # characters; a longer one, a hash, may be broken anywhere
SHORT = 24  # characters of a state that stays on one line
LONG = ' class="long"'
VOID = ' class="void"'  # an empty cell takes no line of a card


def draw(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, nothing: str
) -> None:
    """Draw the rows, or what to do when there are none; every text is escaped.

    Args:
        caption: what the table lists.
        heads: one a column; the first column names its row.
        nothing: the sentence in place of an empty table.
    """
    lines = "".join(_row(heads, cells) for cells in rows)
    if not lines:
        st.html(
            f'<section class="card nothing"><h2>{escape(caption)}</h2>'
            f"<p>{escape(nothing)}</p></section>"
        )
        return
    named = "".join(f'<th role="columnheader" scope="col">{escape(head)}</th>' for head in heads)
    st.html(
        f'<table class="listed" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{named}</tr></thead>'
        f'<tbody role="rowgroup">{lines}</tbody></table>'
    )


def _row(heads: Sequence[str], cells: Sequence[Cell]) -> str:
    first, *others = zip(heads, cells, strict=True)
    told = "".join(
        f'<td role="cell" {_head(head)}{"" if cell else VOID}>{_drawn(cell)}</td>'
        for head, cell in others
    )
    return (
        f'<tr role="row"><th role="rowheader" scope="row" {_head(first[0])}>'
        f"{_drawn(first[1])}</th>{told}</tr>"
    )


def _head(name: str) -> str:
    return f'data-head="{escape(name)}"'


def _drawn(cell: Cell) -> str:
    if isinstance(cell, str):
        longest = max(map(len, cell.split()), default=0)
        return f"<span{LONG if longest > LONGEST_WORD else ''}>{escape(cell)}</span>"
    return chip_html(cell.chip, is_short=len(cell.word) <= SHORT)
