"""How a pack reads: its row in the list, when it is due, where it is downloaded."""

import streamlit as st

from console.drafting.views.assignments import Progress
from console.drafting.views.packs import UnitPack
from console.drafting.views.transfers import GivenOn
from console.ui import format as written
from console.ui.text import language, t
from pages.parts.cards import Mark
from pages.parts.table import Cell

SOON = 3  # days


def row(one: UnitPack) -> tuple[Cell, ...]:
    count = written.number(len(one.parts), language())
    return (one.unit, count, _counted(one), due(one), _handed(one))


def _counted(one: UnitPack) -> str:
    """Give how many parts are how far, a line each."""
    return "\n".join(
        t("packs.counted", state=t(f"packs.standing.{progress.value}"), count=count)
        for progress in Progress
        if (count := one.count(progress))
    )


def due(one: UnitPack) -> Cell:
    if one.handed is None:
        return ""
    if one.days_left is None:
        return Mark("ok", t("packs.all_cleared"))
    look = "fault" if one.days_left < 0 else "warn" if one.days_left <= SOON else "idle"
    return Mark(look, f"{written.day(one.handed.due_on)}, {left(one.days_left).lower()}")


def left(days: int) -> str:
    """Say how many days are left."""
    if days == 0:
        return t("packs.today")
    return t("packs.left", days=days) if days > 0 else t("packs.over", days=-days)


def _handed(one: UnitPack) -> Cell:
    if one.handed is None:
        return Mark("warn", t("packs.not_handed"))
    told = t("packs.handed_by", by=one.handed.by, at=written.moment(one.handed.at))
    new = t("packs.new_since", count=one.new_count) if one.new_count else ""
    return f"{told}\n{new}".strip()


def given(one: GivenOn) -> tuple[Cell, ...]:
    at = f"{one.by}, {written.moment(one.at)}"
    return (str(one.number), one.from_unit, one.to_unit, one.reason, at)


def downloads(code: str, unit_id: int) -> None:
    with st.container(key="packs-downloads", horizontal=True):
        for ending in ("docx", "xlsx"):
            st.link_button(
                t(f"packs.{ending}"),
                f"/files/{code}/packs/{unit_id}.{ending}",
                icon=":material/download:",
            )
