"""Cards of figures, milestones, steps and dated lines, as HTML with everything escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import streamlit as st

from console.ui.chips import Chip, chip_html

_ICONS = {
    "ok": "check-circle",
    "warn": "warn",
    "fault": "fault",
    "info": "info",
    "idle": "ring",
    "onair": "onair",
}
_DOTS = {"ok": "✓", "warn": "◔", "fault": "✕", "idle": "○", "onair": "▶"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A state by its look alone: ok, warn, fault, info, idle or onair; the icon follows from it."""

    look: str
    word: str

    @property
    def chip(self) -> Chip:
        """The chip it is drawn as."""
        return Chip(_ICONS[self.look], self.word, self.look)


def heading(title: str, lead: str) -> None:
    st.html(f'<header class="top"><h1>{escape(title)}</h1><p>{escape(lead)}</p></header>')


def figures(title: str, values: Iterable[tuple[str, str]]) -> None:
    cells = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in values
    )
    _card(title, f'<dl class="nums">{cells}</dl>')


def milestones(title: str, values: Iterable[tuple[str, str, Mark]]) -> None:
    steps = "".join(
        f'<li><span class="dot {mark.look}" aria-hidden="true">{_DOTS[mark.look]}</span>'
        f"<b>{escape(name)}</b><span>{escape(when)}</span>{chip_html(mark.chip)}</li>"
        for name, when, mark in values
    )
    _card(title, f'<ol class="line">{steps}</ol>')


def steps(title: str, values: Iterable[tuple[str, Mark]]) -> None:
    lines = "".join(
        f"<li><span>{escape(text)}</span>{chip_html(mark.chip)}</li>" for text, mark in values
    )
    _card(title, f'<ol class="steps">{lines}</ol>')


def dated(title: str, values: Iterable[tuple[str, str, Mark]], *, nothing: str) -> None:
    lines = "".join(
        f"<li><div><b>{escape(who)}</b><p>{escape(what)}</p></div>{chip_html(mark.chip)}</li>"
        for who, what, mark in values
    )
    _card(title, f'<ul class="steps">{lines}</ul>' if lines else f"<p>{escape(nothing)}</p>")


def title(text: str) -> None:
    st.html(f"<h2>{escape(text)}</h2>")


def note(text: str) -> None:
    st.html(f'<p class="meta">{escape(text)}</p>')


def todo(what: str, why: str, mark: Mark | None) -> None:
    chip = chip_html(mark.chip) if mark else ""
    told = f'<b>{escape(what)}</b><span class="meta">{escape(why)}</span>'
    st.html(f'<div class="todo"><p>{told}</p>{chip}</div>')


def next_step(title: str, text: str) -> None:
    _card(title, f'<p class="next">{escape(text)}</p>', look="lead")


def told(lead: str, fact: str, text: str) -> None:
    body = f"<p>{escape(text)}</p>" if text else ""
    st.html(f'<div class="told"><span>{escape(lead)}</span><b>{escape(fact)}</b>{body}</div>')


def _card(title: str, body: str, *, look: str = "") -> None:
    st.html(f'<section class="card {look}"><h2>{escape(title)}</h2>{body}</section>')
