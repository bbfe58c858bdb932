"""The files forms came from, and the button that takes one back."""

from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.registration.acts import import_undo
from console.registration.views.imports import ImportLine, load_imports
from console.ui import blocks, feedback, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from pages.parts import table
from pages.parts.cards import Mark
from pages.parts.table import Cell

HEADS = ("file", "at", "by", "rows", "state")
CHOSEN = "registrations-undo-choice"


def draw(actor: Actor, meeting_id: int, area: str) -> None:
    """Draw the files of a meeting; nothing while there is none."""
    found = load_imports(actor, meeting_id)
    if not found:
        return
    label = plainly("registrations.imports", count=written.number(len(found), language()))
    with blocks.expander(label, key="registrations-imports"):
        table.draw(
            t("registrations.imports_caption"),
            [t(f"registrations.imports_head.{head}") for head in HEADS],
            [row(file) for file in found],
            nothing="",
        )
        undoable = {file.id: file for file in found if file.undone_at is None and not file.touched}
        if undoable:
            undo_button(actor, meeting_id, undoable, area)


def row(one: ImportLine) -> tuple[Cell, ...]:
    counts = {name: count(getattr(one, name)) for name in ("added", "known", "refused")}
    rows = t("registrations.imports_counted", **counts)
    return (one.filename, written.moment(one.at), one.by, rows, standing(one))


def standing(one: ImportLine) -> Mark:
    if one.undone_at is not None:
        at = written.moment(one.undone_at)
        return Mark("idle", t("registrations.imports_undone", at=at, by=one.undone_by))
    if one.touched:
        return Mark("ok", t("registrations.imports_touched", count=count(len(one.touched))))
    return Mark("ok", t("registrations.imports_stands"))


def undo_button(actor: Actor, meeting_id: int, undoable: dict[int, ImportLine], area: str) -> None:
    names = {file.id: named(file) for file in undoable.values()}
    st.selectbox(t("registrations.undo_choose"), list(names), format_func=Labels(names), key=CHOSEN)
    chosen = undoable.get(state.value(CHOSEN) or 0) or next(iter(undoable.values()))
    label = t("registrations.undo")
    with blocks.popover(label, icon=":material/undo:", key="registrations-undo"):
        told = t("registrations.undo_told", count=count(chosen.added), name=chosen.filename)
        st.html(f"<p>{escape(told)}</p>")
        st.button(
            plainly("registrations.undo_sure", count=count(chosen.added)),
            key="registrations-undo-sure",
            type="primary",
            on_click=undo,
            args=(actor, meeting_id, chosen, area),
        )


def named(one: ImportLine) -> str:
    at = written.moment(one.at)
    return t("registrations.undo_named", name=one.filename, at=at, count=count(one.added))


def count(value: int) -> str:
    return written.number(value, language())


def undo(actor: Actor, meeting_id: int, chosen: ImportLine, area: str) -> None:
    with feedback.praised(area, "registrations.undone", count=count(chosen.added)):
        import_undo.undo_import(actor, meeting_id, chosen.id)
