"""The directory: units and fields as they stand, and the import of a newer one."""

import streamlit as st

from console.administration.views import accounts, directory
from console.administration.views.directory import UnitShown
from console.auth.actor import Actor
from console.errors import ConsoleError
from console.ui import blocks, state
from console.ui import format as written
from console.ui.text import plainly, t
from pages.admin import acts
from pages.parts import table
from pages.parts.cards import Mark


def draw_directory(actor: Actor) -> None:
    """Draw the import, and the units and fields that were looked for."""
    search = st.text_input(
        t("admin.search_directory"), key="admin-search-directory", icon=":material/search:"
    )
    whole = directory.load(actor)
    found = whole.found(search)
    import_form(actor)
    table.draw(
        t("admin.units", count=len(found.units)),
        (t("admin.code"), t("admin.unit"), t("admin.kind"), t("admin.aliases"), t("admin.state")),
        [
            (
                unit.code,
                unit.name,
                t(f"admin.kinds.{unit.kind.value}"),
                ", ".join(unit.aliases),
                validity(unit),
            )
            for unit in found.units
        ],
        nothing=t("admin.nothing_found" if whole.units else "admin.no_units"),
    )
    table.draw(
        t("admin.fields", count=len(found.fields)),
        (t("admin.code"), t("admin.field"), t("admin.default_unit")),
        [(field.code, field.name, field.unit or t("admin.no_unit")) for field in found.fields],
        nothing=t("admin.nothing_found" if whole.fields else "admin.no_units"),
    )


def validity(one: UnitShown) -> Mark:
    if one.is_valid:
        return Mark("ok", t("admin.valid"))
    ended = written.day(one.valid_to) if one.valid_to else ""
    if one.successor:
        return Mark("idle", t("admin.succeeded", day=ended, code=one.successor))
    return Mark("idle", t("admin.ended", day=ended))


def import_form(actor: Actor) -> None:
    with blocks.expander(t("admin.import_title"), key="admin-import-file"):
        chosen = st.file_uploader(
            t("admin.file"), type=["json"], key=f"admin-file-{state.typed(acts.ROUND)}"
        )
        if chosen is not None:
            preview(actor, chosen.name, chosen.getvalue())


def preview(actor: Actor, name: str, content: bytes) -> None:
    try:
        missing = accounts.missing_units(actor, acts.parsed(name, content))
    except ConsoleError as refused:
        st.error(plainly(f"error.{refused.code}", **refused.facts))
        return
    if missing:
        st.info(plainly("administration.units_missing", codes=", ".join(missing)))
    st.button(
        t("admin.import"),
        key="admin-import",
        type="primary",
        on_click=acts.import_directory,
        args=(actor, name, content),
    )
